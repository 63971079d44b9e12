// Brings words to the find page, in the storage of the tab: scripts/shared/carried.js.
import { CARRIED } from "../../../scripts/shared/carried.js";
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { ifAllowed } from "../../../scripts/shared/storage.js";

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
