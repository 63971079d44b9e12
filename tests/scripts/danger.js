// The words of danger for tests in Python: one call for a whole set of phrases.
import { Danger } from "../../theme/templates/components/danger-help/recognise.js";

/** @typedef {import("../../theme/templates/components/danger-help/recognise.js").DangerFile} DangerFile */

/**
 * The groups of each phrase, most likely first.
 * @param {DangerFile} file
 * @param {string[]} phrases
 */
export const recognised = (file, phrases) => {
  const danger = new Danger(file);
  return phrases.map((phrase) => danger.recognise(phrase).map(({ id }) => id));
};

/**
 * Whether each word may be one of danger.
 * @param {DangerFile} file
 * @param {string[]} words
 */
export const doubtful = (file, words) => {
  const danger = new Danger(file);
  return words.map((word) => danger.mayBe(word));
};
