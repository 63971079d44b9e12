// search/words.json, the terms with what people call them in one word, search/phrases.json, what they call them in
// several, and search/texts.json, every word of the listings.
import { AboutWords } from "./about.js";
import { Refusals } from "./refusals.js";
import { DateReader } from "./day-months.js";
import { HourReader } from "./hours.js";
import { decodeWords } from "./front-coding.js";
import { singular, stem, whenAsked } from "./words.js";

/**
 * `typed` is what people may call the term, in one word, or the time, `alsoAudiences` are terms that share a name
 * with audiences, `small` are words that say nothing alone, `vague` are
 * words that say little: group, class. `cannot`, `without` and each of `sameWords` are words that stand for
 * each other inside a name of several words. `by` is which of the organisations each row is of, -1 for none.
 * @typedef {object} WordsFile
 * @property {string} version
 * @property {[family: string, value: string, label: string, typed: string, address: string, crisis: boolean][]} terms
 * @property {string[]} phrases what people may call each of the terms in several words
 * @property {[family: string, value: string, ...audiences: string[]][]} alsoAudiences
 * @property {[name: string, label: string, typed: string[]][]} moments times that depend on today
 * @property {[need: string, wider: string][]} wider needs that no listing has, each with one that some has
 * @property {string[]} everywhere what narrows nothing: the whole place, how near it should be
 * @property {string[]} small
 * @property {string[]} vague
 * @property {string[]} cannot
 * @property {string[]} without
 * @property {string[][]} sameWords
 * @property {[typed: string, word: string][]} otherSpellings words and what they are written for: nite, night
 * @property {string[]} notWords before what somebody does not want: not, isn't
 * @property {string[]} refusals the same, where nothing else can be meant: but not, instead of
 * @property {string[]} notTimes the same, of times alone: can't make
 * @property {string[]} refusable what may be refused though no listing says just that of itself: a group
 * @property {string[]} orWords between two things that are not wanted
 * @property {string[]} afterNot what may stand between those and the name: a, for
 * @property {string[]} feelings what somebody feels about what is named beside it: worried, scare
 * @property {string[]} asking whom or what somebody asks about something: talk, advice
 * @property {string[]} topicWords what stands between those and what it is about
 * @property {string[]} havingWords between those who look after somebody and what that person has
 * @property {string[]} aboutWords what stands between a feeling and what it is about
 * @property {string[]} busWords
 * @property {string[]} venues names of places in several words
 * @property {[audience: string, from: number, to: number][]} ages
 * @property {string[]} ageWords
 * @property {string[]} noAgeWords beside a number that is no age: the 65 bus
 * @property {string[]} leastAgeWords before the least age: over 18
 * @property {import("./hours.js").HourWords} hourWords
 * @property {[name: string, date: string][]} namedDates days of the year with a name, as "12-25"
 * @property {string[]} wishWords before what somebody wants
 * @property {string[]} pastWords after a time that is none of a listing: six weeks ago
 * @property {string[]} numberWords from one on
 * @property {string[]} tensWords from twenty on
 * @property {[name: string, from: number, to: number][]} agesOf words that are an age
 * @property {string[]} relatives people whom the asker knows
 * @property {string} upTo the label of a price, with 0 for the pounds
 * @property {string} ids
 * @property {string[]} organisations
 * @property {number[]} by
 * @property {string[][]} names what each row may be called
 * @property {Closed[]} closed
 * @property {string} words
 * @property {string} english words of English that are no slips of ours
 * @property {[id: string, address: string, title: string, summary: string][]} pages
 */

/**
 * An activity that is over: what it may be called, its name and page, and what to try instead.
 * @typedef {[names: string[], name: string, address: string, status: string, instead: [string, string][]]} Closed
 */

/**
 * A term of ours, or a time that depends on today, of the family "moment".
 * @typedef {object} Term
 * @property {string} family
 * @property {string} value
 * @property {string} label
 * @property {string} address
 * @property {boolean} crisis
 */

/**
 * A name of ours or a word, and which of the words of a query it is: from the first, before the second.
 * @typedef {object} Span
 * @property {string} name
 * @property {number} from
 * @property {number} to
 */

const LONGEST_NAME = 6;
/** A name may be typed with so many words in it that say nothing: lost (all of) my confidence. */
const LONGEST_TYPED = 9;
const OLD = 50;
/** Behind a number they make it an age. */
const AGE_SIGN = /^(?:y.*|[mf])$/;
/** Lengths of swimming pools are none. */
const MEASURES = new Set(["25m", "50m"]);
/** A short word whose last letter is written twice before an ending: run, running. */
const SHORT_WORD = /^[^aeiou]+[aeiou][bdgmnprt]$/;
/** The number of a line of buses. */
const BUS_LINE = /^[a-z]{0,2}\d{1,3}[a-z]?$/;

/**
 * Whether words without endings are alike and yet are two: a car is no care, nor is there a car in caring.
 * @param {string} word
 * @param {string} other
 */
const isOtherWord = (word, other) => {
  const bare = singular(word);
  return SHORT_WORD.test(bare) && other !== word &&
    [`${bare}e`, `${bare}es`, `${bare}ing`, `${bare}ed`].includes(other);
};

/** @param {string} token */
const isOneLetter = (token) => token.length < 3 && /^\p{L}$/u.test(token); // one letter may be two units

/**
 * Words together that are not empty nor the same as the one before; "" where only one of them is left.
 * @param {string[]} words
 */
const joinedWords = (words) => {
  const said = words.filter(Boolean).filter((word, at, all) => word !== all[at - 1]);
  return said.length > 1 ? said.join(" ") : "";
};

/**
 * Each term once.
 * @param {Term[]} terms
 */
const uniqueTerms = (
  terms,
) => [...new Map(terms.map((term) => [`${term.family} ${term.value}`, term])).values()];

/**
 * The need that each need is a part of, for those that are one.
 * @param {WordsFile} file
 * @returns {Map<string, Term>}
 */
const widerNeeds = (file) =>
  new Map(file.wider.flatMap(([need, wider]) => {
    const [, , label, , address] = file.terms.find(([, value]) => value === wider) ?? [];
    return label && address !== undefined
      ? [[need, { family: "need", value: wider, label, address, crisis: false }]]
      : [];
  }));

/**
 * What people may call a term, in the order of letters.
 * @param {string[]} coded in one word, and in several where those are known
 */
const namesIn = (...coded) => coded.filter(Boolean).flatMap((names) => decodeWords(names, ",")).sort();

/**
 * The numbers that words say.
 * @param {WordsFile} file
 * @returns {Map<string, number>}
 */
const numbersOf = ({ numberWords, tensWords }) =>
  new Map([
    ...numberWords.map((word, at) => /** @type {[string, number]} */ ([word, at + 1])),
    ...tensWords.map((word, at) => /** @type {[string, number]} */ ([word, 10 * at + 20])),
  ]);

/**
 * The audiences that are people of some years of age.
 * @param {WordsFile} file
 */
const agesOfAudiences = (file) =>
  file.ages.map(([value, from, to]) => {
    const [, , label] = file.terms.find(([family, audience]) =>
      family === "audience" && audience === value
    ) ?? [];
    return { from, to, term: { family: "audience", value, label: label ?? "", address: "", crisis: false } };
  });

/**
 * The audiences that share a name with a term: "carers" are people and a need.
 * @param {WordsFile} file
 */
const audiencesNamedAlike = ({ alsoAudiences }) =>
  new Map(alsoAudiences.map(([family, value, ...audiences]) => [`${family} ${value}`, audiences]));

/** The names we know, and the words of listings. */
export class Vocabulary {
  /** @param {WordsFile} file */
  constructor(file) {
    /** @type {Map<string, Term[]>} */
    this.names = new Map();
    for (const [at, [family, value, label, typed, address, crisis]] of file.terms.entries()) {
      this.addNames(namesIn(typed, file.phrases[at]), { family, value, label, address, crisis });
    }
    for (const [value, label, typed] of file.moments) {
      this.addNames(typed, { family: "moment", value, label, address: "", crisis: false });
    }
    this.singulars = new Map([...this.names.keys()].map((name) => [singular(name), name]));
    const single = [...this.names.keys()].filter((name) => !name.includes(" "));
    /** One name of a single word for each way to begin it; in `singulars`, for each in the singular. */
    this.stems = new Map(single.map((name) => [stem(name), name]));
    this.wider = widerNeeds(file);
    this.everywhere = new Set(file.everywhere);
    this.small = new Set(file.small);
    this.vague = new Set(file.vague);
    /** What stands for a word inside a name of several words. @type {Map<string, string>} */
    this.standards = new Map(
      [...file.sameWords, file.cannot, file.without]
        .flatMap((group) => group.map((word) => [word, stem(group[0])])),
    );
    this.otherSpellings = new Map(file.otherSpellings);
    this.refusals = new Refusals(file);
    this.venues = file.venues.map((name) => ` ${name} `);
    this.busWords = new Set(file.busWords);
    this.same = new Set(this.standards.keys());
    this.loosely = this.namesLoosely();
    this.words = file.words ? decodeWords(file.words) : [];
    this.known = new Set(this.words);
    /** What rows, organisations and what is over may be called: the words of names, without endings. */
    this.listings = file.names.map((names) => this.named(names));
    this.organisations = file.organisations.map((name) => this.named([name]));
    this.over = file.closed.map(([names]) => this.named(names));
    this.by = file.by;
    this.audiences = audiencesNamedAlike(file);
    this.ageWords = new Set(file.ageWords);
    this.noAgeWords = new Set(file.noAgeWords);
    this.leastAgeWords = new Set(file.leastAgeWords);
    this.numbers = numbersOf(file);
    this.wishes = new Set(file.wishWords);
    this.about = new AboutWords(file);
    this.pastWords = new Set(file.pastWords);
    this.hours = new HourReader(file.hourWords, this.numbers);
    this.dates = new DateReader(file);
    this.relatives = new Set(file.relatives);
    this.upTo = file.upTo;
    /** @type {Map<string, [from: number, to: number]>} */
    this.agesOf = new Map(file.agesOf.map(([name, from, to]) => [name, [from, to]]));
    this.ages = agesOfAudiences(file);
    this.closed = file.closed;
    this.namesOfClosed = new Set(file.closed.flatMap(([names]) => names.flatMap((name) => name.split(" "))));
    /** Every word of a name of a term or listing. */
    this.nameWords = new Set(
      [...this.names.keys(), ...this.everywhere, ...file.names.flat(), ...file.organisations]
        .flatMap((name) => name.split(" ")),
    );
    /** The same words without endings: "knot" is no slip for "knit" where a name has "knots". */
    this.nameStems = whenAsked(() => new Set([...this.nameWords].map(stem)));
  }

  /** Names of several words by what they say, however they say it. */
  namesLoosely() {
    /** @type {Map<string, Term[]>} */
    const found = new Map();
    for (const [name, terms] of this.names) {
      if (!name.includes(" ")) continue;
      // "It doesn't cost much" is not "it doesn't cost anything".
      const words = terms.some(({ family }) => family === "price") ? "" : this.saying(name.split(" "));
      const others = found.get(words);
      if (words) found.set(words, others ? uniqueTerms([...others, ...terms]) : terms);
    }
    return found;
  }

  /**
   * @param {string[]} names
   * @param {Term} term
   */
  addNames(names, term) {
    for (const name of names) {
      const others = this.names.get(name);
      if (others) others.push(term);
      else this.names.set(name, [term]);
    }
  }

  /**
   * The terms of a name, in the singular or the plural, or in other words that say the same.
   * @param {string} name
   */
  termsOf(name) {
    const known = this.names.has(name) ? name : this.singulars.get(singular(name));
    const alike = this.stems.get(stem(name)) ?? "";
    const terms = this.names.get(known ?? (isOtherWord(name, alike) ? "" : alike));
    return terms ?? this.loosely.get(this.saying(name.split(" "))) ?? [];
  }

  /**
   * What several words say: those that say something, without endings, and each as the first of its group.
   * "my knees really hurt" is "joint sore". "" where that is no more than one word, which may say anything.
   * @param {string[]} tokens
   */
  saying(tokens) {
    return joinedWords(tokens.map((token) => this.standardOf(token)));
  }

  /**
   * The word that stands for a token, "" for one that says nothing.
   * @param {string} token
   */
  standardOf(token) {
    let standard = this.standards.get(token);
    if (standard === undefined) {
      this.standards.set(token, standard = this.small.has(token) ? "" : stem(token));
    }
    return standard;
  }

  /**
   * The age in years that is among words, -1 where it is none: aged 15, over 70, 82, nine years old. From fifty
   * on a number is an age by itself, unless it is that of a bus.
   * @param {string[]} tokens
   * @param {number} at
   */
  ageAt(tokens, at) {
    const [, digits = "", sign = ""] = tokens[at].match(/^(\d{1,3})(s|yrs?|yo|[mf])?$/) ?? [];
    const age = digits ? Number(digits) : this.numbers.get(tokens[at]) ?? -1;
    // As professionals write it: 17yo, 80F.
    if (AGE_SIGN.test(sign) && !MEASURES.has(tokens[at])) return age;
    const beside = [tokens[at - 1], tokens[at + 1]];
    if (age < 0 || beside.some((word) => this.noAgeWords.has(word))) return -1;
    return (digits && age >= OLD) || beside.some((word) => this.ageWords.has(word)) ? age : -1;
  }

  /**
   * Whether a word only says that the number beside it is an age: age 3, 12 years.
   * @param {string[]} tokens
   * @param {Span} span
   */
  isOfAge(tokens, { from, to }) {
    const beside = [from - 1, to].filter((at) => at in tokens);
    return to === from + 1 && this.ageWords.has(tokens[from]) &&
      beside.some((at) => this.ageAt(tokens, at) >= 0);
  }

  /**
   * The words of a name that name what somebody feels bad about: the gym scares me.
   * @param {string} name
   */
  dislikedIn(name) {
    const words = name.split(" ");
    return words.some((word) => this.about.feelings.has(word))
      ? words.filter((word) => this.termsOf(word).some(({ family }) => family === "category"))
      : [];
  }

  /**
   * Whether the age among words is only the least that people have to be: over 18.
   * @param {string[]} tokens
   * @param {number} at
   */
  isLeastAge(tokens, at) {
    return this.leastAgeWords.has(tokens[at - 1]) && this.ageAt(tokens, at) < OLD;
  }

  /**
   * The years of age that a name says: baby group.
   * @param {string} name
   */
  agesIn(name) {
    const found = [name, ...name.split(" ")].map((word) => this.agesOf.get(singular(word)));
    return found.find((age) => age) ?? null;
  }

  /**
   * How many words from one on are a line of buses, and how listings write that: the 65 bus is "bus65". 0 where
   * they are none.
   * @param {string[]} tokens
   * @param {number} from
   * @returns {[count: number, word: string]}
   */
  busAt(tokens, from) {
    let at = from;
    while (this.noAgeWords.has(tokens[at])) at++;
    if (!BUS_LINE.test(tokens[at] ?? "")) return [0, ""];
    let to = at + 1;
    while (this.busWords.has(tokens[to])) to++;
    const isBus = tokens.slice(from, to).some((token) => this.busWords.has(token));
    return isBus ? [to - from, `bus${tokens[at]}`] : [0, ""];
  }

  /**
   * The people of an age.
   * @param {number} age
   */
  ofAge(age) {
    return this.ages.filter(({ from, to }) => from <= age && age <= to).map(({ term }) => term);
  }

  /**
   * What costs no more than a price.
   * @param {string} pounds
   * @returns {Term}
   */
  ofPrice(pounds) {
    const label = this.upTo.replace("0", pounds);
    return { family: "price", value: pounds, label, address: "", crisis: false };
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

  /** @param {string[]} names */
  named(names) {
    return names.map((name) => this.bare(name).map(stem));
  }

  /**
   * Which of some things is called just what was typed, or has all of its words in a name.
   * @param {string[][][]} things the names of each
   * @param {string[]} typed
   * @param {{ whole: boolean }} options
   */
  called(things, typed, { whole }) {
    const words = typed.map(stem);
    if (!words.length) return []; // signs alone
    const together = words.join("");
    /** @param {string[]} name */
    const isIt = (name) => whole ? name.join("") === together : words.every((word) => name.includes(word));
    return [...things.keys()].filter((thing) => things[thing].some(isIt));
  }

  /**
   * The numbers of the rows that are called so.
   * @param {string[]} typed
   * @param {{ whole: boolean }} options
   */
  rowsNamed(typed, options) {
    return this.called(this.listings, typed, options);
  }

  /**
   * The numbers of the rows of which a name says the same as several words: "exercise sitting down" is chair exercise.
   * @param {string[]} typed
   */
  rowsSaying(typed) {
    const words = typed.map((word) => this.standardOf(word)).filter(Boolean);
    if (new Set(words).size < 2) return [];
    return [...this.listings.keys()].filter((row) =>
      this.listings[row].some((name) => {
        const says = name.map((word) => this.standards.get(word) ?? word); // without endings already
        return words.every((word) => says.includes(word));
      })
    );
  }

  /**
   * The numbers of the rows of which a whole name of several words is among more words.
   * @param {string[]} typed
   */
  rowsNamedIn(typed) {
    const words = ` ${typed.map(stem).join(" ")} `;
    /** @param {string[]} name */
    const isIn = (name) => name.length > 1 && words.includes(` ${name.join(" ")} `);
    return [...this.listings.keys()].filter((row) => this.listings[row].some(isIn));
  }

  /**
   * The numbers of the rows of an organisation that is called so.
   * @param {string[]} typed
   */
  rowsBy(typed) {
    const [organisation = -1] = this.called(this.organisations, typed, { whole: true });
    return organisation < 0 ? [] : [...this.by.keys()].filter((row) => this.by[row] === organisation);
  }

  /**
   * What is over and is called so.
   * @param {string[]} typed
   * @param {{ whole: boolean }} options
   */
  closedNamed(typed, options) {
    return this.called(this.over, typed, options).map((thing) => this.closed[thing]);
  }

  /**
   * The longest names we know among words, and the single words between them; small words, and what people
   * call the whole place, only where there is nothing else.
   * @param {string[]} tokens
   * @param {(from: number) => { count: number } | null} [timeAt] how many words from one on are hours or a date
   */
  spans(tokens, timeAt = () => null) {
    const singulars = tokens.map(singular);
    const standards = tokens.map((token) => this.standardOf(token));
    /**
     * Whether they are a name as they stand, or say one from the first that says something to the last.
     * @param {number} from
     * @param {number} to
     */
    const isName = (from, to) => {
      const text = tokens.slice(from, to).join(" ");
      const isShort = to - from <= LONGEST_NAME;
      if (isShort && (this.names.has(text) || this.everywhere.has(text))) return true;
      const known = isShort ? this.singulars.get(singulars.slice(from, to).join(" ")) : undefined;
      // "Walks in the park" is no "walk in".
      const isOther = to > from + 1 && this.small.has(tokens[to - 1]);
      if (known && !(isOther && this.names.get(known)?.every(({ family }) => family === "joining"))) {
        return true;
      }
      return standards[from] !== "" && standards[to - 1] !== "" &&
        this.loosely.has(joinedWords(standards.slice(from, to)));
    };
    /** @type {Span[]} */
    const spans = [];
    let from = 0;
    while (from < tokens.length) {
      const time = timeAt(from);
      if (time) {
        spans.push({ name: tokens.slice(from, from + time.count).join(" "), from, to: from + time.count });
        from += time.count;
        continue;
      }
      let to = Math.min(tokens.length, from + LONGEST_TYPED);
      while (to > from + 1 && !isName(from, to) && !this.isVenue(tokens.slice(from, to))) to--;
      const name = tokens.slice(from, to).join(" ");
      const isSmall = this.everywhere.has(name) || (this.small.has(name) && !this.names.has(name));
      if (!isSmall) spans.push({ name, from, to });
      from = to;
    }
    return spans.length ? spans : tokens.map((name, from) => ({ name, from, to: from + 1 }));
  }

  /**
   * Whether several words stand side by side in the name of a place: old pump house.
   * @param {string[]} tokens
   */
  isVenue(tokens) {
    const isSaid = tokens.length <= LONGEST_NAME &&
      ![tokens[0], tokens.at(-1) ?? ""].some((one) => this.small.has(one));
    return isSaid && this.venues.some((name) => name.includes(` ${tokens.join(" ")} `));
  }

  /**
   * Single letters are no words: "a e" (A&E) stays together, "o neills" is the word that listings write
   * O'Neill's.
   * @param {string[]} tokens
   */
  joined(tokens) {
    if (!tokens.some(isOneLetter)) return tokens;
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
    return this.everywhere.has(text) || this.termsOf(text).length > 0;
  }
}
