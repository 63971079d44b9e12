// Which pages have a word. Pagefind finds pages by a word; it drops letters and words until something
// fits, and says nothing of it. So each word is asked for exactly.
import { remembered } from "../../../scripts/shared/remember.js";

/**
 * Pagefind, as far as it is used here.
 * @typedef {object} Engine
 * @property {(query: string) => Promise<{ results: { id: string, score: number }[] }>} search
 */

/**
 * Pagefind's ids of pages, and how well each fits.
 * @typedef {Map<string, number>} Pages
 */

/** @param {{ id: string }} result */
const idOf = ({ id }) => id.split("_").at(-1) ?? "";

const SHORTEST_BEGINNING = 3;
/** It is told how well pages fit a word that so many have, at most. */
const MOST_WEIGHED = 400;
/** @type {{ results: { id: string, score: number }[] }} */
const NOTHING = { results: [] };

/**
 * A function that finds the pages with all words of a text.
 * @param {Engine} engine
 * @param {string[]} known the words of listings
 * @param {(word: string) => boolean} [isKept] whether a word is never taken for the beginning of another
 */
export const pageFinder = (engine, known, isKept = () => false) => {
  /** @param {string} word */
  const search = async (word) => {
    const { results } = await engine.search(`"${word}"`);
    // A letter or two begin half of all words: WI is no beginning of "with".
    const longer = !results.length && word.length >= SHORTEST_BEGINNING && !isKept(word) &&
      known.find((other) => other.startsWith(word));
    if (longer) return beginningWith(word, longer);
    // How well each page fits takes as long again, and a word that stands everywhere says little.
    const weighed = results.length && results.length <= MOST_WEIGHED ? await engine.search(word) : NOTHING;
    const scores = new Map(weighed.results.map((result) => [idOf(result), result.score]));
    return new Map(results.map((result) => [idOf(result), scores.get(idOf(result)) ?? 0]));
  };

  /**
   * The pages with a word that begins so.
   * @param {string} word
   * @param {string} longer one that does
   */
  const beginningWith = async (word, longer) => {
    let { results } = await engine.search(word);
    const scores = new Map(results.map((result) => [idOf(result), result.score]));
    // It looks in one part of its index, and what begins so may stand at the start of the next.
    if (!results.length) ({ results } = await engine.search(`"${longer}"`));
    // Pagefind tells nobody but the console when a part of its index did not come.
    if (!results.length) throw new Error(`Pagefind has lost "${word}"`);
    return new Map(results.map((result) => [idOf(result), scores.get(idOf(result)) ?? 0]));
  };
  const pagesWith = remembered(search);

  /**
   * @param {string} text
   * @returns {Promise<Pages>}
   */
  return async (text) => {
    // Single letters such as A&E are one word in some texts, and letters side by side in others.
    if (/^\p{L}(?: \p{L})+$/u.test(text)) {
      const [apart, together] = await Promise.all([pagesWith(text), pagesWith(text.replaceAll(" ", ""))]);
      return new Map([...apart, ...together]);
    }
    const [first, ...others] = await Promise.all(text.split(" ").map(pagesWith));
    const inAll = [...first].filter(([id]) => others.every((pages) => pages.has(id)));
    return new Map(
      inAll.map(([id, score]) => [id, others.reduce((sum, pages) => sum + (pages.get(id) ?? 0), score)]),
    );
  };
};

/**
 * A function that finds the pages that say words just so, one after the other.
 * @param {Engine} engine
 */
export const phraseFinder = (engine) =>
  remembered(
    /** @param {string} words */
    async (words) => {
      const { results } = await engine.search(`"${words}"`);
      return new Map(results.map((result) => [idOf(result), result.score]));
    },
  );
