// The words of what is typed, as they are read: corrected, joined where they were torn apart, with prices, times of day
// and lines of buses known for what they are.
import { clocksIn, inPounds, NO_CLOCKS, withoutColons } from "./clocks.js";
import { plain, withPostcodes } from "./words.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * A word of a query: as it is read, as it was typed, and which of the pieces between spaces it is in.
 * @typedef {object} Token
 * @property {string} word
 * @property {string} typed
 * @property {number} piece
 * @property {boolean} isPrice
 * @property {boolean} [isBus] whether it is a line of buses
 * @property {string} [clock] the same with a colon, where it is a time of day: 10:30
 * @property {boolean} isForeign whether it has letters that English has not: it is never corrected
 */

/** Letters that nobody types in English. */
const FOREIGN = /[^\p{ASCII}\p{P}\p{S}]/u;

/**
 * Words with each line of buses as one.
 * @param {Token[]} tokens
 * @param {Vocabulary} vocabulary
 */
const withBuses = (tokens, vocabulary) => {
  const words = tokens.map(({ word }) => word);
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < tokens.length;) {
    const [count, word] = vocabulary.busAt(words, at);
    const typed = words.slice(at, at + count).join(" ");
    found.push(count ? { ...tokens[at], word, typed, isBus: true } : tokens[at]);
    at += Math.max(1, count);
  }
  return found;
};

/**
 * The words of pieces, corrected where nobody knows them.
 * @param {string[]} pieces what stands between spaces
 * @param {Vocabulary} vocabulary
 * @param {Spelling} spelling
 */
export const tokensOf = (pieces, vocabulary, spelling) => {
  /** @type {Token[]} */
  const typed = [];
  for (const [piece, text] of pieces.entries()) {
    const isPrice = /\p{Sc}/u.test(text) || /^(?:pounds?|quid)$/i.test(pieces[piece + 1] ?? "");
    const isForeign = FOREIGN.test(text);
    const clocks = isPrice ? NO_CLOCKS : clocksIn(text);
    const said = isPrice ? inPounds(text) : withoutColons(text);
    for (const written of plain(withPostcodes(said)).split(" ")) {
      const word = vocabulary.otherSpellings.get(written) ?? written;
      typed.push({ word, typed: word, piece, isPrice, isForeign, clock: clocks.get(word) });
    }
  }
  /** @type {Token[]} */
  const tokens = [];
  for (const token of withBuses(typed, vocabulary)) {
    const before = tokens.at(-1);
    if (token.isForeign || before?.isForeign) {
      tokens.push(...(token.isForeign ? [token.word] : spelling.meant(token.word)).map((word) => ({
        ...token,
        word,
      })));
      continue;
    }
    const together = before && vocabulary.joined([before.word, token.word]);
    if (before && together?.length === 1) {
      tokens[tokens.length - 1] = { ...before, word: together[0], typed: together[0] };
    } else if (before && spelling.isTorn(before.typed, token.typed)) {
      const [word] = spelling.meant(before.typed + token.typed);
      tokens[tokens.length - 1] = { ...before, word, typed: `${before.typed} ${token.typed}` };
    } else {
      for (const word of spelling.meant(token.word)) tokens.push({ ...token, word });
    }
  }
  return tokens;
};
