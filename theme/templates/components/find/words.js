// Words as they are compared: without capitals, accents and signs; and the slips of a hand.

// The same letters as in sanitise/alphabets.py: what is not one of ours with an accent.
/** @type {Record<string, string>} */
const LATIN = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "ng",
  ŧ: "t",
  ə: "e",
};

/** @param {string} text */
export const plain = (text) =>
  text.toLowerCase().replace(/[ßæœøłđðþıħŋŧə]/g, (letter) => LATIN[letter]).normalize("NFKD")
    .replace(/\p{M}/gu, "").replace(/['’‘.]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * A text whose postcodes have their space: lw43fg is LW4 3FG.
 * @param {string} text
 */
export const withPostcodes = (text) =>
  text.replace(/(?<![\p{L}\p{N}])([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})(?![\p{L}\p{N}])/giu, "$1 $2");

/**
 * Letters missing, added, wrong or swapped between two words; anything over `most` is just more.
 * @param {string} word
 * @param {string} other
 * @param {number} most
 */
export const slips = (word, other, most) => {
  if (Math.abs(word.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = word[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong);
      const swapped = word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

/**
 * The word that was probably meant, or "". The first letter is taken for right.
 * @param {string} word
 * @param {Iterable<string>} choices
 */
export const nearest = (word, choices) => {
  if (word.length < 4 || /\d/.test(word)) return "";
  let best = "";
  let fewest = word.length < 7 ? 1 : 2;
  for (const choice of choices) {
    if (choice.length < 4 || choice[0] !== word[0]) continue;
    const count = slips(word, choice, fewest);
    if (count < fewest || (count === fewest && !best)) [best, fewest] = [choice, count];
  }
  return best;
};
