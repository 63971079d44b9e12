// What somebody meant to type: slips of the hand, words written as they sound, words run together or torn
// apart. A name of ours is meant before a word that merely stands in some text.
import { decodeWords } from "./front-coding.js";
import { slips } from "./slips.js";
import { stem, whenAsked } from "./words.js";

/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

const SHORTEST = 4;
const LONG = 7;
/** What a word that only sounds alike costs, in slips. */
const SOUNDS_ALIKE = 0.5;
/** What it costs besides, where it is written otherwise by more letters than a slip has. */
const FAR = 0.6;
const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** @type {[pattern: RegExp, sound: string][]} */
const SOUNDS = [
  [/^[kg]n/, "n"],
  [/^wr/, "r"],
  [/^ps/, "s"],
  [/^wh/, "w"],
  [/^ch(?=o[ilr])/, "k"],
  [/ph|th(?![mr])|v/g, "f"],
  [/[tcs]ion|sh[aeiou]n(?=s?$)/g, "shn"],
  [/(.[^aeiou])(?:er|or|ar|a)$/, "$1a"],
  [/([bdgkpt])le$/, "$1al"],
  [/e(?=(?:ment|less|ful|ness|ly)$)/, ""],
  [/[cs]ial/g, "shl"],
  [/igh/g, "i"],
  [/dne(?=s)/g, "n"],
  [/ing$/, "in"],
  [/sch|ck|ch(?=[rl])|q/g, "k"],
  [/x/g, "ks"],
  [/c(?=[eiy])/g, "s"],
  [/c(?!h)/g, "k"],
  [/z/g, "s"],
  [/dg|g(?=[ei])/g, "j"],
  [/([a-z])h(?![aeiou])/g, "$1"],
  [/[aeiouy]+/g, "a"],
  [/(.)\1+/g, "$1"],
  [/(..)a$/, "$1"],
];

/**
 * How a word sounds, roughly: vowels are all one.
 * @param {string} word
 */
export const sound = (word) => SOUNDS.reduce((text, [pattern, by]) => text.replace(pattern, by), word);

/**
 * @param {string} letter
 * @param {string} other
 */
const areNeighbours = (letter, other) =>
  KEYBOARD.some((line, row) => {
    const at = line.indexOf(letter);
    if (at < 0) return false;
    return [line, KEYBOARD[row - 1] ?? "", KEYBOARD[row + 1] ?? ""].some((near) =>
      near.slice(Math.max(0, at - 1), at + 2).includes(other)
    );
  });

/**
 * Whether a short word is another one with a wrong letter that isn't beside it on the keyboard: "chess" is no
 * slip for "chest".
 * @param {string} word
 * @param {string} other
 */
const isAnother = (word, other) => {
  if (word.length !== other.length || word.length >= LONG) return false;
  const wrong = [...word].map((letter, at) => [letter, other[at]]).filter(([one, two]) => one !== two);
  return wrong.length === 1 && !areNeighbours(wrong[0][0], wrong[0][1]) && sound(word) !== sound(other);
};

/**
 * How many slips a long word may have.
 * @param {string} word
 */
const mostOf = (word) => word.length < LONG + 2 ? 1 : 2;

/**
 * A word with the last letter that many leave out, as they don't say it: "slimin" for "slimming".
 * @param {string} word
 * @param {string} other what may be meant
 */
const withLastLetter = (word, other) => word.endsWith("in") && other.endsWith("ing") ? `${word}g` : word;

/**
 * What it costs to have meant another word, in slips; Infinity where it can't have been.
 * @param {string} word
 * @param {string} other
 * @param {string} sounds how the word sounds
 * @param {string} heard how the other one does
 */
const costOf = (word, other, sounds, heard) => {
  const most = mostOf(word);
  // A short word that sounds alike must look alike too: "gait" is no slip for "gate".
  const isShort = word.length < LONG - 1;
  const isNear = word[0] === other[0] && !isAnother(word, other);
  const written = isNear ? slips(withLastLetter(word, other), other, most) : Infinity;
  if (written <= most) return sounds === heard ? Math.min(written, SOUNDS_ALIKE) : written;
  if (sounds.length < SHORTEST - 1 || isShort) return Infinity;
  // What sounds nearly the same must look like it too: "religious" is no slip for "refugees".
  const mostHeard = word.length > LONG && slips(word, other, most + 1) <= most + 1 ? 1 : 0;
  const spoken = slips(sounds, heard, mostHeard);
  // What begins with another letter must sound just the same.
  if (spoken > (word[0] === other[0] ? mostHeard : 0)) return Infinity;
  // One letter too many is likelier than a word that is written quite otherwise: "pantery" is a pantry, no painter.
  const isFar = slips(word, other, most + 1) > most;
  return (word[0] === other[0] ? 1 : 2) * SOUNDS_ALIKE + spoken + (isFar ? FAR : 0);
};

/**
 * The word among some that was probably meant, with what it costs in slips; "" where none is near enough.
 * @param {string} word
 * @param {Iterable<string>} choices
 * @param {(choice: string) => string} [soundOf]
 * @returns {[word: string, cost: number]}
 */
export const nearest = (word, choices, soundOf = sound) => {
  if (word.length < SHORTEST || /\d/.test(word)) return ["", Infinity];
  const sounds = sound(word);
  let best = "";
  let least = Infinity;
  for (const choice of choices) {
    if (choice.length < SHORTEST || Math.abs(choice.length - word.length) > mostOf(word) + 1) continue;
    const cost = costOf(word, choice, sounds, soundOf(choice));
    if (cost < least) [best, least] = [choice, cost];
  }
  return [best, least];
};

/**
 * Whether a word is another with one letter missing, added or swapped with its neighbour: what stands in some
 * text was meant only then.
 * @param {string} word
 * @param {string} other
 */
const isSlipOf = (word, other) => {
  if (word.length < LONG - 1 || slips(word, other, 1) !== 1) return false;
  return word.length !== other.length || [...word].sort().join("") === [...other].sort().join("");
};

/**
 * Whether a word was only guessed for what was typed, so that somebody must be told: it sounds like it, or is short
 * and has another letter. One of two words that were run together is none.
 * @param {string} typed
 * @param {string} word
 */
export const isGuess = (typed, word) => {
  const text = withLastLetter(typed.replaceAll(" ", ""), word);
  if (text.includes(word) || word.startsWith(text) || stem(text) === stem(word)) return false;
  const most = mostOf(text);
  if (slips(text, word, most) > most) return true;
  return text.length === word.length && text.length < LONG - 1 && slips(text, word, 1) === 1 &&
    [...text].sort().join("") !== [...word].sort().join("");
};

/** Corrects the words of queries by what one build of the site knows. */
export class Spelling {
  /**
   * @param {Vocabulary} vocabulary
   * @param {(word: string) => boolean} isKept whether a word is known though no name has it
   * @param {string} [english] words that are nobody's slips, front-coded
   */
  constructor(vocabulary, isKept, english = "") {
    this.vocabulary = vocabulary;
    this.isKept = isKept;
    this.english = whenAsked(() => new Set(english ? decodeWords(english) : []));
    const { known, nameWords, names, words } = vocabulary;
    // Of two names that are as near, the one that some listing says was meant.
    this.nameWords = whenAsked(() =>
      [...nameWords].filter((word) => word.length >= SHORTEST)
        .sort((word, other) => Number(known.has(other)) - Number(known.has(word)))
    );
    /** Names of several words by what they are when they are run together. */
    this.together = whenAsked(() =>
      new Map([...names.keys()].map((name) => [name.replaceAll(" ", ""), name]))
    );
    this.wholes = whenAsked(() => [...this.together().keys()].filter((whole) => whole.length > LONG));
    /** @type {Map<string, string>} */
    this.sounds = new Map();
    this.textWords = words;
    /** @type {Map<string, string[]>} */
    this.corrected = new Map();
  }

  /** @param {string} word */
  soundOf(word) {
    let heard = this.sounds.get(word);
    if (heard === undefined) this.sounds.set(word, heard = sound(word));
    return heard;
  }

  /**
   * Whether a word is known as it stands, or may be the beginning of one that is still being typed.
   * @param {string} word
   */
  isKnown(word) {
    const { vocabulary } = this;
    return vocabulary.nameWords.has(word) || vocabulary.known.has(word) || vocabulary.small.has(word) ||
      vocabulary.nameStems().has(stem(word)) || vocabulary.same.has(word) || vocabulary.hours.knows(word) ||
      this.isKept(word);
  }

  /**
   * Whether two words are one that was torn apart: "wheel chair".
   * @param {string} word
   * @param {string} next
   */
  isTorn(word, next) {
    const { vocabulary } = this;
    const whole = word + next;
    if (whole.length < LONG || [word, next].some((one) => vocabulary.small.has(one))) return false;
    if (vocabulary.isName(`${word} ${next}`)) return false;
    const known = [word, next].filter((one) => this.isKnown(one)).length;
    if (vocabulary.nameWords.has(whole) || (known < 2 && vocabulary.known.has(whole))) return true;
    return known === 0 && word.length >= SHORTEST &&
      nearest(whole, this.nameWords(), (one) => this.soundOf(one))[1] <= 1;
  }

  /**
   * The words that were probably meant by one that nobody knows; the word itself where none is near.
   * @param {string} word
   * @returns {string[]}
   */
  meant(word) {
    let words = this.corrected.get(word);
    if (!words) this.corrected.set(word, words = this.find(word));
    return words;
  }

  /**
   * @param {string} word
   * @returns {string[]}
   */
  find(word) {
    if (word.length < SHORTEST || /\d/.test(word) || this.isKnown(word)) return [word];
    if (this.english().has(word)) return [word];
    const { textWords } = this;
    const soundOf = (/** @type {string} */ choice) => this.soundOf(choice);
    const [name, cost] = nearest(word, this.nameWords(), soundOf);
    if (cost <= SOUNDS_ALIKE) return [name];
    const run = this.together().get(word);
    if (run && run !== word && cost > 1) return run.split(" ");
    if (cost <= 1 && name.startsWith(word)) return [name];
    // Somebody is still typing it: "footb" is no slip for "foot".
    if (textWords.some((known) => known.startsWith(word))) return [word];
    if (cost <= 1) return [name];
    const apart = this.apart(word);
    if (apart.length) return apart;
    if (name) return [name];
    const [whole] = nearest(word, this.wholes(), soundOf);
    if (whole) return (this.together().get(whole) ?? whole).split(" ");
    return [textWords.find((text) => text[0] === word[0] && isSlipOf(word, text)) ?? word];
  }

  /**
   * Words that were run together: two, or three of which the second says nothing ("helpwithrent").
   * @param {string} word
   * @returns {string[]}
   */
  apart(word) {
    const { nameWords, known, small } = this.vocabulary;
    const isWord = (/** @type {string} */ one) => nameWords.has(one) || known.has(one);
    const last = word.length - SHORTEST;
    for (let at = SHORTEST; at <= last; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every(isWord)) return halves;
    }
    for (let at = SHORTEST; at <= last; at++) {
      for (let to = at + 1; to <= last; to++) {
        const [first, between, end] = [word.slice(0, at), word.slice(at, to), word.slice(to)];
        if (small.has(between) && isWord(end) && (isWord(first) || small.has(first))) {
          return [first, between, end];
        }
      }
    }
    return [];
  }
}
