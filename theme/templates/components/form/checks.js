// Applies the checks that the page hands over as values (intake/web_form.py): what they refuse, and in
// which words, is theirs. tests/intake/test_web_form.py runs this beside the command line.

import { quoted } from "./quoting.js";

/**
 * One thing that an answer has to be. What it names in its message depends on its kind.
 * @typedef {object} Step
 * @property {string} [leave] a pattern of answers that are not looked at any further
 * @property {string} [must]
 * @property {string} [never]
 * @property {number} [shows] which part of what `never` found is named
 * @property {Record<string, string>} [taken] old names of pages, and what each is now
 * @property {boolean | number} [longest] its own, or true for the question's
 * @property {boolean} [bounds]
 * @property {boolean} [date]
 * @property {[number, number]} [years]
 * @property {string} [expected]
 * @property {string} [message]
 * @property {string} [hint]
 */

/**
 * @typedef {object} Check
 * @property {Step[]} steps
 * @property {string} [each] what parts an answer of several
 * @property {boolean} [in_one_line]
 * @property {string} [letters] "small" or "large": the usual spelling
 * @property {[string, string][]} [tidy] patterns, and what is written in their place
 */

/**
 * What the page knows of one question alone.
 * @typedef {object} Field
 * @property {number} longest
 * @property {number[]} bounds
 * @property {string} expected
 */

/**
 * The messages that all checks share.
 * @typedef {object} Messages
 * @property {string} expected
 * @property {string} meant
 * @property {string} missing
 * @property {string} unreadable
 */

/**
 * What is wrong with an answer; `meant` is what was certainly meant, or "".
 * @typedef {object} Problem
 * @property {string} message
 * @property {string} hint
 * @property {string} meant
 */

/**
 * One of some questions has to be answered; beside another, only where one of `choices` is its answer.
 * @typedef {object} Needed
 * @property {string[]} questions
 * @property {string} message
 * @property {string} hint
 * @property {string} [beside]
 * @property {string[]} [choices]
 */

/** @typedef {Record<string, string | number | undefined>} Named what a message names */

const LONGEST_SHOWN = 60;
const TAIL_SHOWN = 30;

/** @param {string} text */
const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");

/** @param {string} text */
const shown = (text) => {
  const letters = [...oneLine(text)];
  if (letters.length <= LONGEST_SHOWN) return letters.join("");
  return letters.slice(0, LONGEST_SHOWN - 3).join("").trimEnd() + "...";
};

/**
 * A message with what it names, as `filled` of schema/values/mistake.py makes it: "`{found}`" is quoted,
 * whatever the value holds; "{count:,}" has its thousands marked.
 * @param {string} message
 * @param {Named} named
 */
export const filled = (message, named) =>
  message.replace(/`\{(\w+)\}`|\{(\w+)(:,)?\}/g, (_, toQuote, name, marked) => {
    if (toQuote) return quoted(String(named[toQuote]));
    const value = named[name];
    return marked && typeof value === "number" ? value.toLocaleString("en-GB") : String(value);
  });

/** @param {string} text */
const isDay = (text) => {
  const day = new Date(text + "T00:00Z");
  return !isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const LONGEST_SLUG = 60;

/**
 * The names of a page as the software makes it ("Mill Lane health walk" is mill-lane-health-walk),
 * and as it has made it: long ones were once cut in a word.
 * @param {string} text
 */
const slugsOf = (text) => {
  const whole = text.toLowerCase().replace(/['’]/g, "").replace(/ß/g, "ss").normalize("NFKD").replace(
    /[\u0300-\u036f]/g,
    "",
  )
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const cut = whole.slice(0, LONGEST_SLUG).replace(/-+$/, "");
  const inWords = whole.slice(0, LONGEST_SLUG + 1).replace(/-[^-]*$/, "");
  return [whole.length > LONGEST_SLUG && inWords.length <= LONGEST_SLUG ? inWords : cut, cut];
};

/**
 * @param {string} pattern
 * @param {string} text
 */
const matches = (pattern, text) => new RegExp(pattern, "u").test(text);

/**
 * @param {string} pattern
 * @param {number} shows
 * @param {string} text
 */
const namedByNever = (pattern, shows, text) => {
  const match = text.match(new RegExp(pattern, "u"));
  return match && { found: shown(text), match: [shown(match[0]), [...match[0]][0], match[1]][shows] };
};

/**
 * @param {string} text
 * @param {number} most
 */
const namedByLongest = (text, most) => {
  const letters = [...text];
  if (letters.length <= most) return null;
  const tail = letters.slice(Math.max(0, most - TAIL_SHOWN), most).join("");
  return { count: letters.length, most, over: letters.length - most, tail };
};

/**
 * What a step holds against the text: what its message may name, or null.
 * @param {Step} step
 * @param {string} text
 * @param {Field} field
 * @returns {Named | null}
 */
const against = (step, text, field) => {
  const found = shown(text);
  if (step.must) return matches(step.must, text) ? null : { found };
  if (step.never) return namedByNever(step.never, step.shows ?? 0, text);
  if (step.taken) {
    const taken = step.taken;
    const slug = slugsOf(text).find((one) => Object.keys(taken).includes(one));
    return slug === undefined ? null : { found, now: taken[slug] };
  }
  if (step.longest) return namedByLongest(text, step.longest === true ? field.longest : step.longest);
  if (step.bounds) {
    const [least, most] = field.bounds;
    return Number(text) >= least && Number(text) <= most ? null : { found };
  }
  if (step.date) return isDay(text) ? null : { found };
  if (step.years) {
    const year = Number(text.slice(0, 4));
    return year >= step.years[0] && year <= step.years[1] ? null : { found };
  }
  return null;
};

/**
 * The first step that a text does not pass.
 * @param {Check} check
 * @param {string} text
 * @param {Field} field
 */
const firstFault = (check, text, field) => {
  for (const step of check.steps) {
    if (step.leave && matches(step.leave, text)) return null;
    const named = against(step, text, field);
    if (named) return { step, named };
  }
  return null;
};

/**
 * The text in its usual spelling.
 * @param {Check} check
 * @param {string} text
 */
const tidied = (check, text) => {
  let meant = check.letters ? text.toUpperCase() : text;
  for (const [from, to] of check.tidy ?? []) meant = meant.replace(new RegExp(from, "gu"), to);
  return check.letters === "small" ? meant.toLowerCase() : meant;
};

/**
 * @param {Messages} messages
 * @param {Check} check
 * @param {string} text
 * @param {Field} field
 * @returns {Problem | null}
 */
const problemInOne = (messages, check, text, field) => {
  const fault = firstFault(check, text, field);
  if (!fault) return null;
  const named = { expected: fault.step.expected ?? field.expected, ...fault.named };
  const { message, hint = "" } = fault.step;
  if (message) return { message: filled(message, named), hint: filled(hint, named), meant: "" };
  const meant = tidied(check, text);
  const still = meant === text ? fault : firstFault(check, meant, field);
  // Put right in its shape, it may be wrong in another way, which says more.
  if (still?.step.message) return problemInOne(messages, check, meant, field);
  return {
    message: filled(messages.expected, named),
    hint: still ? "" : filled(messages.meant, { ...named, meant }),
    meant: still ? "" : meant,
  };
};

/**
 * What is wrong with an answer, or null.
 * @param {Messages} messages
 * @param {Check} check
 * @param {string} answer
 * @param {Field} field
 * @returns {Problem | null}
 */
export const problemIn = (messages, check, answer, field) => {
  if (!check.each) {
    const text = check.in_one_line ? oneLine(answer) : answer.trim();
    return text ? problemInOne(messages, check, text, field) : null;
  }
  const parts = answer.split(check.each).map((part) => part.trim()).filter(Boolean);
  const problems = parts.map((part) => problemInOne(messages, check, part, field));
  return problems.find((problem) => problem !== null) ?? null;
};

/**
 * What is asked for under a question and is not there.
 * @param {Needed[]} needed
 * @param {string} id
 * @param {Record<string, string>} answers of every question of the form
 * @param {Record<string, string> | null} before of a listing that is changed; what it lacks may stay so
 */
export const lackOf = (needed, id, answers, before) =>
  needed.find(({ questions: [first, ...others], beside = "", choices = [] }) => {
    const ids = [first, ...others];
    if (first !== id || ids.some((one) => answers[one])) return false;
    if (before && [...ids, beside].every((one) => (answers[one] ?? "") === (before[one] ?? ""))) return false;
    return !beside || (answers[beside] ?? "").split("\n").some((choice) => choices.includes(choice));
  }) ?? null;
