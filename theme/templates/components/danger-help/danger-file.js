// The two files of words of danger as one: search/danger_files.py says how they are written.
import { decodeWords } from "../find/front-coding.js";

/** @typedef {import("./recognise.js").DangerFile} DangerFile */

/**
 * A group or a list, with its phrases in numbers.
 * @typedef {object} Coded
 * @property {string} id
 * @property {string} words
 * @property {string[]} [needs]
 * @property {boolean} [danger]
 */

/**
 * search/danger.json.
 * @typedef {object} FirstDanger
 * @property {string[]} names
 * @property {string} words
 * @property {number} meant
 * @property {Coded[]} sets
 * @property {Coded[]} groups
 */

/**
 * search/danger-phrases.json.
 * @typedef {object} DangerPhrases
 * @property {string} words
 * @property {Coded[]} sets
 * @property {Coded[]} groups
 * @property {string} harmless
 * @property {string[]} lookalikes
 */

const FIRST_SIGN = "#".charCodeAt(0);
const SIGNS = 92;

/**
 * @param {string} coded
 * @param {string[]} tokens
 */
const phrasesOf = (coded, tokens) => {
  /** @type {string[]} */
  let phrase = [];
  return coded.split(" ").filter(Boolean).map((code) => {
    phrase = phrase.slice(0, Number(code[0]));
    for (let at = 1; at < code.length; at += 2) {
      const [first, second] = [at, at + 1].map((place) => code.charCodeAt(place) - FIRST_SIGN);
      phrase.push(tokens[first * SIGNS + second]);
    }
    return phrase.join(" ");
  });
};

/**
 * All that is known of danger; without the second file, what the first one tells.
 * @param {FirstDanger} first
 * @param {DangerPhrases | null} rest
 * @returns {DangerFile}
 */
export const readDanger = (first, rest) => {
  const words = decodeWords(first.words);
  const tokens = [...first.names, ...words, ...rest ? decodeWords(rest.words) : []];
  return {
    sets: [...first.sets, ...rest?.sets ?? []].map(({ id, danger = false, words }) => ({
      id,
      danger,
      words: phrasesOf(words, tokens),
    })),
    groups: first.groups.map(({ id, needs = [], words }, at) => ({
      id,
      needs,
      words: [words, rest?.groups[at].words ?? ""].flatMap((coded) => phrasesOf(coded, tokens)),
    })),
    harmless: phrasesOf(rest?.harmless ?? "", tokens),
    lookalikes: rest?.lookalikes ?? [],
    others: rest ? [] : words.slice(0, first.meant),
  };
};
