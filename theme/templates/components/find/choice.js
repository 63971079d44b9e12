// What is chosen, after one more choice.

/** @typedef {import("./answer.js").Chosen} Chosen */

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
