// The words that another page's search box has handed over: search-box/carry-words.js.
import { CARRIED } from "../../../scripts/shared/carried.js";
import { ifAllowed } from "../../../scripts/shared/storage.js";

/** The words that were brought here, "" where there are none. */
export const carriedWords = () => ifAllowed(() => sessionStorage.getItem(CARRIED)) ?? "";

/** The same, once. */
export const takeCarriedWords = () => {
  const words = carriedWords();
  ifAllowed(() => sessionStorage.removeItem(CARRIED));
  return words;
};
