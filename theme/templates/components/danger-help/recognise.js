// Recognises words of danger or despair in what somebody types, before anything is looked for and
// before spelling is repaired. The words: content/vocabularies/danger.yml. Why: docs/decisions/0023.
import { slips } from "../find/slips.js";
import { inflections, plainForms, wordsOf } from "./inflections.js";

/**
 * What is known of danger: danger-file.js. `others` are words of phrases that are not here.
 * @typedef {object} DangerFile
 * @property {{ id: string, words: string[], danger: boolean }[]} sets
 * @property {{ id: string, words: string[], needs: string[] }[]} groups
 * @property {string[]} harmless
 * @property {string[]} lookalikes
 * @property {string[]} [others]
 */

/**
 * What may stand for one word of a phrase: each choice is one or more words, here by the first of them.
 * @typedef {Map<string, string[][]>} Choices
 */

/**
 * Words in order, each with what may stand for it.
 * @typedef {Choices[]} Part
 */

/**
 * A phrase: parts in any order; none of `without` is anywhere in what is typed. Where it `isWhole`, nothing
 * else is typed.
 * @typedef {{ parts: Part[], without: Part[], isWhole: boolean }} Phrase
 */

/** @typedef {[start: number, end: number]} Span */

/**
 * A form of a word of danger, and how many slips it may have.
 * @typedef {{ form: string, word: string, most: number }} Spelling
 */

/**
 * Typed words; null stands for what is harmless.
 * @typedef {(string | null)[]} Typed
 */

const SHORTEST_MISSPELT = 6;
// Of words that are no danger by themselves ("boyfriend"); shorter ones are too like others.
const SHORTEST_OTHER = 7;
const TWO_SLIPS_FROM = 8;
// Shorter words of danger than that are known with two letters swapped ("htis" for "hits"), from this long.
const SHORTEST_SWAPPED = 4;
// Words that may stand between those of a phrase, and within which parts in any order must stand.
const GAP = 2;
const TOGETHER = 10;
/** @type {Set<string>} */
const NONE = new Set();

/**
 * @param {string[][]} choices
 * @returns {Choices}
 */
const byFirstWord = (choices) => {
  /** @type {Choices} */
  const found = new Map();
  for (const words of choices.filter(({ length }) => length > 0)) {
    const others = found.get(words[0]);
    if (others) others.push(words);
    else found.set(words[0], [words]);
  }
  return found;
};

/** @param {Choices[]} choices */
const everyWord = (choices) => choices.flatMap((one) => [...one.values()].flat(2));

/** @param {Phrase[]} phrases */
const wordsOfParts = (phrases) => everyWord([...new Set(phrases.flatMap(({ parts }) => parts.flat()))]);

/**
 * A word with each two neighbouring letters swapped.
 * @param {string} word
 */
const withSwappedLetters = (word) =>
  [...word].slice(1).map((letter, at) => word.slice(0, at) + letter + word[at] + word.slice(at + 2))
    .filter((spelling) => spelling !== word);

/** The words of danger of one community. */
export class Danger {
  /** @param {DangerFile} file */
  constructor(file) {
    this.lists = new Map(file.sets.map(({ id, words }) => [id.toUpperCase(), words]));
    /** @type {Map<string, Choices>} */
    this.choices = new Map();
    this.groups = file.groups.map(({ id, words, needs }) => ({
      id,
      needs,
      phrases: words.map((words) => this.phraseOf(words)),
    }));
    this.harmless = file.harmless.map((words) => this.phraseOf(words));
    const phrases = this.groups.flatMap((group) => group.phrases);
    const words = [...new Set([...wordsOfParts(phrases), ...(file.others ?? []).flatMap(wordsOf)])];
    /** Every word that a phrase of danger may have. */
    this.words = new Set(words);
    this.correct = new Set([...words, ...wordsOfParts(this.harmless), ...file.lookalikes.flatMap(wordsOf)]);
    this.alone = new Set([
      ...wordsOfParts(phrases.filter(({ parts, isWhole }) => !isWhole && parts.flat().length === 1)),
      ...everyWord(file.sets.flatMap(({ id, danger }) => danger ? this.choicesFor(id.toUpperCase()) : [])),
    ]);
    /** Those that are known when they are misspelt. */
    this.misspelt = words.filter((word) => this.alone.has(word) || word.length >= SHORTEST_OTHER);
    /** How they are written, by the first letter: a search asks for few. @type {Map<string, Spelling[]>} */
    this.spellings = new Map();
    /** @type {Map<string, string>} */
    this.swapped = new Map(
      [...this.alone].flatMap((word) =>
        [...inflections(word), `${word}s`]
          .filter(({ length }) => length >= SHORTEST_SWAPPED && length < SHORTEST_MISSPELT)
          .flatMap(withSwappedLetters)
          .map((spelling) => [spelling, word])
      ),
    );
    /** @type {Map<string, Set<string>>} */
    this.meanings = new Map();
    /** @type {Map<Choices, number[]>} */
    this.ends = new Map();
  }

  /**
   * What may stand for a word of a phrase, or for the list that it names: one object for each.
   * @param {string} word
   */
  choicesFor(word) {
    const known = this.choices.get(word);
    if (known) return known;
    const choices = byFirstWord(this.choicesOf(word));
    this.choices.set(word, choices);
    return choices;
  }

  /**
   * All that may stand for some words of which each may be the name of a list; a list may name others.
   * @param {string} words
   * @param {string[]} [within] the lists that are being read, so that none is read within itself
   * @returns {string[][]}
   */
  choicesOf(words, within = []) {
    /** @type {string[][]} */
    let choices = [[]];
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const list = within.includes(word) ? undefined : this.lists.get(word);
      const next = list ? list.flatMap((words) => this.choicesOf(words, [...within, word])) : [wordsOf(word)];
      choices = choices.flatMap((before) => next.map((after) => [...before, ...after]));
    }
    return choices;
  }

  /**
   * @param {string} text
   * @returns {Phrase}
   */
  phraseOf(text) {
    const isWhole = text.endsWith(".");
    const [parts, ...without] = text.split(" - ").map((side) =>
      side.split(" + ").map((part) =>
        part.split(/[\s.]+/).filter(Boolean).map((word) => this.choicesFor(word))
      )
    );
    return { parts, without: without.flat(), isWhole };
  }

  /**
   * How the words that begin with a letter are written.
   * @param {string} letter
   */
  spellingsFrom(letter) {
    const known = this.spellings.get(letter);
    if (known) return known;
    const spellings = this.misspelt.filter((word) => word[0] === letter).flatMap((word) =>
      inflections(word).filter((form) => form.length >= SHORTEST_MISSPELT).map((form) => ({
        form,
        word,
        most: this.alone.has(word) && form.length >= TWO_SLIPS_FROM ? 2 : 1,
      }))
    );
    this.spellings.set(letter, spellings);
    return spellings;
  }

  /**
   * The words of the vocabulary that a typed word may be: itself, its plain forms, or misspelt ones.
   * @param {string} typed
   */
  meaningsOf(typed) {
    const known = this.meanings.get(typed);
    if (known) return known;
    const forms = plainForms(typed);
    const isCorrect = [...forms].some((form) => this.correct.has(form));
    const swapped = isCorrect ? undefined : this.swapped.get(typed);
    if (swapped) forms.add(swapped);
    if (!isCorrect && typed.length >= SHORTEST_MISSPELT - 1 && !/\d/.test(typed)) {
      for (const { form, word, most } of this.spellingsFrom(typed[0])) {
        const few = typed.length >= TWO_SLIPS_FROM ? most : 1;
        if (slips(typed, form, few) <= few) forms.add(word);
      }
    }
    this.meanings.set(typed, forms);
    return forms;
  }

  /**
   * The words that may be meant at a place; none where it is harmless, or nothing is typed there.
   * @param {Typed} typed
   * @param {number} at
   */
  meaningsAt(typed, at) {
    const word = typed[at];
    return typeof word === "string" ? this.meaningsOf(word) : NONE;
  }

  /**
   * Where the longest of some choices that starts at a place ends; -1 where none does. Many phrases ask
   * this of the same choices.
   * @param {Choices} choices
   * @param {Typed} typed
   */
  endsOf(choices, typed) {
    const known = this.ends.get(choices);
    if (known) return known;
    const ends = typed.map((_, at) => this.endAt(choices, typed, at));
    this.ends.set(choices, ends);
    return ends;
  }

  /**
   * @param {Choices} choices
   * @param {Typed} typed
   * @param {number} at
   */
  endAt(choices, typed, at) {
    let end = -1;
    for (const first of this.meaningsAt(typed, at)) {
      for (const words of choices.get(first) ?? []) {
        const isHere = words.every((word, number) => this.meaningsAt(typed, at + number).has(word));
        if (isHere) end = Math.max(end, at + words.length);
      }
    }
    return end;
  }

  /**
   * Where a part that starts at a place ends; -1 where it does not.
   * @param {Part} part
   * @param {Typed} typed
   * @param {number} at
   * @param {number} gap
   * @returns {number}
   */
  endOfPart([first, ...others], typed, at, gap) {
    const end = this.endsOf(first, typed)[at];
    if (end < 0 || !others.length) return end;
    for (let next = end; next <= Math.min(end + gap, typed.length - 1); next++) {
      if (typed.slice(end, next).includes(null)) break;
      const last = this.endOfPart(others, typed, next, gap);
      if (last >= 0) return last;
    }
    return -1;
  }

  /**
   * @param {Part} part
   * @param {Typed} typed
   * @param {number} gap
   */
  spansOfPart(part, typed, gap) {
    /** @type {Span[]} */
    const spans = [];
    this.endsOf(part[0], typed).forEach((first, at) => {
      const end = first < 0 ? -1 : this.endOfPart(part, typed, at, gap);
      if (end >= 0) spans.push([at, end]);
    });
    return spans;
  }

  /**
   * Where the first part of a phrase stands, if the others are near and nothing speaks against it.
   * @param {Phrase} phrase
   * @param {Typed} typed
   * @param {number} gap
   */
  spansOf({ parts: [first, ...others], without, isWhole }, typed, gap) {
    if (without.some((part) => this.spansOfPart(part, typed, gap).length)) return [];
    return this.spansOfPart(first, typed, gap).filter((span) => {
      if (isWhole && span[1] - span[0] < typed.length) return false;
      const taken = [span];
      return others.every((part) => {
        const found = this.spansOfPart(part, typed, gap).find(([start, end]) =>
          taken.every(([from, to]) =>
            (end <= from || start >= to) && Math.max(end, to) - Math.min(start, from) <= TOGETHER
          )
        );
        if (found) taken.push(found);
        return found !== undefined;
      });
    });
  }

  /**
   * How much of a phrase is in the typed words: more words weigh more, words between them a little less.
   * @param {Phrase} phrase
   * @param {Typed} typed
   */
  weightOf(phrase, typed) {
    const words = phrase.parts.flat().length;
    const weights = this.spansOf(phrase, typed, GAP).map(([start, end]) =>
      words - Math.max(0, end - start - phrase.parts[0].length) / 10
    );
    return Math.max(0, ...weights);
  }

  /**
   * The groups that a text belongs to, most likely first; none where nothing is of danger.
   * @param {string} text
   */
  recognise(text) {
    /** @type {Typed} */
    const typed = wordsOf(text);
    this.ends.clear();
    for (const phrase of this.harmless) {
      for (const [start, end] of this.spansOf(phrase, typed, 0)) {
        typed.fill(null, start, end);
        this.ends.clear();
      }
    }
    return this.groups
      .map(({ id, needs, phrases }) => ({
        id,
        needs,
        weight: Math.max(0, ...phrases.map((phrase) => this.weightOf(phrase, typed))),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((group, other) => other.weight - group.weight);
  }

  /**
   * Whether a text is surely of no danger, as far as phrases of one word and the words of all others tell: a
   * longer phrase has two of them.
   * @param {string} text
   */
  isHarmless(text) {
    const perhaps = wordsOf(text).filter((typed) =>
      [...this.meaningsOf(typed)].some((word) => this.words.has(word))
    );
    return perhaps.length < 2 && !this.recognise(text).length;
  }

  /**
   * Whether a word may be one of danger, so that no other is ever taken in its place.
   * @param {string} text
   */
  mayBe(text) {
    return wordsOf(text).some((typed) => [...this.meaningsOf(typed)].some((word) => this.alone.has(word)));
  }
}
