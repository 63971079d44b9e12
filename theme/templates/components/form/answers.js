// Answers of several lines.

/** @param {string} text */
export const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/**
 * @param {string} answer
 * @param {string} other
 */
export const isSameAnswer = (answer, other) =>
  linesOf(answer).sort().join("\n") === linesOf(other).sort().join("\n");
