// What stands in the place of messages.js in the script of a page, where calls of `message` are sentences
// already: what they need of the language. portal/scripts.py sees to that.
import { message } from "./messages.js";

/** @type {Intl.NumberFormat | undefined} */
let figures;

/** @param {number} number */
export const figure = (number) => {
  figures = figures || new Intl.NumberFormat(message("language.locale"));
  return figures.format(number);
};

/**
 * The form of a message that a number takes.
 * @param {number} count
 * @param {Record<string, string>} forms by plural
 */
export const plural = (count, forms) =>
  forms[new Intl.PluralRules(message("language.locale")).select(count)] || forms.other;
