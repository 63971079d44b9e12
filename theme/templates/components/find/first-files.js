// Which files the first answer needs, by the names that the page has for them.

/** @typedef {"columns" | "danger" | "dangerPhrases" | "moreColumns" | "phrases" | "shared" | "texts" | "words"} FileName */

/** An old copy could be of another build. */
export const NOT_FROM_A_CACHE = /** @type {RequestInit} */ ({ cache: "no-cache" });

/** All facts are counted, where nothing was typed. */
export const FILES_FOR_FILTERS = /** @type {FileName[]} */ (["columns", "moreColumns"]);

/**
 * Those of a first answer to words, in the order in which they are asked for. One word that is known needs less than
 * several.
 * @param {string} words
 * @returns {FileName[]}
 */
export const filesForWords = (words) => {
  /** @type {FileName[]} */
  const files = ["words", "columns", "danger"];
  return / ./.test(words) ? [...files, "phrases", "moreColumns"] : files;
};
