// Which listings and other pages say a word: by Pagefind, or by names alone where it can't run.
import { pageFinder, phraseFinder } from "./pages.js";
import { plain } from "./words.js";

/** @typedef {import("./pages.js").Engine} Engine */
/** @typedef {import("./pages.js").Pages} Pages */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

/** What one build of the site says, by words. */
export class Texts {
  /**
   * @param {WordsFile} file
   * @param {Vocabulary} vocabulary
   * @param {Engine | null} engine null where it can't run: then names are all that is looked at
   * @param {(word: string) => boolean} isKept whether a word is never taken for another
   */
  constructor(file, vocabulary, engine, isKept) {
    this.vocabulary = vocabulary;
    this.pagesWithAll = engine
      ? pageFinder(engine, vocabulary.words, isKept)
      : pageFinder({ search: (word) => this.searchNames(word) }, []);
    this.pagesWithPhrase = engine ? phraseFinder(engine) : () => Promise.resolve(new Map());
    // Before Pagefind's ids are here, names are all that is looked at, and any will do.
    this.ids = file.ids ? file.ids.split(" ") : file.names.map((_, row) => `${row}`);
    this.rowOf = new Map(this.ids.map((id, row) => [id, row]));
  }

  /**
   * What an index would find, by the names alone.
   * @param {string} word
   */
  searchNames(word) {
    const rows = this.vocabulary.rowsNamed(this.vocabulary.bare(plain(word)), { whole: false });
    return Promise.resolve({ results: rows.map((row) => ({ id: this.ids[row], score: 1 })) });
  }

  /**
   * The rows that are among pages, and how well each fits.
   * @param {Pages} pages
   */
  listingsAmong(pages) {
    /** @type {Map<number, number>} */
    const rows = new Map();
    for (const [id, score] of pages) {
      const row = this.rowOf.get(id);
      if (row !== undefined) rows.set(row, score);
    }
    return rows;
  }
}
