// Recognises words of danger or despair in what somebody types, before anything is looked for and
// before spelling is repaired. The words: content/vocabularies/danger.yml. Why: docs/decisions/0023.
import { slips } from "../find/slips.js";
import { inflections, plainForms, wordsOf } from "./inflections.js";

/**
 * search/danger.json.
 * @typedef {object} DangerFile
 * @property {{ id: string, words: string[], danger: boolean }[]} sets
 * @property {{ id: string, words: string[], needs: string[] }[]} groups
 * @property {string[]} harmless
 * @property {string[]} lookalikes
 */

/**
 * What may stand for one word of a phrase: each choice is one or more words.
 * @typedef {string[][]} Choices
 */

/**
 * A phrase: parts in any order, each of words in order.
 * @typedef {Choices[][]} Phrase
 */

/** @typedef {[start: number, end: number]} Span */

/**
 * Typed words; null stands for what is harmless.
 * @typedef {(string | null)[]} Typed
 */

const SHORTEST_MISSPELT = 6;
// Of words that are no danger by themselves ("boyfriend"); shorter ones are too like others.
const SHORTEST_OTHER = 7;
const TWO_SLIPS_FROM = 8;
// Words that may stand between those of a phrase, and within which parts in any order must stand.
const GAP = 2;
const TOGETHER = 10;

/** @param {Phrase[]} phrases */
const everyWord = (phrases) => phrases.flatMap((parts) => parts.flat(3));

/** The words of danger of one community. */
export class Danger {
  /** @param {DangerFile} file */
  constructor(file) {
    this.lists = new Map(file.sets.map(({ id, words }) => [id.toUpperCase(), words]));
    /** @type {Map<string, Choices>} */
    this.sets = new Map();
    for (const name of this.lists.keys()) this.sets.set(name, this.choicesOf(name));
    this.groups = file.groups.map(({ id, words, needs }) => ({
      id,
      needs,
      phrases: words.map((words) => this.phraseOf(words)),
    }));
    this.harmless = file.harmless.map((words) => this.phraseOf(words));
    const phrases = this.groups.flatMap((group) => group.phrases);
    const words = [...new Set(everyWord(phrases))];
    this.correct = new Set([...words, ...everyWord(this.harmless), ...file.lookalikes.flatMap(wordsOf)]);
    this.alone = new Set([
      ...everyWord(phrases.filter((parts) => parts.flat().length === 1)),
      ...file.sets.filter((set) => set.danger).flatMap(({ id }) => this.choicesOf(id.toUpperCase()).flat()),
    ]);
    this.spellings = words.filter((word) => this.alone.has(word) || word.length >= SHORTEST_OTHER).flatMap((
      word,
    ) =>
      inflections(word).filter((form) => form.length >= SHORTEST_MISSPELT).map((form) => ({
        form,
        word,
        most: this.alone.has(word) && form.length >= TWO_SLIPS_FROM ? 2 : 1,
      }))
    );
    /** @type {Map<string, Set<string>>} */
    this.meanings = new Map();
    /** @type {Map<Choices, number[]>} */
    this.ends = new Map();
  }

  /**
   * All that may stand for some words of which each may be the name of a list; a list may name others.
   * @param {string} words
   * @param {string[]} [within] the lists that are being read, so that none is read within itself
   * @returns {Choices}
   */
  choicesOf(words, within = []) {
    /** @type {Choices} */
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
    return text.split(" + ").map((part) =>
      part.split(/\s+/).filter(Boolean).map((word) => this.sets.get(word) ?? [wordsOf(word)])
    );
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
    if (!isCorrect && typed.length >= SHORTEST_MISSPELT - 1 && !/\d/.test(typed)) {
      for (const { form, word, most } of this.spellings) {
        const few = typed.length >= TWO_SLIPS_FROM ? most : 1;
        if (form[0] === typed[0] && slips(typed, form, few) <= few) forms.add(word);
      }
    }
    this.meanings.set(typed, forms);
    return forms;
  }

  /**
   * Where the longest of some choices that starts at a place ends; -1 where none does. Many phrases ask
   * this of the same list at the same place.
   * @param {Choices} choices
   * @param {Typed} typed
   * @param {number} at
   */
  endOf(choices, typed, at) {
    const ends = this.ends.get(choices) ?? [];
    this.ends.set(choices, ends);
    ends[at] ??= at + Math.max(
      -1 - at,
      ...choices.filter((words) =>
        words.length > 0 && words.every((word, number) => {
          const other = typed[at + number];
          return typeof other === "string" && this.meaningsOf(other).has(word);
        })
      ).map((words) => words.length),
    );
    return ends[at];
  }

  /**
   * Where a part that starts at a place ends; -1 where it does not.
   * @param {Choices[]} part
   * @param {Typed} typed
   * @param {number} at
   * @param {number} gap
   * @returns {number}
   */
  endOfPart([first, ...others], typed, at, gap) {
    const end = this.endOf(first, typed, at);
    if (end < 0 || !others.length) return end;
    for (let next = end; next <= Math.min(end + gap, typed.length - 1); next++) {
      if (typed.slice(end, next).includes(null)) break;
      const last = this.endOfPart(others, typed, next, gap);
      if (last >= 0) return last;
    }
    return -1;
  }

  /**
   * @param {Choices[]} part
   * @param {Typed} typed
   * @param {number} gap
   */
  spansOfPart(part, typed, gap) {
    /** @type {Span[]} */
    const spans = typed.map((_, at) => [at, this.endOfPart(part, typed, at, gap)]);
    return spans.filter(([, end]) => end >= 0);
  }

  /**
   * Where the first part of a phrase stands, if the others are near.
   * @param {Phrase} phrase
   * @param {Typed} typed
   * @param {number} gap
   */
  spansOf([first, ...others], typed, gap) {
    return this.spansOfPart(first, typed, gap).filter((span) => {
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
    const words = phrase.flat().length;
    const weights = this.spansOf(phrase, typed, GAP).map(([start, end]) =>
      words - Math.max(0, end - start - phrase[0].length) / 10
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
   * Whether a word may be one of danger, so that no other is ever taken in its place.
   * @param {string} text
   */
  mayBe(text) {
    return wordsOf(text).some((typed) => [...this.meaningsOf(typed)].some((word) => this.alone.has(word)));
  }
}
