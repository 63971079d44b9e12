// Quoted values in a message stand between backticks, as in Markdown (sanitise/quoting.py does the same).
import { create } from "../../../scripts/shared/page.js";

const MARK = "\u0060"; // scripts are joined line by line: a lone backtick would seem to open a text
const MARKS = new RegExp(`(${MARK}+)`);

/**
 * The text between backticks: between more of them than it has in a row itself.
 * @param {string} text
 */
export const quoted = (text) => {
  if (!text.trim()) return text;
  const longest = Math.max(...text.split(MARKS).map((run) => run.startsWith(MARK) ? run.length : 0));
  const marks = MARK.repeat(longest + 1);
  const [first, last] = [text[0], text[text.length - 1]];
  const space = [first, last].includes(MARK) || (first === " " && last === " ") ? " " : "";
  return marks + space + text + space + marks;
};

/** @typedef {{ text: string, isQuoted: boolean }} Part */

/**
 * The message piece by piece. Marks without a pair are text.
 * @param {string} message
 * @returns {Part[]}
 */
export const quotedParts = (message) => {
  const pieces = message.split(MARKS);
  const found = [];
  let plain = "";
  for (let at = 0; at < pieces.length; at++) {
    const end = at % 2 ? pieces.indexOf(pieces[at], at + 1) : -1;
    if (end < 0) {
      plain += pieces[at];
      continue;
    }
    if (plain) found.push({ text: plain, isQuoted: false });
    plain = "";
    const text = pieces.slice(at + 1, end).join("");
    const isPadded = text.trim() && text.startsWith(" ") && text.endsWith(" ");
    found.push({ text: isPadded ? text.slice(1, -1) : text, isQuoted: true });
    at = end;
  }
  if (plain) found.push({ text: plain, isQuoted: false });
  return found;
};

/**
 * A message for the page: what it quotes is code.
 * @param {string} message
 */
export const withCode = (message) =>
  quotedParts(message).map(({ text, isQuoted }) => isQuoted ? create("code", {}, text) : text);
