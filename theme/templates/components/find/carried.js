// The words that another page's search box has handed over: scripts/shared/carried-words.js.
import { CARRIED } from "../../../scripts/shared/carried-words.js";
import { ifAllowed } from "../../../scripts/shared/storage.js";

/** The words that were brought here, once: "" where there are none. */
export const takeCarriedWords = () =>
  ifAllowed(() => {
    const words = sessionStorage.getItem(CARRIED);
    sessionStorage.removeItem(CARRIED);
    return words;
  }) ?? "";
