// Looks activities up by their slugs, in files of about ten that stand beside the page of the list.
import { remembered } from "../../../scripts/shared/remember.js";

/** @typedef {import("../find/files.js").Row} Row */

/**
 * An activity that a list can show; one that is over has a `status` and what to try `instead`.
 * @typedef {Row & {
 *   reach?: string, reachHref?: string, status?: string, instead?: [name: string, page: string, card: string][], warning?: string,
 *   off?: boolean, days?: [string, string][],
 * }} Listed
 */

/**
 * What a file says of a slug: an activity, or the slug that took its place.
 * @typedef {Record<string, Listed & { now?: string }>} ListFile
 */

/**
 * In which of so many files a slug is: `file_of` in portal/pages/my_list.py.
 * @param {string} slug
 * @param {number} of
 */
export const fileOf = (slug, of) => {
  let number = 0;
  for (const letter of slug) number = (number * 31 + letter.charCodeAt(0)) % 65536;
  return number % of;
};

/**
 * A function that looks a slug up: the slug as it is now, and its activity; null where there is none.
 * @param {(number: number) => Promise<ListFile>} fetchFile
 * @param {number} of
 */
export const lookUpIn = (fetchFile, of) => {
  const file = remembered(fetchFile);
  /**
   * @param {string} slug
   * @returns {Promise<{ slug: string, listed: Listed | null }>}
   */
  const lookUp = async (slug) => {
    const found = new Map(Object.entries(await file(fileOf(slug, of)))).get(slug);
    if (found && found.now) return lookUp(found.now);
    return { slug, listed: found || null };
  };
  return lookUp;
};
