// What somebody means by what they type: names of listings and of our terms, places, times, people, facts,
// words of listings, and slips of the hand. The model: docs/decisions/0006-search.md. What no listing says is
// told.
import { message } from "../../../scripts/shared/messages.js";
import { lookedFor, once, readingsOf } from "./chips.js";
import { add, both, has, less, size } from "./facets.js";
import { GENDERS, leftOut } from "./left-out.js";
import { pageFinder, phraseFinder } from "./pages.js";
import { rankingBy } from "./ranking.js";
import { clocksIn, inPounds, NO_CLOCKS, withoutColons } from "./clocks.js";
import { isGuess, nearest, Spelling } from "./spelling.js";
import { Vocabulary } from "./vocabulary.js";
import { isKnownDate, rowsAt, TIMES, timesIn } from "./when.js";
import { plain, singular, stem, withPostcodes } from "./words.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./facets.js").RowSet} RowSet */
/** @typedef {import("./pages.js").Engine} Engine */
/** @typedef {import("./pages.js").Pages} Pages */
/** @typedef {import("./vocabulary.js").Term} Term */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

/**
 * What a part of a query can be. An access feature works as if it were ticked; a time and a fact are
 * columns alone; a subject is a need or a kind of activity.
 * @typedef {"subject" | "word" | "who" | "place" | "time" | "fact" | "access"} Kind
 */

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

/**
 * One name or word of a query. `instead` is the word that was probably meant; `text` are the listings
 * whose words say it and how well they do, `echo` the same for ranking; `length` is how many words it has after the first; `columns` has the rows of each term, `byTerm` all of them,
 * `main` those whose first need or kind it is, `named` those with the word in a name, `rows` all that match;
 * `pieces` are the pieces of what was typed that it is in.
 * @typedef {object} Part
 * @property {Kind} kind
 * @property {string} typed
 * @property {Term[]} terms
 * @property {Pages} pages
 * @property {string} instead
 * @property {Map<number, number>} text
 * @property {Map<number, number>} echo
 * @property {number} length
 * @property {RowSet[]} columns
 * @property {RowSet} byTerm
 * @property {RowSet} main
 * @property {RowSet} named
 * @property {RowSet} rows
 * @property {number[]} pieces
 * @property {[from: number, to: number] | null} age the years of age that it says
 * @property {boolean} isLoose whether it is only somebody whom the asker knows: my mum, my neighbour
 * @property {boolean} isUnmet whether no listing is for the need or the people
 * @property {Term[]} wider wider needs, which are looked for instead of one that no listing is for
 * @property {boolean} isVague whether it says little: group, class
 * @property {boolean} isUnwanted whether it is what somebody does not want: not with children
 * @property {RowSet} refused the rows with that in their name which a name says that somebody does not want: no gym
 * @property {RowSet} brought of children, the rows to which they are brought, whoever it is for
 * @property {boolean} isWished whether somebody says that they want this, after saying what they have
 * @property {boolean} isMissing
 */

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
 * @property {{ label: string, address?: string }[]} unmet needs and people that no listing is for
 * @property {{ label: string, address?: string }[]} wider what was looked for instead of those needs
 * @property {boolean} isPartial
 * @property {boolean} isEmpty
 * @property {{ address: string, title: string, summary: string }[]} pages
 * @property {boolean} crisis
 * @property {import("./vocabulary.js").Closed[]} closed
 * @property {boolean} isNamesOnly
 */

/** Children who are brought are not older at the least. */
const LAST_OF_CHILDHOOD = 5;
/** Terms by which somebody asks for what is for children, or where they may come along. */
const CHILDREN = new Set(["children", "children-families", "parents", "parents-families", "buggy-friendly"]);

/** What a name is read as, by the families of its terms: the first that one of them is in. */
/** @type {[kind: Kind, families: string[]][]} */
const KINDS = [
  ["subject", ["need", "category"]],
  ["time", TIMES],
  ["place", ["area"]],
  ["who", ["audience"]],
  ["fact", ["cost", "paying", "format", "joining", "price", "language"]],
  ["access", ["access"]],
];
// Listings state these exactly. A word in a text proves nothing: "you can book online".
const EXACT = new Set(["time", "fact", "access"]);
// What is not wanted of these is left out.
const LEAVING_OUT = new Set(["time", "fact", "place"]);
// Ways to join in which somebody else asks, and the page about them.
const REFERRALS = new Set(["family-referral", "professional"]);
const REFER = "refer/";
/** What a row gains that says all of the words just so, or is of the organisation that they name. */
const PHRASE = 1.2;
const BY_IT = 3;
/** What a row gains that has all of several words in its name: "museum mornings" is no question of time. */
const IN_NAME = 2.4;
/** What a row gains that is asked about by name, beside a feature that it does not say it has: step-free shed. */
const ASKED_ABOUT = 6;
/** What a row loses that somebody does not want. */
const UNWANTED = 3;
const LONGEST_PHRASE = 6;
/** A word of so many letters with one slip is hardly another word. */
const SURE = 6;
/** Texts have many of them that are no words: the end of "don't". Names are still found by them. */
const SINGLE_LETTER = /^\p{L}$/u;
/** From so many parts on, single words only rank: a sentence has more of them than any listing. */
const A_SENTENCE = 3;
/** Of rows that have only some of what was asked, those within this of the best are shown. */
const NEAR_THE_BEST = 0.5;
const PAGES_SHOWN = 3;
/** Where so few have all of it, what is about the subject alone is shown too, lower. */
const FEW = 3;
/** A name of more words than that is said in many ways. */
const A_FEW_WORDS = 2;
/** The last year of any age. */
const LAST_YEAR = 120;
/** "Women only" leaves out what is for men too. */
const ONLY = /(?:^| )only(?: |$)/;
/** Letters that nobody types in English. */
const FOREIGN = /[^\p{ASCII}\p{P}\p{S}]/u;

/** @param {Term[]} terms */
const kindOf = (terms) =>
  KINDS.find(([, families]) => terms.some(({ family }) => families.includes(family)))?.[0] ?? "word";

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
    this.file = file;
    this.facets = facets;
    this.now = now;
    this.vocabulary = new Vocabulary(file);
    this.spelling = new Spelling(
      this.vocabulary,
      (word) => isKept(word) || this.vocabulary.namesOfClosed.has(word),
    );
    this.isNamesOnly = !engine;
    this.pagesWithAll = engine
      ? pageFinder(engine, this.vocabulary.words, isKept)
      : pageFinder({ search: (word) => this.searchNames(word) }, []);
    this.pagesWithPhrase = engine ? phraseFinder(engine) : () => Promise.resolve(new Map());
    // Before Pagefind's ids are here, names are all that is looked at, and any will do.
    this.ids = file.ids ? file.ids.split(" ") : file.names.map((_, row) => `${row}`);
    this.rowOf = new Map(this.ids.map((id, row) => [id, row]));
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
   * Whether all words are of names of ours, so that nothing needs to be known of other words.
   * @param {string} query
   */
  knows(query) {
    const words = plain(withPostcodes(query)).split(" ");
    return query.trim().length > 1 && words.every((word) => this.spelling.isKnown(word));
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
   * @param {string} query
   * @returns {Promise<Query>}
   */
  async read(query) {
    const { vocabulary } = this;
    const pieces = query.split(/\s+/).filter((piece) => plain(piece));
    const tokens = this.tokensOf(pieces);
    const bare = vocabulary.bare(tokens.map(({ word }) => word).join(" "));
    const typed = vocabulary.bare(plain(withPostcodes(query)));
    const named = this.rowsNamed(typed, bare, { whole: true });
    const withAll = this.rowsNamed(typed, bare, { whole: false });
    const parts = await this.partsOf(tokens, true);
    let reading = this.reading(parts, pieces);
    const byIt = this.vocabulary.rowsBy(typed);
    // Where a name has only one of the words, it is no name that was typed: a quiet place.
    const isInName = named.length + byIt.length > 0 ||
      (withAll.length > 0 && (typed.length > 1 || tokens.length < 2));
    if (this.isForced(reading, isInName)) {
      const asWords = this.reading(await this.partsOf(tokens, false), pieces);
      if (named.length || size(asWords.rows)) reading = asWords;
    }
    const { score } = reading;
    const phrase = this.listingsAmong(await this.pagesSaying(query, tokens, parts));
    const inName = typed.length > 1 && !reading.refusedWords.length ? withAll : [];
    reading.score = (row) =>
      score(row) + PHRASE * Number(phrase.has(row)) + BY_IT * Number(byIt.includes(row)) +
      IN_NAME * Number(inName.includes(row));
    for (const row of byIt) add(reading.rows, row);
    if (!size(reading.rows)) { for (const row of phrase.keys()) add(reading.rows, row); }
    for (const row of [...named, ...inName]) add(reading.rows, row);
    const { missing, isPartial } = reading;
    const whole = vocabulary.closedNamed(typed, { whole: true });
    const closed = whole.length || !(missing.length || isPartial)
      ? whole
      : vocabulary.closedNamed(typed, { whole: false });
    const isKnown = named.length > 0 || closed.length > 0 || this.isNamesOnly;
    return {
      ...reading,
      named,
      closed,
      missing: isKnown ? [] : missing,
      isCorrected: this.isNamesOnly && missing.length > 0 && reading.lookedFor.length > 0,
      isEmpty: !isKnown && !size(reading.rows),
      isNamesOnly: this.isNamesOnly,
    };
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
   * @param {Omit<Query, "named" | "closed" | "isEmpty" | "isNamesOnly"> & { hasFacts: boolean, refusedWords: string[] }} reading
   * @param {boolean} isInName
   */
  isForced({ rows, features, anyAccess, hasFacts, refusedWords }, isInName) {
    // What is not wanted is no word to look for.
    if (refusedWords.length) return false;
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
    return isPhrase ? this.pagesWithPhrase(plain(withPostcodes(query))) : Promise.resolve(new Map());
  }

  /**
   * The words of pieces, corrected where nobody knows them.
   * @param {string[]} pieces
   */
  tokensOf(pieces) {
    const { spelling, vocabulary } = this;
    /** @type {Token[]} */
    const typed = [];
    for (const [piece, text] of pieces.entries()) {
      const isPrice = /\p{Sc}/u.test(text) || /^(?:pounds?|quid)$/i.test(pieces[piece + 1] ?? "");
      const isForeign = FOREIGN.test(text);
      const clocks = isPrice ? NO_CLOCKS : clocksIn(text);
      const said = isPrice ? inPounds(text) : withoutColons(text);
      for (const word of plain(withPostcodes(said)).split(" ")) {
        typed.push({ word, typed: word, piece, isPrice, isForeign, clock: clocks.get(word) });
      }
    }
    /** @type {Token[]} */
    const tokens = [];
    for (const token of this.withBuses(typed)) {
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
  }

  /**
   * Words with each line of buses as one.
   * @param {Token[]} tokens
   */
  withBuses(tokens) {
    const words = tokens.map(({ word }) => word);
    /** @type {Token[]} */
    const found = [];
    for (let at = 0; at < tokens.length;) {
      const [count, word] = this.vocabulary.busAt(words, at);
      const typed = words.slice(at, at + count).join(" ");
      found.push(count ? { ...tokens[at], word, typed, isBus: true } : tokens[at]);
      at += Math.max(1, count);
    }
    return found;
  }

  /**
   * @param {Token[]} tokens
   * @param {boolean} withTerms whether they may be names of terms
   */
  partsOf(tokens, withTerms) {
    const words = tokens.map(({ word }) => word);
    const { vocabulary } = this;
    const single = words.map((name, from) => ({ name, from, to: from + 1 }));
    const bare = single.filter(({ name }) => !vocabulary.small.has(name));
    // A price is no hour: from £3.
    const timed = tokens.map(({ word, isPrice, clock }) => isPrice ? "" : clock ?? word);
    const today = this.now()[0];
    const timeAt = (/** @type {number} */ from) =>
      vocabulary.dates.at(timed, from, today) ?? vocabulary.hours.at(timed, from);
    const spans = withTerms ? vocabulary.spans(words, timeAt) : bare.length ? bare : single;
    const isVague = (/** @type {{ name: string }} */ { name }) => vocabulary.vague.has(singular(name));
    const wish = words.findLastIndex((word, at) =>
      vocabulary.wishes.has(word) && spans.some(({ name, to }) => to <= at && vocabulary.isName(name))
    );
    // Beside others, a word that says little is not worth looking for: half of all listings say it.
    const isAnyClear = spans.some((span) => !isVague(span));
    const named = spans.map((span) =>
      this.namedIn(span, tokens, withTerms ? timeAt(span.from) : null, withTerms)
    );
    const refused = withTerms ? vocabulary.refusals.among(named, words) : [];
    return Promise.all(
      named.map(({ name, from, to, terms, age }, at) =>
        this.readPart(name, tokens.slice(from, to), terms, {
          age,
          isUnread: withTerms && isAnyClear && isVague({ name }) && !terms.length,
          isUnwanted: refused[at] ?? false,
          isWished: withTerms && wish >= 0 && from > wish,
        })
      ),
    );
  }

  /**
   * A span of a query with the terms and the years of age that it says.
   * @param {import("./vocabulary.js").Span} span
   * @param {Token[]} tokens
   * @param {{ count: number, term: Term } | null} time the hours or date that its first words say
   * @param {boolean} withTerms
   * @returns {import("./refusals.js").Named & { age: [from: number, to: number] | null }}
   */
  namedIn({ name, from, to }, tokens, time, withTerms) {
    const { vocabulary } = this;
    const words = tokens.map(({ word }) => word);
    const isOne = withTerms && to === from + 1;
    const isPrice = isOne && tokens[from].isPrice && /^\d+$/.test(name);
    const isTime = time?.count === to - from;
    const years = isOne && !isTime && !tokens[from].isPrice ? vocabulary.ageAt(words, from) : -1;
    const isLeast = years >= 0 && vocabulary.isLeastAge(words, from);
    const known = isPrice
      ? [vocabulary.ofPrice(name)]
      : isTime
      ? [time.term]
      : isLeast
      ? []
      : vocabulary.ofAge(years);
    const terms = known.length || !withTerms ? known : vocabulary.termsOf(name);
    const age = years < 0 ? vocabulary.agesIn(name) : isLeast ? [years + 1, LAST_YEAR] : [years, years];
    return { name, from, to, terms, age: withTerms && age ? [age[0], age[1]] : null };
  }

  /**
   * @param {Part[]} all
   * @param {string[]} pieces
   */
  reading(all, pieces) {
    const { facets } = this;
    const unwanted = all.filter((part) => part.isUnwanted);
    const parts = withoutBystanders(all.filter((part) => !part.isUnwanted));
    // A word that is nowhere narrows nothing, as long as there is another to go by.
    const useful = parts.filter((part) => part.terms.length || part.text.size);
    const terms = useful.flatMap((part) => part.terms);
    const named = useful.filter((part) => part.kind === "time").flatMap((part) => part.terms);
    const { days, parts: times } = timesIn(named, this.now());
    const areas = useful.filter((part) => part.kind === "place").flatMap((part) =>
      part.terms.map(({ value }) => value)
    );
    const inTime = rowsAt(named, facets, this.now());
    const apart = useful.filter((part) => part.kind === "access" || part.kind === "time");
    // Beside those, a word that says little narrows nothing: evening activities.
    const narrowing = useful.filter((part) =>
      !apart.includes(part) && !part.isLoose && !(apart.length && part.isVague)
    );
    const { fit, score } = rankingBy(useful, facets, this.vocabulary);
    const out = leftOut(unwanted, named, facets, this.now());
    const refused = facets.anyOf([this.refusedBy(unwanted), ...all.map((part) => part.refused)]);
    /** @param {Part[]} parts */
    const rowsOf = (parts) => this.rowsOf(parts, inTime, fit);
    const { rows, isPartial } = useful.length
      ? rowsOf(narrowing)
      : { rows: unwanted.length ? this.allBut(unwanted, refused) : facets.none(), isPartial: false };
    const barred = facets.anyOf([
      this.unasked(useful, named),
      out,
      ...useful.flatMap(({ age }) => age ? [facets.barred(age)] : []),
    ]);
    const { notSo, ...access } = this.accessAsked(useful, narrowing);
    const found = less(facets.anyOf([less(rows, facets.apart(areas, days, times)), notSo]), barred);
    const isStory = pieces.length > A_SENTENCE && useful.some((part) => part.terms.length);
    const elsewhere = narrowing.filter((part) => part.kind !== "place");
    return {
      rows: found,
      anywhere: areas.length ? less(rowsOf(elsewhere).rows, barred) : found,
      areas,
      days,
      parts: times,
      isPartial: isPartial && size(found) > 0,
      ...access,
      hasFacts: useful.some((part) => part.kind === "fact"),
      refusedWords: unwanted.map(({ typed }) => typed),
      unsure: named.filter(({ family, value }) => family === "date" && !isKnownDate(value, this.now()[0]))
        .map(({ label }) => label),
      notLeftOut: unwanted.filter(({ terms }) => !terms.length).map(({ typed }) => typed),
      score: (/** @type {number} */ row) =>
        score(row) + ASKED_ABOUT * Number(access.remark(row) !== "") - UNWANTED * Number(has(refused, row)),
      readings: readingsOf([...useful, ...unwanted], pieces),
      lookedFor: once(useful.filter((part) => !part.isUnmet).flatMap(lookedFor)),
      missing: parts.filter((part) => part.isMissing && !(isStory && !part.terms.length)).map((part) =>
        part.typed
      ),
      unmet: once(useful.filter((part) => part.isUnmet).map(({ terms: [term] }) => term)),
      wider: once(useful.flatMap((part) => part.wider)),
      pages: this.otherPages(parts),
      crisis: terms.some((term) => term.crisis),
    };
  }

  /**
   * What is about safety, where somebody asks what is on tonight: that is to ask for something to do.
   * @param {Part[]} useful
   * @param {Term[]} named the times
   */
  unasked(useful, named) {
    const isForTime = named.length > 0 && useful.every((part) => part.kind === "time" || part.isVague);
    // At night hardly anything else is there.
    const isAlways = named.some(({ family, value }) => family === "often" && value === "always");
    return isForTime && !isAlways ? this.facets.column("safety", "yes") : this.facets.none();
  }

  /**
   * All rows but those that are refused; of times, people and facts, only those that are nothing else.
   * @param {Part[]} unwanted
   * @param {RowSet} refused
   */
  allBut(unwanted, refused) {
    const isOfOrder = unwanted.some(({ kind }) => kind === "subject" || kind === "word");
    return isOfOrder ? less(this.facets.all(), refused) : this.facets.all();
  }

  /**
   * The access features that are typed, and what need not have them.
   * @param {Part[]} useful
   * @param {Part[]} narrowing
   * @returns {Pick<Query, "features" | "anyAccess" | "remark"> & { notSo: RowSet }}
   */
  accessAsked(useful, narrowing) {
    const { facets } = this;
    const features = useful.filter((part) => part.kind === "access").flatMap(({ terms }) => terms);
    const facts = useful.filter((part) => part.kind === "fact");
    const [askedAbout, notSo] = this.askedAbout(narrowing, features, facts);
    // What comes to somebody has no steps.
    const comes = narrowing.some((part) => part.kind === "subject") ? [facets.column("comes", "yes")] : [];
    return {
      features: features.map(({ value }) => value),
      anyAccess: facets.anyOf([askedAbout, ...comes]),
      notSo,
      remark: (row) => {
        const lack = has(askedAbout, row) ? this.lackOf(row, features) : "";
        const isNot = has(notSo, row) ? message("find.is-not", { facts: factsNotOf(row, facts) }) : "";
        return [lack, isNot].filter(Boolean).join(" ");
      },
    };
  }

  /**
   * The row whose name the words besides access features and facts are, where it does not say that it has the
   * features; the same where the facts are not so of it: somebody who asks for a ramp to the Shed wants to see
   * the Shed, and who asks for a free gym wants to know that it isn't. None where several have such a name.
   * @param {Part[]} parts
   * @param {Term[]} features
   * @param {Part[]} facts
   * @returns {[without: RowSet, notSo: RowSet]}
   */
  askedAbout(parts, features, facts) {
    const { facets } = this;
    const none = facets.none();
    const words = parts.filter(({ kind }) => kind === "word" || kind === "subject");
    const named = words.map((part) => part.named).reduce(both, words.length ? facets.all() : none);
    if (size(named) !== 1) return [none, none];
    const all = facets.access(features.map(({ value }) => value), { orAsk: false });
    const areSo = facts.map(({ byTerm }) => byTerm).reduce(both, facets.all());
    // A story may name a fact of something else.
    const isStory = parts.length >= A_SENTENCE ||
      parts.some(({ kind }) => kind === "time" || kind === "place");
    return [features.length ? less(named, all) : none, isStory ? none : less(named, areSo)];
  }

  /**
   * What a row does not say that it has, in words.
   * @param {number} row
   * @param {Term[]} features
   */
  lackOf(row, features) {
    const lacking = features.filter(({ value }) => !has(this.facets.column("access", value), row));
    return message("find.does-not-say", {
      features: lacking.map(({ label }) => label).join(message("list.between")),
    });
  }

  /**
   * The rows that a name of several words says are not wanted: "no gym" is another way to be active.
   * @param {string} name
   */
  refusedIn(name) {
    const { facets, vocabulary } = this;
    const words = vocabulary.refusals.refusedIn(name).filter((word) => !vocabulary.small.has(word));
    const rows = facets.none();
    for (const row of words.length ? vocabulary.rowsNamed(words, { whole: false }) : []) add(rows, row);
    return rows;
  }

  /**
   * The rows that are just what somebody does not want: what is mainly that, has it in its name, or is for nobody
   * but those people. What is left out of the results needs no lower place.
   * @param {Part[]} parts
   */
  refusedBy(parts) {
    const { facets } = this;
    const everyone = facets.column("audience", "everyone");
    return facets.anyOf(
      parts.filter(({ kind }) => !LEAVING_OUT.has(kind)).map(({ kind, main, named, byTerm }) =>
        kind === "who"
          ? less(byTerm, everyone)
          : facets.anyOf([main, named, ...kind === "subject" ? [] : [byTerm]])
      ),
    );
  }

  /**
   * The rows with all that is required, or with the most of it where none has all.
   * @param {Part[]} parts
   * @param {RowSet} inTime
   * @param {(row: number) => number} fit
   */
  rowsOf(parts, inTime, fit) {
    const { facets } = this;
    const subjects = parts.filter((part) => part.kind === "subject");
    const isSentence = parts.length >= A_SENTENCE && subjects.length > 0;
    const clear = parts.filter((part) => !part.isVague);
    const required = (clear.length ? clear : parts).filter((part) =>
      !isSentence || (part.kind !== "word" && part.kind !== "who")
    );
    const firm = parts.filter((part) => part.kind !== "place" && part.kind !== "fact");
    const isForAll = subjects.length > 0 ? [facets.column("audience", "everyone")] : [];
    /** @param {Part} part */
    const rowsFor = (part) => part.kind === "who" ? facets.anyOf([part.rows, ...isForAll]) : part.rows;
    /** @param {Part} part */
    const firmly = (part) => part.kind === "subject" ? this.firmly(part) : rowsFor(part);
    // Of several people, any may be the one it is for; of a story, any subject may be what somebody wants.
    const isAny = (/** @type {Part} */ { kind }) => kind === "who" || (isSentence && kind === "subject");
    const any = ["who", "subject"].map((kind) =>
      required.filter((part) => part.kind === kind && isAny(part)).map(firmly)
    ).filter((sets) => sets.length > 0).map((sets) => facets.anyOf(sets));
    const each = required.filter((part) => !isAny(part));
    const strong = [...any, ...each.map(firmly)].reduce(both, inTime);
    const main = subjects.filter((part) => size(this.about(part)));
    const isNarrowed = required.some((part) =>
      part.kind === "word" || part.kind === "who" || (part.kind === "subject" && !isSentence)
    );
    if (main.length && isNarrowed && required.length > 1 && size(strong) && size(strong) < FEW) {
      const kept = each.filter((part) => part.kind === "place" || part.kind === "fact").map(firmly);
      const about = [facets.anyOf(main.map((part) => this.about(part))), ...kept].reduce(both, inTime);
      return { rows: facets.anyOf([strong, about]), isPartial: false };
    }
    if (required.length > 1 && size(strong)) return { rows: strong, isPartial: false };
    const all = required.map(rowsFor).reduce(both, inTime);
    if (size(strong) || (required.length < 2 && size(inTime) === facets.count)) {
      return { rows: all, isPartial: false };
    }
    if (!firm.length) return { rows: all, isPartial: false };
    const some = facets.numbers(facets.anyOf(firm.map((part) => part.rows)));
    const best = Math.max(...some.map(fit));
    const rows = facets.none();
    for (const row of some) if (fit(row) >= NEAR_THE_BEST * best) add(rows, row);
    return { rows, isPartial: true };
  }

  /**
   * The rows that a subject is about, not those that merely say the word; all where there are no others.
   * @param {Part} part
   */
  firmly(part) {
    const firm = this.facets.anyOf([part.byTerm, part.named, part.brought]);
    return size(firm) ? firm : part.rows;
  }

  /** @param {Part} part */
  about(part) {
    return this.facets.anyOf([part.byTerm, part.named]);
  }

  /**
   * @param {string} name
   * @param {Token[]} tokens
   * @param {Term[]} terms
   * @param {{ age: [from: number, to: number] | null, isUnwanted: boolean, isWished: boolean, isUnread: boolean }} how isUnread:
   *   whether texts are not looked through
   * @returns {Promise<Part>}
   */
  async readPart(name, tokens, terms, { age, isUnwanted, isWished, isUnread }) {
    const { facets, vocabulary } = this;
    const kind = kindOf(terms);
    // A word that only says how old people are is in no text.
    const isVague = kind === "word" && (vocabulary.vague.has(singular(name)) || age !== null);
    const isExact = EXACT.has(kind);
    const typed = [...new Set(tokens.map((token) => token.typed))].join(" ");
    /** @type {Pages} */
    const pages = isExact || isUnread || isUnwanted || SINGLE_LETTER.test(name) || this.isFeeling(name, terms)
      ? new Map()
      : await this.pagesWithAll(name);
    const isUnmet = terms.length > 0 &&
      terms.every((term) => term.family === "need" && !size(this.having(term)));
    const wider = isUnmet ? terms.flatMap(({ value }) => vocabulary.wider.get(value) ?? []) : [];
    const meant = wider.length ? wider : terms;
    const columns = meant.map((term) => this.having(term));
    const isOnly = kind === "who" && ONLY.test(name);
    const byTerm = kind === "access"
      ? facets.none()
      : less(facets.anyOf(columns), this.forOthers(terms, isOnly));
    // Where nothing is for a need, a word proves nothing: hot drinks are no help with drinking.
    const isForNobody = isUnmet || terms.length > 0 && !size(byTerm) &&
        terms.every(({ family }) => family === "need" || family === "audience");
    const said = this.listingsAmong(pages);
    const text = isUnmet || (isOnly && size(byTerm)) ? new Map() : said;
    const rows = byTerm.slice();
    // That it isn't far from Riverside doesn't put it there.
    if (kind !== "place" || !size(byTerm)) { for (const row of text.keys()) add(rows, row); }
    const words = name.split(" ").filter((word) => !vocabulary.small.has(word));
    const named = this.namedBy(words);
    const brought = isUnwanted ? facets.none() : this.childrenBrought(terms, words, age);
    if (size(byTerm)) { for (const row of facets.numbers(brought)) add(rows, row); }
    const instead = typed === name || tokens[0].isBus ? "" : name;
    const isWanting = !isExact && !isVague && !isForNobody && !isMet(terms, byTerm);
    return {
      kind,
      typed,
      terms,
      pages,
      instead,
      text,
      echo: await this.echoOf(name, text, terms.length > 0 && !isExact),
      length: words.length - 1,
      columns,
      byTerm,
      rows,
      main: facets.anyOf(meant.map((term) => this.mainly(term))),
      named,
      pieces: tokens.map(({ piece }) => piece),
      isVague,
      age: isUnwanted ? null : age,
      isUnwanted,
      isWished,
      refused: this.refusedIn(name),
      brought: less(brought, byTerm),
      isLoose: words.length > 0 && words.every((word) => vocabulary.relatives.has(word)),
      isUnmet: isForNobody,
      wider,
      isMissing: isGuessed(instead, tokens) || isWanting && await this.isUnsaid(name, terms, instead, said),
    };
  }

  /**
   * The listings that have these words in their names.
   * @param {string[]} words
   */
  namedBy(words) {
    const named = this.facets.none();
    if (words.length) {
      for (const row of this.vocabulary.rowsNamed(words, { whole: false })) {
        add(named, row);
      }
    }
    return named;
  }

  /**
   * What is for other genders than the only ones that are meant.
   * @param {Term[]} terms
   * @param {boolean} isOnly
   */
  forOthers(terms, isOnly) {
    const others = isOnly ? GENDERS.filter((gender) => !terms.some(({ value }) => value === gender)) : [];
    return this.facets.anyOf(others.map((gender) => this.facets.column("audience", gender)));
  }

  /**
   * What children may be brought to, where a child is meant.
   * @param {Term[]} terms
   * @param {string[]} words
   * @param {[from: number, to: number] | null} age
   */
  childrenBrought(terms, words, age) {
    const isForChildren = age !== null && age[0] <= LAST_OF_CHILDHOOD &&
      terms.some(({ value }) => CHILDREN.has(value)) &&
      !words.some((word) => this.vocabulary.relatives.has(word));
    return isForChildren ? this.facets.column("with-children", "yes") : this.facets.none();
  }

  /**
   * Whether no listing says what was typed. A need of several words is a feeling, which nobody expects to read
   * word for word; a kind of activity is something that is there or not.
   * @param {string} name
   * @param {Term[]} terms
   * @param {string} instead
   * @param {Map<number, number>} text
   */
  async isUnsaid(name, terms, instead, text) {
    if (!terms.length || !name.includes(" ")) return instead !== "" || !text.size;
    if (!terms.some(({ family }) => family === "category")) return false;
    return !this.listingsAmong(await this.pagesWithPhrase(name)).size;
  }

  /**
   * Whether it is a need or people in several words, of which there are listings: nobody expects to read "can't get
   * out of the house" in one, and each of its words would be looked for.
   * @param {string} name
   * @param {Term[]} terms
   */
  isFeeling(name, terms) {
    return name.split(" ").length > A_FEW_WORDS && terms.length > 0 &&
      terms.every(({ family }) => family !== "category") &&
      terms.some((term) => size(this.having(term)) > 0);
  }

  /** @param {Term} term */
  having(term) {
    const { family, value } = term;
    if (family === "price") return this.upTo(Number(value), 0);
    if (family === "moment") return rowsAt([term], this.facets, this.now());
    return family === "hours" ? this.facets.hours(value) : this.facets.having(family, value);
  }

  /**
   * The rows whose first need or kind it is; of a price, those that do cost something; of a time, those that
   * are on then within a week.
   * @param {Term} term
   */
  mainly(term) {
    const { family, value } = term;
    if (TIMES.includes(family)) return rowsAt([term], this.facets, this.now(), { isSoon: true });
    return family === "price"
      ? this.upTo(Number(value), 1)
      : this.facets.column("main", `${family}:${value}`);
  }

  /**
   * The rows that cost so many pounds, or fewer.
   * @param {number} most
   * @param {number} least
   */
  upTo(most, least) {
    const prices = Object.keys(this.facets.file.masks.price ?? {});
    const within = prices.filter((price) => Number(price) >= least && Number(price) <= most);
    return this.facets.anyOf(within.map((price) => this.facets.column("price", price)));
  }

  /**
   * A slip that is a name of a term ("lonley") is in no text; the word it stands for still ranks.
   * @param {string} name
   * @param {Map<number, number>} text
   * @param {boolean} isTerm
   */
  async echoOf(name, text, isTerm) {
    if (!isTerm || text.size || name.length < SURE || name.includes(" ")) return text;
    const [word, cost] = nearest(name, this.vocabulary.words);
    return cost <= 1 ? this.listingsAmong(await this.pagesWithAll(word)) : text;
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
    const said = parts.filter((part) => !EXACT.has(part.kind));
    // "Refer my mum" narrows down to what a relative can ask for, and leads to the page about that too.
    const refers = parts.some(({ terms }) => terms.some(({ value }) => REFERRALS.has(value)));
    const found = this.file.pages.filter(([id, address]) =>
      said.length ? said.every((part) => part.pages.has(id)) : refers && address === REFER
    );
    return loudestFirst(said, found).slice(0, PAGES_SHOWN)
      .map(([, address, title, summary]) => ({ address, title, summary }));
  }
}

/**
 * Whether a need, or people, have listings: nobody expects to read the very word. A kind of activity is
 * there or not.
 * @param {Term[]} terms
 * @param {RowSet} byTerm
 */
const isMet = (terms, byTerm) => terms.some(({ family }) => family !== "category") && size(byTerm) > 0;

/**
 * Whether some word of a part was only guessed.
 * @param {string} instead
 * @param {Token[]} tokens
 */
const isGuessed = (instead, tokens) =>
  instead !== "" && tokens.some(({ typed, word }) => isGuess(typed, word));

/**
 * Parts without people whom the asker merely knows, where there is something else to go by; those that are
 * people of ours stay, for the order.
 * @param {Part[]} parts
 */
const withoutBystanders = (parts) => {
  const isOther = (/** @type {Part} */ part) =>
    !part.isLoose && !part.isVague && part.terms.length + part.text.size > 0;
  return parts.some(isOther)
    ? parts.filter((part) => !part.isLoose || part.kind === "who")
    : parts.map((part) => ({ ...part, isLoose: false }));
};

/**
 * Those of some facts that are not so of a row, in words.
 * @param {number} row
 * @param {Part[]} facts
 */
const factsNotOf = (row, facts) =>
  facts.filter(({ byTerm }) => !has(byTerm, row)).map(({ terms: [{ label }] }) => label)
    .join(message("list.between"));

/**
 * The pages of which the parts say most, first; before them those whose titles say it.
 * @param {Part[]} parts
 * @param {[id: string, address: string, title: string, summary: string][]} pages
 */
const loudestFirst = (parts, pages) => {
  const words = parts.flatMap(({ typed }) => plain(typed).split(" ")).map(stem);
  return pages.map((page) => {
    const title = new Set(plain(page[2]).split(" ").map(stem));
    const named = words.filter((word) => title.has(word)).length;
    return { page, named, said: parts.reduce((sum, part) => sum + (part.pages.get(page[0]) ?? 0), 0) };
  }).sort((one, other) => other.named - one.named || other.said - one.said).map(({ page }) => page);
};

/**
 * The listings that are mainly for a need of the dangers: no other keeps anybody safe.
 * @param {{ needs: string[] }[]} dangers
 * @param {Facets} facets
 * @returns {Query}
 */
export const safetyQuery = (dangers, facets) => {
  const needs = dangers.flatMap((group) => group.needs);
  const rows = facets.anyOf(needs.map((need) => facets.column("main", `need:${need}`)));
  return {
    rows,
    anywhere: rows,
    areas: [],
    days: [],
    parts: [],
    features: [],
    anyAccess: facets.none(),
    remark: () => "",
    score: () => 1,
    readings: [],
    named: [],
    closed: [],
    isNamesOnly: false,
    lookedFor: [],
    missing: [],
    notLeftOut: [],
    unsure: [],
    unmet: [],
    wider: [],
    isPartial: false,
    isEmpty: false,
    pages: [],
    crisis: false,
  };
};
