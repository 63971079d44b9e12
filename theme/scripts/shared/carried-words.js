// Words on their way from a search box to the find page. They travel in the storage of the tab, because a
// browser writes each address that it opens into its history: docs/decisions/0023-danger.md.
import { isOnDisk } from "./disk.js";
import { ifAllowed } from "./storage.js";

export const CARRIED = "search-words";
/**
 * Keeps the words for the next page.
 * @param {string} words
 * @returns {boolean} whether the next page will have them
 */
export const carryWords = (words) =>
  !!ifAllowed(() => {
    // Firefox gives each file on a disk a storage of its own, which the next page can't read.
    if (isOnDisk() && "mozInnerScreenX" in globalThis) return false;
    sessionStorage.setItem(CARRIED, words);
    return true;
  });
