// search/words.json: the terms with what people call them, and every word of the listings.

/**
 * `typed` is what people may call the term, `small` are words that say nothing alone.
 * @typedef {object} WordsFile
 * @property {string} version
 * @property {[family: string, value: string, label: string, typed: string[], address: string, crisis: boolean][]} terms
 * @property {string[]} everywhere
 * @property {string[]} small
 * @property {string} ids
 * @property {string[][]} names what each row may be called
 * @property {Closed[]} closed
 * @property {string} words
 * @property {[id: string, address: string, title: string, summary: string][]} pages
 */

/**
 * An activity that is over: what it may be called, its name and page, and what to try instead.
 * @typedef {[names: string[], name: string, address: string, status: string, instead: [string, string][]]} Closed
 */

/**
 * @typedef {object} Term
 * @property {string} family
 * @property {string} value
 * @property {string} label
 * @property {string} address
 * @property {boolean} crisis
 */

const LONGEST_NAME = 6;

/**
 * Words in order, each coded as how many letters it shares with the one before it and the rest.
 * @param {string} coded
 */
export const decodeWords = (coded) => {
  /** @type {string[]} */
  const words = [];
  for (const code of coded.split(" ")) {
    words.push((words.at(-1) ?? "").slice(0, parseInt(code[0], 36)) + code.slice(1));
  }
  return words;
};

/** @param {string} token */
const isOneLetter = (token) => /^\p{L}$/u.test(token);

/** The names we know, and the words of listings. */
export class Vocabulary {
  /** @param {WordsFile} file */
  constructor(file) {
    /** @type {Map<string, Term[]>} */
    this.names = new Map();
    for (const [family, value, label, typed, address, crisis] of file.terms) {
      for (const name of typed) {
        const terms = this.names.get(name) ?? [];
        this.names.set(name, [...terms, { family, value, label, address, crisis }]);
      }
    }
    this.everywhere = new Set(file.everywhere);
    this.small = new Set(file.small);
    this.words = decodeWords(file.words);
    this.known = new Set(this.words);
    this.listings = file.names;
    this.closed = file.closed;
    this.namesOfClosed = new Set(file.closed.flatMap(([names]) => names.flatMap((name) => name.split(" "))));
  }

  /**
   * The words of a text but the small ones; all of them where there are no others.
   * @param {string} text in plain words
   */
  bare(text) {
    const tokens = this.joined(text.split(" ").filter(Boolean));
    const bare = tokens.filter((token) => !this.small.has(token));
    return bare.length ? bare : tokens;
  }

  /**
   * Whether one of some names is just what was typed, or has all of its words.
   * @param {string[]} names
   * @param {string[]} typed
   * @param {{ whole: boolean }} options
   */
  isNamed(names, typed, { whole }) {
    return names.some((name) => {
      const words = this.bare(name);
      return whole ? words.join(" ") === typed.join(" ") : typed.every((word) => words.includes(word));
    });
  }

  /**
   * The numbers of the rows that are called so.
   * @param {string[]} typed
   * @param {{ whole: boolean }} options
   */
  rowsNamed(typed, options) {
    return [...this.listings.keys()].filter((row) => this.isNamed(this.listings[row], typed, options));
  }

  /**
   * A query in parts: the longest names we know, and single words.
   * @param {string} query in plain words
   */
  parts(query) {
    const tokens = this.joined(query.split(" ").filter(Boolean));
    const parts = [];
    let at = 0;
    while (at < tokens.length) {
      let name = tokens.slice(at, at + LONGEST_NAME);
      while (name.length > 1 && !this.isName(name.join(" "))) name = name.slice(0, -1);
      at += name.length;
      const typed = name.join(" ");
      if (!this.everywhere.has(typed) && !this.small.has(typed)) parts.push(typed);
    }
    return parts.length ? parts : tokens;
  }

  /**
   * Single letters are no words: "a e" (A&E) stays together, "o neills" is the word that listings write
   * O'Neill's.
   * @param {string[]} tokens
   */
  joined(tokens) {
    /** @type {string[]} */
    const found = [];
    for (const [at, token] of tokens.entries()) {
      const before = at ? tokens[at - 1] : "";
      const isLetter = isOneLetter(token);
      if (isOneLetter(before) && isLetter) found.push(`${found.pop()} ${token}`);
      else if (isOneLetter(before) && this.known.has(before + token)) found.push(found.pop() + token);
      else found.push(token);
    }
    return found;
  }

  /** @param {string} text */
  isName(text) {
    return this.names.has(text) || this.everywhere.has(text);
  }
}
