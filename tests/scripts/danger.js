// The words of danger for tests in Python: one call for a whole set of phrases.
import { readDanger } from "../../theme/templates/components/danger-help/danger-file.js";
import { Danger } from "../../theme/templates/components/danger-help/recognise.js";

/** @typedef {import("../../theme/templates/components/danger-help/danger-file.js").FirstDanger} FirstDanger */
/** @typedef {import("../../theme/templates/components/danger-help/danger-file.js").DangerPhrases} DangerPhrases */

/**
 * The groups of each phrase, most likely first.
 * @param {[FirstDanger, DangerPhrases]} files
 * @param {string[]} phrases
 */
export const recognised = (files, phrases) => {
  const danger = new Danger(readDanger(...files));
  return phrases.map((phrase) => danger.recognise(phrase).map(({ id }) => id));
};

/**
 * Whether each word may be one of danger, as the first file tells.
 * @param {[FirstDanger, DangerPhrases]} files
 * @param {string[]} words
 */
export const doubtful = ([first], words) => {
  const danger = new Danger(readDanger(first, null));
  return words.map((word) => danger.mayBe(word));
};

/**
 * Whether the first file alone tells of each phrase that it is of no danger.
 * @param {[FirstDanger, DangerPhrases]} files
 * @param {string[]} phrases
 */
export const harmless = ([first], phrases) => {
  const danger = new Danger(readDanger(first, null));
  return phrases.map((phrase) => danger.isHarmless(phrase));
};
