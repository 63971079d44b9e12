// What somebody says that they do not want: not for children, but not a gym.

/** @typedef {import("./vocabulary.js").Term} Term */

/** Families of what somebody who says "not" does not want: of needs, "not" is said of what somebody has. */
const REFUSED = new Set(["category", "audience", "format", "area", "day", "time"]);

/** Which names of a query are refused, by the words before them. */
export class Refusals {
  /** @param {import("./vocabulary.js").WordsFile} file */
  constructor({ notWords, refusals, afterNot, without }) {
    this.notWords = notWords;
    this.refusals = refusals;
    this.afterNot = new Set(afterNot);
    this.without = new Set(without);
  }

  /**
   * Whether a name is what somebody does not want, by the words before it. "Not a carer but" and "don't want to be
   * lonely" say what somebody has; "but not a carer" and "instead of" can mean nothing else.
   * @param {Term[]} terms of the name
   * @param {string[]} tokens of the query
   * @param {number} from where the name begins
   */
  areRefused(terms, tokens, from) {
    let at = from;
    while (at > 0 && this.afterNot.has(tokens[at - 1])) at--;
    const before = ` ${tokens.slice(0, at).join(" ")}`;
    const isSaid = (/** @type {string} */ words) => before.endsWith(` ${words}`);
    if (!terms.length) return false;
    if (this.refusals.some(isSaid)) return true;
    return this.notWords.some(isSaid) && terms.every(({ family }) => REFUSED.has(family));
  }

  /**
   * The words that a name of several words says somebody does not want: "no gym" is another way to be active.
   * @param {string} name
   */
  refusedIn(name) {
    const [first, ...others] = name.split(" ");
    return this.without.has(first) ? others : [];
  }
}
