// Sentences for people, in the language of the site: `message("later.over")`. So they work in modules that
// run as they are, in their tests. In the script of a page portal/script_messages.py puts the sentences in
// place of the calls.

/**
 * The messages by their names; one with plurals has a form for each.
 * @type {Record<string, string | Record<string, string>>}
 */
export const MESSAGES = {};

/** @type {Intl.NumberFormat | undefined} */
let figures;

/** @param {number} number */
export const figure = (number) => {
  figures ??= new Intl.NumberFormat(message("language.locale"));
  return figures.format(number);
};

/**
 * A message with its parameters in their places. `count` is written as the language has it and chooses the
 * form of one with plurals; another number is to be a `figure`.
 * @param {string} name
 * @param {Record<string, string | number>} [parameters]
 * @returns {string}
 */
export const message = (name, parameters = {}) => {
  const forms = MESSAGES[name];
  const count = Number(parameters.count);
  const pattern = typeof forms === "string"
    ? forms
    : forms[new Intl.PluralRules(message("language.locale")).select(count)] || forms.other;
  return pattern.replace(/\{(\w+)\}/g, (_, key) => String(key === "count" ? figure(count) : parameters[key]));
};
