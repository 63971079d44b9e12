// What is asked for: words, filters and how many results are shown. It is kept after the #.

/** @typedef {import("./answer.js").Chosen} Chosen */

/**
 * @typedef {object} State
 * @property {string} words
 * @property {Chosen} chosen
 * @property {number} shown
 * @property {string} near where somebody is, as far as it may be written down: the first half of a postcode,
 *   or the name of a place
 * @property {number} within how many miles away at most; 0 for any distance
 * @property {string} sort "soonest", "nearest", or "" for what fits best
 * @property {string} view "map", or "" for the list alone
 */

export const AT_ONCE = 20;
/** Miles. */
const DISTANCES = [1, 3, 5];

const OLDEST = 120;

/**
 * Whether something was typed, be it a sign alone: no listing says that, which the page must tell.
 * @param {string} text
 */
export const hasWords = (text) => text.trim() !== "";

/**
 * Whether a text is an age in years.
 * @param {string} text
 */
export const isAge = (text) => /^\d{1,3}$/.test(text) && Number(text) <= OLDEST;

/**
 * @param {URLSearchParams} asked
 * @param {[family: string, value: string][]} filters those of the page; others are not asked for
 * @returns {State}
 */
export const readState = (asked, filters) => {
  /** @type {Chosen} */
  const chosen = {};
  for (const [family, value] of filters) {
    if (asked.getAll(family).includes(value)) (chosen[family] ??= []).push(value);
  }
  const age = asked.get("age") ?? "";
  if (isAge(age)) chosen.age = [age];
  const near = asked.get("near") ?? "";
  const within = Number(asked.get("within")) || 0;
  const sort = asked.get("sort") ?? "";
  return {
    words: asked.get("q") ?? "",
    chosen,
    shown: Number(asked.get("shown")) || AT_ONCE,
    near,
    within: near && DISTANCES.includes(within) ? within : 0,
    sort: sort === "soonest" || (near && sort === "nearest") ? sort : "",
    view: asked.get("view") === "map" ? "map" : "",
  };
};

/** @param {State} state */
export const writeState = ({ words, chosen, shown, near, within, sort, view }) => {
  const asked = new URLSearchParams();
  if (words.trim()) asked.set("q", words.trim());
  for (const [family, values] of Object.entries(chosen)) {
    for (const value of values) asked.append(family, value);
  }
  if (near) asked.set("near", near);
  if (within) asked.set("within", String(within));
  if (sort) asked.set("sort", sort);
  if (view) asked.set("view", view);
  if (shown > AT_ONCE) asked.set("shown", String(shown));
  return `#${asked}`;
};

/**
 * What is asked for where nobody says any longer where they are.
 * @param {State} state
 */
export const nowhere = ({ sort }) => ({ near: "", within: 0, sort: sort === "nearest" ? "" : sort });
