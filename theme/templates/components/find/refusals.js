// What somebody says that they do not want: not for children, but not a gym, any day but Monday.
import { TIMES } from "./when.js";

/** @typedef {import("./vocabulary.js").Term} Term */

/**
 * A name or word of a query: from the first of its words, before the second, with the terms that it names.
 * @typedef {object} Named
 * @property {string} name
 * @property {number} from
 * @property {number} to
 * @property {Term[]} terms
 */

/** Families of what somebody who says "not" does not want: of needs, "not" is said of what somebody has. */
const REFUSED = new Set(["category", "audience", "format", "area", "cost", "joining", ...TIMES]);

/** Which names of a query are refused, by the words before them. */
export class Refusals {
  /** @param {import("./vocabulary.js").WordsFile} file */
  constructor({ notWords, notTimes, refusals, refusable, afterNot, orWords, without }) {
    this.notWords = notWords;
    this.notTimes = notTimes;
    this.refusals = refusals;
    this.refusable = new Set(refusable);
    this.afterNot = new Set(afterNot);
    this.orWords = new Set(orWords);
    this.without = new Set(without);
  }

  /**
   * Of each name of a query, whether it is what somebody does not want: not Monday or Tuesday, not on a Friday
   * morning.
   * @param {Named[]} named
   * @param {string[]} tokens of the query
   * @returns {boolean[]}
   */
  among(named, tokens) {
    /** @type {boolean[]} */
    const refused = [];
    for (const [at, one] of named.entries()) {
      const goesOn = at > 0 && refused[at - 1] && this.goesOn(named[at - 1], one, tokens);
      refused.push(goesOn || this.isRefused(one, tokens));
    }
    return refused;
  }

  /**
   * Whether a name is what somebody does not want, by the words before it. "Not a carer but" and "don't want to be
   * lonely" say what somebody has; "but not a carer" and "instead of" can mean nothing else.
   * @param {Named} named
   * @param {string[]} tokens
   */
  isRefused({ name, from, terms }, tokens) {
    let at = from;
    while (at > 0 && this.afterNot.has(tokens[at - 1])) at--;
    const before = ` ${tokens.slice(0, at).join(" ")}`;
    const isSaid = (/** @type {string} */ words) => before.endsWith(` ${words}`);
    if (this.refusals.some(isSaid)) return true;
    const isNot = this.notWords.some(isSaid);
    if (!terms.length) return isNot && this.refusable.has(name);
    // Who says "no kids" has no need of what is for families either.
    const isOfChildren = terms.some(({ value }) => value === "children");
    // An exercise class is no need that somebody has, whatever need it is for.
    const isKind = terms.some(({ family }) => family === "category");
    if (isNot) return terms.every(({ family }) => REFUSED.has(family) || isKind || isOfChildren);
    return this.notTimes.some(isSaid) && terms.every(({ family }) => TIMES.includes(family));
  }

  /**
   * Whether what is refused goes on with the next name: "Monday or Tuesday", "Monday morning".
   * @param {Named} last
   * @param {Named} next
   * @param {string[]} tokens
   */
  goesOn(last, next, tokens) {
    const between = tokens.slice(last.to, next.from);
    const families = last.terms.map(({ family }) => family);
    const isSame = next.terms.some(({ family }) => families.includes(family));
    if (isSame) return between.length > 0 && between.every((word) => this.orWords.has(word));
    const isPart = next.terms.length > 0 && next.terms.every(({ family }) => family === "time");
    return isPart && families.includes("day") && between.every((word) => this.afterNot.has(word));
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
