// What is asked for: words, filters and how many results are shown. It is kept after the #.

/** @typedef {import("./answer.js").Chosen} Chosen */

/**
 * @typedef {object} State
 * @property {string} words
 * @property {Chosen} chosen
 * @property {number} shown
 */

export const AT_ONCE = 20;

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
  return { words: asked.get("q") ?? "", chosen, shown: Number(asked.get("shown")) || AT_ONCE };
};

/** @param {State} state */
export const writeState = ({ words, chosen, shown }) => {
  const asked = new URLSearchParams();
  if (words.trim()) asked.set("q", words.trim());
  for (const [family, values] of Object.entries(chosen)) {
    for (const value of values) asked.append(family, value);
  }
  if (shown > AT_ONCE) asked.set("shown", String(shown));
  return `#${asked}`;
};

/**
 * The choices with one more or one fewer.
 * @param {Chosen} chosen
 * @param {string} family
 * @param {string} value
 * @param {boolean} isChosen
 * @returns {Chosen}
 */
export const withChoice = (chosen, family, value, isChosen) => {
  const others = (chosen[family] ?? []).filter((other) => other !== value);
  return { ...chosen, [family]: isChosen ? [...others, value] : others };
};
