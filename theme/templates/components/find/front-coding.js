// Words as the site's files have them: search/front_coding.py.

/**
 * Words in order, each coded as how many letters it shares with the one before it (in base 36) and the rest.
 * @param {string} coded
 * @param {string} [between] what stands between words
 */
export const decodeWords = (coded, between = " ") => {
  /** @type {string[]} */
  const words = [];
  for (const code of coded.split(between)) {
    words.push((words.at(-1) ?? "").slice(0, parseInt(code[0], 36)) + code.slice(1));
  }
  return words;
};
