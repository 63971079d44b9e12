// What somebody means by what they type: names of our terms, words of listings, slips of the hand.
// What no listing says is told.
import { add, both, has, less, size } from "./facets.js";
import { pageFinder } from "./pages.js";
import { Vocabulary } from "./vocabulary.js";
import { nearest, plain, withPostcodes } from "./words.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./facets.js").RowSet} RowSet */
/** @typedef {import("./pages.js").Engine} Engine */
/** @typedef {import("./pages.js").Pages} Pages */
/** @typedef {import("./vocabulary.js").Term} Term */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

/**
 * One name or word of a query. `instead` is the word that was probably meant; `text` are the listings
 * whose words say it and how well they do, `echo` the same for ranking; `rows` has all that match.
 * @typedef {object} Part
 * @property {string} typed
 * @property {Term[]} terms
 * @property {Pages} pages
 * @property {string} instead
 * @property {Map<number, number>} text
 * @property {Map<number, number>} echo
 * @property {RowSet} byTerm
 * @property {RowSet} main
 * @property {RowSet} rows
 * @property {boolean} isAccess
 * @property {boolean} isArea
 * @property {boolean} isTime
 * @property {boolean} isMissing
 */

/**
 * A query, understood. `areas`, `days` and `parts` of the day are those that it names, and `anywhere` has
 * the rows of everything else that it says; `named` are the rows of just that name; `lookedFor` are terms and words used for
 * what was typed, `missing` what no listing says; `isPartial`: rows have only some of it; `crisis`: a
 * number to ring belongs beside it; `closed` are activities of that name that are over; `isNamesOnly`:
 * what listings say could not be looked through.
 * @typedef {object} Query
 * @property {RowSet} rows
 * @property {RowSet} anywhere
 * @property {string[]} areas
 * @property {string[]} days
 * @property {string[]} parts
 * @property {string[]} features
 * @property {(number: number) => number} fit
 * @property {number[]} named
 * @property {{ label: string, address?: string }[]} lookedFor
 * @property {string[]} missing
 * @property {boolean} isPartial
 * @property {{ address: string, title: string, summary: string }[]} pages
 * @property {boolean} crisis
 * @property {import("./vocabulary.js").Closed[]} closed
 * @property {boolean} isNamesOnly
 */

// Listings state these exactly. A word in a text proves nothing: "you can book online".
const FACTS = new Set(["day", "time", "cost", "format", "joining", "access"]);
const PAGES_SHOWN = 3;

/** Reads queries with the words and facts of one build of the site. */
export class QueryReader {
  /**
   * @param {WordsFile} file
   * @param {Engine | null} engine null where it can't run: then names are all that is looked at
   * @param {Facets} facets
   * @param {(word: string) => boolean} [isKept] whether a word is never taken for another
   */
  constructor(file, engine, facets, isKept = () => false) {
    this.file = file;
    this.facets = facets;
    this.vocabulary = new Vocabulary(file);
    /** @param {string} word */
    this.isKept = (word) => isKept(word) || this.vocabulary.namesOfClosed.has(word);
    this.isNamesOnly = !engine;
    this.pagesWithAll = engine
      ? pageFinder(engine, this.vocabulary.words, isKept)
      : pageFinder({ search: (word) => this.searchNames(word) }, []);
    this.rowOf = new Map(file.ids.split(" ").map((id, number) => [id, number]));
  }

  /**
   * What an index would find, by the names alone.
   * @param {string} word
   */
  searchNames(word) {
    const ids = this.file.ids.split(" ");
    const rows = this.vocabulary.rowsNamed(this.vocabulary.bare(plain(word)), { whole: false });
    return Promise.resolve({ results: rows.map((row) => ({ id: ids[row], score: 1 })) });
  }

  /**
   * A listing of that name is found whatever its words mean besides, and words in which facts are read
   * that no listing has are words.
   * @param {string} query
   * @returns {Promise<Query>}
   */
  async read(query) {
    const { facets, vocabulary } = this;
    const words = plain(withPostcodes(query));
    const typed = vocabulary.bare(words);
    const named = vocabulary.rowsNamed(typed, { whole: true });
    const withAll = typed.length > 1 ? vocabulary.rowsNamed(typed, { whole: false }) : [];
    let reading = await this.reading(vocabulary.parts(words), true);
    const isForced = reading.features.length > 0 && named.length > 0;
    if (isForced || !size(both(reading.rows, facets.access(reading.features, { orAsk: true })))) {
      const asWords = await this.reading(typed, false);
      if (isForced || (size(asWords.rows) && !asWords.isPartial)) reading = asWords;
    }
    for (const row of [...named, ...withAll]) add(reading.rows, row);
    const { missing, isPartial } = reading;
    const isClosed = vocabulary.closed.filter(([names]) => vocabulary.isNamed(names, typed, { whole: true }));
    const closed = isClosed.length || !(missing.length || isPartial)
      ? isClosed
      : vocabulary.closed.filter(([names]) => vocabulary.isNamed(names, typed, { whole: false }));
    const isKnown = named.length > 0 || closed.length > 0 || this.isNamesOnly;
    return { ...reading, named, closed, missing: isKnown ? [] : missing, isNamesOnly: this.isNamesOnly };
  }

  /**
   * @param {string[]} names
   * @param {boolean} withTerms whether they may be names of terms and slips of the hand
   */
  async reading(names, withTerms) {
    const parts = await Promise.all(names.map((typed) => this.readPart(typed, withTerms)));
    const { facets } = this;
    const terms = parts.flatMap((part) => part.terms);
    // A word that is nowhere narrows nothing, as long as there is another to go by.
    const useful = parts.filter((part) => part.terms.length || part.text.size);
    const narrowing = useful.filter((part) => !part.isAccess && !part.isTime);
    const access = useful.filter((part) => part.isAccess);
    /** @param {string} family */
    const valuesOf = (family) => terms.filter((term) => term.family === family).map(({ value }) => value);
    const [areas, days, times] = ["area", "day", "time"].map(valuesOf);
    const isTimed = useful.some((part) => part.isTime);
    const inTime = isTimed ? facets.times(days, times) : facets.all();
    const { rows, isPartial } = this.rowsOf(useful, narrowing, inTime);
    const found = less(rows, facets.apart(areas, days, times));
    const elsewhere = narrowing.filter((part) => !part.isArea).map((part) => part.rows);
    return {
      rows: found,
      anywhere: areas.length ? elsewhere.reduce(both, inTime) : found,
      areas,
      days,
      parts: times,
      isPartial,
      features: access.flatMap((part) => part.terms.map(({ value }) => value)),
      fit: fitOf(narrowing),
      lookedFor: [...new Map(useful.flatMap(lookedFor).map((term) => [term.label, term])).values()],
      missing: parts.filter((part) => part.isMissing).map((part) => part.typed),
      pages: this.otherPages(parts),
      crisis: terms.some((term) => term.crisis),
    };
  }

  /**
   * The rows with all parts, or with some where none has all.
   * @param {Part[]} useful
   * @param {Part[]} narrowing
   * @param {RowSet} inTime
   */
  rowsOf(useful, narrowing, inTime) {
    const { facets } = this;
    if (!useful.length) return { rows: facets.none(), isPartial: false };
    const rows = narrowing.map((part) => part.rows).reduce(both, inTime);
    if (narrowing.length < 2 || size(rows)) return { rows, isPartial: false };
    return { rows: both(inTime, facets.anyOf(narrowing.map((part) => part.rows))), isPartial: true };
  }

  /**
   * @param {string} typed
   * @param {boolean} withTerms
   * @returns {Promise<Part>}
   */
  async readPart(typed, withTerms) {
    const { facets, vocabulary } = this;
    let terms = withTerms && vocabulary.names.get(typed) || [];
    const isFact = terms.length > 0 && terms.every((term) => FACTS.has(term.family));
    /** @type {Pages} */
    let pages = isFact ? new Map() : await this.pagesWithAll(typed);
    let instead = "";
    if (withTerms && !terms.length && !pages.size && !this.isKept(typed)) {
      instead = nearest(typed, [...vocabulary.names.keys(), ...vocabulary.words]);
      terms = vocabulary.names.get(instead) ?? [];
      if (instead) pages = await this.pagesWithAll(instead);
    }
    const text = this.listingsAmong(pages);
    const byTerm = facets.anyOf(
      terms.filter((term) => term.family !== "access").map((term) => facets.having(term.family, term.value)),
    );
    const rows = byTerm.slice();
    for (const number of text.keys()) add(rows, number);
    return {
      typed,
      terms,
      pages,
      instead,
      text,
      echo: await this.echoOf(typed, text, terms.length > 0 && !isFact),
      byTerm,
      rows,
      main: facets.anyOf(terms.map((term) => facets.column("main", `${term.family}:${term.value}`))),
      isAccess: terms.length > 0 && terms.every((term) => term.family === "access"),
      isArea: terms.length > 0 && terms.every((term) => term.family === "area"),
      isTime: terms.some((term) => term.family === "day" || term.family === "time"),
      // A name of several words is ours: nobody expects to read it word for word.
      isMissing: !isFact && (instead !== "" || !text.size) && !(terms.length && typed.includes(" ")),
    };
  }

  /**
   * A slip that is a name of a term ("lonley") is in no text; the word it stands for still ranks.
   * @param {string} typed
   * @param {Map<number, number>} text
   * @param {boolean} isName
   */
  async echoOf(typed, text, isName) {
    const word = isName && !text.size ? nearest(typed, this.vocabulary.words) : "";
    return word ? this.listingsAmong(await this.pagesWithAll(word)) : text;
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

  /** @param {Part[]} parts */
  otherPages(parts) {
    const found = this.file.pages.filter(([id]) => parts.length && parts.every((part) => part.pages.has(id)));
    const known = new Map(found.map((page) => [page[0], page]));
    return loudestFirst(parts, [...known.keys()]).slice(0, PAGES_SHOWN).map((id) => {
      const [, address, title, summary] = known.get(id) ?? ["", "", "", ""];
      return { address, title, summary };
    });
  }
}

/**
 * What was looked for in place of what was typed.
 * @param {Part} part
 * @returns {{ label: string, address?: string }[]}
 */
const lookedFor = (part) =>
  part.terms.length || !part.instead ? part.terms : [{ label: `“${part.instead}”` }];

/**
 * How well a row fits the parts: by term, by its first need or kind, and by its words.
 * @param {Part[]} parts
 */
const fitOf = (parts) => {
  const loudest = Math.max(1, ...parts.flatMap((part) => [...part.echo.values()]));
  /** @type {(part: Part, number: number) => number} */
  const fit = ({ rows, byTerm, main, echo }, number) => {
    const score = echo.get(number);
    const facts = 2 * Number(has(rows, number)) + Number(has(byTerm, number)) +
      0.5 * Number(has(main, number));
    return facts + (score === undefined ? 0 : 0.5 + score / loudest);
  };
  /** @param {number} number */
  return (number) => parts.reduce((sum, part) => sum + fit(part, number), 0);
};

/**
 * The pages of which the parts say most, first.
 * @param {Part[]} parts
 * @param {string[]} ids
 */
const loudestFirst = (parts, ids) => {
  /** @param {string} id */
  const loudness = (id) => parts.reduce((sum, { pages }) => sum + (pages.get(id) ?? 0), 0);
  return ids.sort((id, other) => loudness(other) - loudness(id));
};
