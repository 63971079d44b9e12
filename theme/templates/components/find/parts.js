// The parts of a query: each name or word of it, what it may be, and the listings that it fits.
import { add, less, size } from "./sets.js";
import { GENDERS } from "./left-out.js";
import { isGuess, nearest } from "./spelling.js";
import { rowsAt, TIMES } from "./when.js";
import { singular } from "./words.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./pages.js").Pages} Pages */
/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./vocabulary.js").Term} Term */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * What a part of a query can be. An access feature works as if it were ticked; a time and a fact are
 * columns alone; a subject is a need or a kind of activity.
 * @typedef {"subject" | "word" | "who" | "place" | "time" | "fact" | "access"} Kind
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
 * @property {RowSet} partly of a need in several words, those with any of them in their names
 * @property {RowSet} rows
 * @property {number[]} pieces
 * @property {[from: number, to: number] | null} age the years of age that it says
 * @property {boolean} isLoose whether it is only somebody whom the asker knows: my mum, my neighbour
 * @property {boolean} isUnmet whether no listing is for the need or the people
 * @property {Term[]} wider wider needs, which are looked for instead of one that no listing is for
 * @property {boolean} isVague whether it says little: group, class
 * @property {boolean} isIdle whether all its words say nothing alone: something to do
 * @property {boolean} isVenue whether it is of the name of a place
 * @property {boolean} isUnwanted whether it is what somebody does not want: not with children
 * @property {RowSet} refused the rows with that in their name which a name says that somebody does not want: no gym
 * @property {RowSet} brought of children, the rows to which they are brought, whoever it is for
 * @property {boolean} isWished whether somebody says that they want this, after saying what they have
 * @property {boolean} isFeeling whether it is only what somebody feels about another part: worried about money
 * @property {boolean} isMissing
 */

/** Children who are brought are not older at the least. */
const LAST_OF_CHILDHOOD = 5;
/** Terms by which somebody asks for what is for children, or where they may come along. */
const CHILDREN = new Set(["children", "children-families", "parents", "parents-families", "buggy-friendly"]);

/** The need of those who look after somebody. */
const CARERS = "unpaid-carer";

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
export const EXACT = new Set(["time", "fact", "access"]);

/** A word of so many letters with one slip is hardly another word. */
const SURE = 6;
/** Texts have many of them that are no words: the end of "don't". Names are still found by them. */
const SINGLE_LETTER = /^\p{L}$/u;
/** A name of more words than that is said in many ways. */
const A_FEW_WORDS = 2;
/** The last year of any age. */
const LAST_YEAR = 120;
/** "Women only" leaves out what is for men too. */
const ONLY = /(?:^| )only(?: |$)/;

/** @param {Term[]} terms */
const kindOf = (terms) =>
  KINDS.find(([, families]) => terms.some(({ family }) => families.includes(family)))?.[0] ?? "word";

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

/** Reads the parts of queries with what one build of the site knows. */
export class PartReader {
  /**
   * @param {Vocabulary} vocabulary
   * @param {Texts} texts
   * @param {Facets} facets
   * @param {() => [day: string, time: string]} now the reader's day and time
   */
  constructor(vocabulary, texts, facets, now) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.facets = facets;
    this.now = now;
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
    const all = withTerms ? vocabulary.spans(words, timeAt) : bare.length ? bare : single;
    const spans = all.filter((span, at) => !vocabulary.about.isAsking(words, span, all[at + 1]));
    const isVague = (/** @type {{ name: string }} */ { name }) => vocabulary.vague.has(singular(name));
    const wish = words.findLastIndex((word, at) =>
      vocabulary.wishes.has(word) && spans.some(({ name, to }) => to <= at && vocabulary.isName(name))
    );
    // Beside others, a word that says little is not worth looking for: half of all listings say it.
    const isAnyClear = spans.some((span) => !isVague(span));
    const named = spans.filter((span) => !withTerms || !vocabulary.isOfAge(words, span)).map((span) =>
      this.namedIn(span, tokens, withTerms ? timeAt(span.from) : null, withTerms)
    ).filter(({ to, terms }) => !(vocabulary.pastWords.has(words[to]) && kindOf(terms) === "time"));
    const refused = withTerms ? vocabulary.refusals.among(named, words) : [];
    return Promise.all(
      named.map(({ name, from, to, terms, age }, at) =>
        this.readPart(name, tokens.slice(from, to), terms, {
          age,
          isUnread: withTerms && isAnyClear && isVague({ name }) && !terms.length,
          isUnwanted: refused[at] ?? false,
          isWished: withTerms && wish >= 0 && from > wish,
          isFeeling: withTerms && (this.isFelt(words, named, at) || this.isTheirs(words, named, at)),
        })
      ),
    );
  }

  /**
   * Whether a need is only what somebody feels about the subject that is named next.
   * @param {string[]} words
   * @param {import("./refusals.js").Named[]} named
   * @param {number} at
   */
  isFelt(words, named, at) {
    const next = named[at + 1];
    return kindOf(named[at].terms) === "subject" && next !== undefined && kindOf(next.terms) === "subject" &&
      this.vocabulary.about.isFeeling(words, named[at], next);
  }

  /**
   * Whether a need is that of somebody who is looked after: caring for my wife with MS.
   * @param {string[]} words
   * @param {import("./refusals.js").Named[]} named
   * @param {number} at
   */
  isTheirs(words, named, at) {
    /** @param {import("./refusals.js").Named} one */
    const isOfCarers = ({ terms }) => terms.some(({ value }) => value === CARERS);
    const carers = named.slice(0, at).findLast(isOfCarers);
    return carers !== undefined && !isOfCarers(named[at]) && kindOf(named[at].terms) === "subject" &&
      named[at].terms.every(({ family }) => family !== "category") &&
      this.vocabulary.about.isWith(words, carers, named[at]);
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
   * @param {string} name
   * @param {Token[]} tokens
   * @param {Term[]} terms
   * @param {Pick<Part, "age" | "isUnwanted" | "isWished" | "isFeeling"> & { isUnread: boolean }} how isUnread:
   *   whether texts are not looked through
   * @returns {Promise<Part>}
   */
  async readPart(name, tokens, terms, { age, isUnread, ...how }) {
    const { facets, vocabulary } = this;
    const kind = kindOf(terms);
    const { isUnwanted } = how;
    // A word that only says how old people are is in no text.
    const isVague = kind === "word" && (vocabulary.vague.has(singular(name)) || age !== null);
    const isExact = EXACT.has(kind);
    const typed = [...new Set(tokens.map((token) => token.typed))].join(" ");
    /** @type {Pages} */
    const pages = isExact || isUnread || isUnwanted || SINGLE_LETTER.test(name) || this.isFeeling(name, terms)
      ? new Map()
      : await this.texts.pagesWithAll(name);
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
    const said = this.texts.listingsAmong(pages);
    const text = isUnmet || (isOnly && size(byTerm)) ? new Map() : said;
    const words = name.split(" ").filter((word) => !vocabulary.small.has(word));
    const heard = terms.length > 0 && !isExact ? this.heardAs(name, text) : "";
    const brought = isUnwanted ? facets.none() : this.childrenBrought(terms, words, age);
    const instead = typed === name || tokens[0].isBus ? "" : name;
    const isWanting = !isExact && !isVague && !isForNobody && !isMet(terms, byTerm);
    return {
      kind,
      typed,
      terms,
      pages,
      instead,
      text,
      echo: heard ? this.texts.listingsAmong(await this.texts.pagesWithAll(heard)) : text,
      length: words.length - 1,
      columns,
      byTerm,
      rows: this.matching(kind, byTerm, text, brought),
      main: facets.anyOf(meant.map((term) => this.mainly(term))),
      named: this.namedBy(heard ? [heard] : words),
      partly: this.partlyNamedBy(words, terms),
      pieces: tokens.map(({ piece }) => piece),
      isVague,
      isIdle: kind === "subject" && name.split(" ").every((word) => vocabulary.small.has(word)),
      isVenue: kind === "word" && name.includes(" ") && vocabulary.isVenue(name.split(" ")),
      age: isUnwanted ? null : age,
      ...how,
      refused: this.refusedIn(name),
      brought: less(brought, byTerm),
      isLoose: kind !== "subject" && this.areRelatives(words),
      isUnmet: isForNobody,
      wider,
      isMissing: !isExact && isGuessed(instead, tokens) ||
        isWanting && await this.isUnsaid(name, terms, instead, said),
    };
  }

  /**
   * The rows that match: those of the terms, those that say it, and those that children are brought to.
   * @param {Kind} kind
   * @param {RowSet} byTerm
   * @param {Map<number, number>} text
   * @param {RowSet} brought
   */
  matching(kind, byTerm, text, brought) {
    const rows = byTerm.slice();
    // That it isn't far from Riverside doesn't put it there.
    if (kind !== "place" || !size(byTerm)) { for (const row of text.keys()) add(rows, row); }
    if (size(byTerm)) { for (const row of this.facets.numbers(brought)) add(rows, row); }
    return rows;
  }

  /**
   * The rows that a name of several words says are not wanted: "no gym" is another way to be active.
   * @param {string} name
   */
  refusedIn(name) {
    const { facets, vocabulary } = this;
    const words = [...vocabulary.refusals.refusedIn(name), ...vocabulary.dislikedIn(name)]
      .filter((word) => !vocabulary.small.has(word));
    const rows = facets.none();
    for (const row of vocabulary.rowsNamed(words, { whole: false })) add(rows, row);
    return rows;
  }

  /**
   * Whether words are nothing but somebody whom the asker knows.
   * @param {string[]} words
   */
  areRelatives(words) {
    return words.length > 0 && words.every((word) => this.vocabulary.relatives.has(word));
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
   * The listings with any word of a need of several words in their names: who has "lost my job" may be looking for the
   * job club.
   * @param {string[]} words
   * @param {Term[]} terms
   */
  partlyNamedBy(words, terms) {
    const telling = words.length > 1 && kindOf(terms) === "subject"
      ? words.filter((word) => !this.vocabulary.vague.has(word))
      : [];
    return this.facets.anyOf(telling.map((word) => this.namedBy([word])));
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
    return !this.texts.listingsAmong(await this.texts.pagesWithPhrase(name)).size;
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
    const prices = Object.keys(this.facets.masks("price"));
    const within = prices.filter((price) => Number(price) >= least && Number(price) <= most);
    return this.facets.anyOf(within.map((price) => this.facets.column("price", price)));
  }

  /**
   * The word for which a slip stands that is a name of a term itself, and in no text: "lonley". "" where it is none.
   * @param {string} name
   * @param {Map<number, number>} text
   */
  heardAs(name, text) {
    if (text.size || name.length < SURE || name.includes(" ")) return "";
    const [word, cost] = nearest(name, this.vocabulary.words);
    return cost <= 1 ? word : "";
  }
}
