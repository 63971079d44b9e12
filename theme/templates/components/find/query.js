// What somebody means by what they type: names of listings and of our terms, places, times, people, facts,
// words of listings, and slips of the hand. The model: docs/decisions/0006-search.md. What no listing says is
// told. Words are read in tokens.js, names and words in parts.js, and joined in joining.js.
import { add, both, size } from "./sets.js";
import { isOfName, PartJoiner } from "./joining.js";
import { EXACT, PartReader } from "./parts.js";
import { Spelling } from "./spelling.js";
import { Texts } from "./texts.js";
import { tokensOf } from "./tokens.js";
import { Vocabulary } from "./vocabulary.js";
import { plain, withPostcodes } from "./words.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./joining.js").Meaning} Meaning */
/** @typedef {import("./pages.js").Engine} Engine */
/** @typedef {import("./pages.js").Pages} Pages */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

/**
 * Something that was understood, and the words without it.
 * @typedef {object} Reading
 * @property {string} label
 * @property {string} without
 */

/**
 * A query, understood. `areas`, `days` and `parts` of the day are those that it names, and `anywhere` has
 * the rows of everything else that it says; `named` are the rows of just that name; `score` says how far
 * up a row belongs; `readings` are what was understood; `lookedFor` are terms and words used for
 * what was typed, `missing` what no listing says; `isPartial`: rows have only some of it; `isEmpty`: there is
 * none; `crisis`: a
 * number to ring belongs beside it; `closed` are activities of that name that are over; `isNamesOnly`:
 * what listings say could not be looked through.
 * @typedef {object} Query
 * @property {RowSet} rows
 * @property {RowSet} anywhere
 * @property {RowSet} byName what is asked for by its name: it is shown although nobody has checked it for long
 * @property {string[]} areas
 * @property {string[]} days
 * @property {string[]} parts
 * @property {string[]} features
 * @property {RowSet} anyAccess what need not have the features that were typed: nobody goes there, or it is
 *   what somebody asks about
 * @property {(row: number) => string} remark what is said of a row: that it has not told of a feature
 * @property {(row: number) => number} score
 * @property {number[]} named
 * @property {Reading[]} readings
 * @property {{ label: string, address?: string }[]} lookedFor
 * @property {string[]} missing
 * @property {string[]} unsure dates of which it is not known yet what is off
 * @property {string[]} notLeftOut what somebody does not want, and no listing says of itself: groups
 * @property {boolean} [isCorrected] whether names alone were looked at, and not of what was typed
 * @property {boolean} [saysLookedFor] whether it is written what was looked for, also where listings say the words
 * @property {{ label: string, address?: string }[]} unmet needs and people that no listing is for
 * @property {{ label: string, address?: string }[]} wider what was looked for instead of those needs
 * @property {boolean} isPartial
 * @property {boolean} isEmpty
 * @property {{ address: string, title: string, summary: string }[]} pages
 * @property {boolean} crisis
 * @property {import("./vocabulary.js").Closed[]} closed
 * @property {boolean} isNamesOnly
 */

/** What a row gains that says all of the words just so, or is of the organisation that they name. */
const PHRASE = 1.2;
const BY_IT = 3;
/** What a row gains that has all of several words in its name: "museum mornings" is no question of time. */
const IN_NAME = 2.4;
const LONGEST_PHRASE = 6;

/** @param {Part[]} parts */
const typedWords = (parts) => parts.map(({ typed }) => typed).join(" ");

/** Reads queries with the words and facts of one build of the site. */
export class QueryReader {
  /**
   * @param {WordsFile} file
   * @param {Engine | null} engine null where it can't run: then names are all that is looked at
   * @param {Facets} facets
   * @param {{ isKept?: (word: string) => boolean, now?: () => [day: string, time: string] }} [options] isKept:
   *   whether a word is never taken for another; now: the reader's day and time
   */
  constructor(file, engine, facets, { isKept = () => false, now = () => ["2026-11-23", "00:00"] } = {}) {
    this.facets = facets;
    this.vocabulary = new Vocabulary(file);
    this.spelling = new Spelling(
      this.vocabulary,
      (word) => isKept(word) || this.vocabulary.namesOfClosed.has(word),
      file.english,
    );
    this.isNamesOnly = !engine;
    this.texts = new Texts(file, this.vocabulary, engine, isKept);
    this.parts = new PartReader(this.vocabulary, this.texts, facets, now);
    this.joiner = new PartJoiner(this.vocabulary, file.pages, facets, now);
  }

  /**
   * Whether it is one letter with which some word begins: somebody has only begun to type.
   * @param {string} query
   */
  isBeginning(query) {
    const letter = plain(query);
    return query.trim().length === 1 && this.vocabulary.words.some((word) => word.startsWith(letter));
  }

  /**
   * Whether no word says anything of what is looked for: what is there?
   * @param {string} query
   */
  saysNothing(query) {
    return plain(query).split(" ").every((word) => this.vocabulary.small.has(word));
  }

  /**
   * Whether all words are of names of ours, so that nothing needs to be known of other words.
   * @param {string} query
   */
  knows(query) {
    const words = plain(withPostcodes(query)).split(" ");
    return query.trim().length > 1 && words.every((word) => this.spelling.isKnown(word));
  }

  /**
   * @param {string} query
   * @returns {Promise<Query>}
   */
  async read(query) {
    const { vocabulary } = this;
    const pieces = query.split(/\s+/).filter((piece) => plain(piece));
    const tokens = tokensOf(pieces, vocabulary, this.spelling);
    const bare = vocabulary.bare(tokens.map(({ word }) => word).join(" "));
    const typed = vocabulary.bare(plain(withPostcodes(query)));
    const named = this.rowsNamed(typed, bare, { whole: true });
    const withWords = this.rowsNamed(typed, bare, { whole: false });
    const saying = vocabulary.rowsSaying(typed);
    const withAll = withWords.length ? withWords : saying;
    const parts = await this.parts.partsOf(tokens, true);
    let meaning = this.joiner.meaningOf(parts, pieces);
    const byIt = this.vocabulary.rowsBy(typed);
    // Where a name has only one of the words, it is no name that was typed: a quiet place.
    const isInName = named.length + byIt.length > 0 ||
      (withAll.length > 0 && (typed.length > 1 || tokens.length < 2));
    if (this.isForced(meaning, isInName)) {
      const asWords = this.joiner.meaningOf(await this.parts.partsOf(tokens, false), pieces);
      if (named.length || size(asWords.rows)) meaning = asWords;
    }
    const { score } = meaning;
    const phrase = this.texts.listingsAmong(await this.pagesSaying(query, tokens, parts));
    const inName = typed.length > 1 && !meaning.refusedWords.length
      ? withAll.length ? withAll : vocabulary.rowsNamedIn(typed)
      : [];
    meaning.score = (row) =>
      score(row) + PHRASE * Number(phrase.has(row)) + BY_IT * Number(byIt.includes(row)) +
      IN_NAME * Number(inName.includes(row));
    for (const row of byIt) add(meaning.rows, row);
    if (!size(meaning.rows)) { for (const row of phrase.keys()) add(meaning.rows, row); }
    const byName = this.facets.anyOf(parts.filter(isOfName).map((part) => part.named));
    for (const row of [...named, ...inName]) {
      add(meaning.rows, row);
      add(byName, row);
    }
    const { isPartial } = meaning;
    const missing = !pieces.length
      ? [query.trim()]
      : saying.length
      ? []
      : this.isInPassing(parts, phrase, inName)
      ? [typedWords(parts)]
      : meaning.missing;
    const whole = vocabulary.closedNamed(typed, { whole: true });
    const closed = whole.length || !(missing.length || isPartial)
      ? whole
      : vocabulary.closedNamed(typed, { whole: false });
    const isKnown = named.length > 0 || closed.length > 0 || this.isNamesOnly;
    return {
      ...meaning,
      named,
      byName,
      closed,
      missing: isKnown ? [] : missing,
      isCorrected: this.isNamesOnly && missing.length > 0 && meaning.lookedFor.length > 0,
      isEmpty: !isKnown && !size(meaning.rows),
      isNamesOnly: this.isNamesOnly,
    };
  }

  /**
   * Whether two words that are no names stand in texts, but nowhere together: "bin day" is not a bin and some day.
   * @param {Part[]} parts
   * @param {Map<number, number>} phrase the rows that say both just so
   * @param {number[]} named
   */
  isInPassing(parts, phrase, named) {
    return parts.length === 2 && !phrase.size && !named.length &&
      parts.every(({ kind, instead, isVague, isUnwanted, isMissing, text, age }) =>
        kind === "word" && !instead && !isUnwanted && !age && (isVague || !isMissing && text.size > 0)
      );
  }

  /**
   * The rows called so, as it was typed, else as it is read.
   * @param {string[]} typed
   * @param {string[]} read
   * @param {{ whole: boolean }} options
   */
  rowsNamed(typed, read, options) {
    const rows = this.vocabulary.rowsNamed(typed, options);
    return rows.length ? rows : this.vocabulary.rowsNamed(read, options);
  }

  /**
   * Whether facts were read into words that are better taken as words: access features of a name, or facts
   * that leave nothing.
   * @param {Meaning} meaning
   * @param {boolean} isInName
   */
  isForced({ rows, features, anyAccess, hasFacts, refusedWords, unmet }, isInName) {
    // What is not wanted is no word to look for, nor is a need that nothing is for: "drinking too much at home".
    if (refusedWords.length || unmet.length) return false;
    if (!features.length) return hasFacts && !size(rows);
    const { facets } = this;
    return isInName ||
      !size(both(rows, facets.anyOf([facets.access(features, { orAsk: true }), anyAccess])));
  }

  /**
   * The pages that say several words just so; none for a single word or only small ones, nor where a word is in no
   * text, or is a fact.
   * @param {string} query
   * @param {Token[]} tokens
   * @param {Part[]} parts
   * @returns {Promise<Pages>}
   */
  pagesSaying(query, tokens, parts) {
    const isPhrase = tokens.length > 1 && tokens.length <= LONGEST_PHRASE &&
      tokens.some(({ word }) => !this.vocabulary.small.has(word)) &&
      parts.every((part) =>
        !EXACT.has(part.kind) && !part.isUnwanted && !part.instead && (part.text.size || part.isVague)
      );
    return isPhrase ? this.texts.pagesWithPhrase(plain(withPostcodes(query))) : Promise.resolve(new Map());
  }
}
