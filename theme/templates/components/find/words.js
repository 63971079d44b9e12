// Words as they are compared: without capitals, accents and signs; and the nearest of a misspelt one.
import { slips } from "./slips.js";

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
  text.replace(/(^|[^\p{L}\p{N}])([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})(?![\p{L}\p{N}])/giu, "$1$2 $3");

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
