// The box for the code of a card, and addresses with a code that was typed in another way: in small letters, with a
// letter that looks like the right digit. What is typed goes nowhere but into the address of the code's own page.
// docs/decisions/0042-card-codes.md says how codes are made; model/card_code.py makes them.
import { isOnDisk, withIndexFile } from "../../../scripts/shared/disk.js";
import { element, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

/**
 * How codes are written: their letters in the order of their values, pairs of a look-alike and what it is read as,
 * and the least and the most letters of one.
 * @typedef {object} Writing
 * @property {string} letters
 * @property {string} lookAlikes
 * @property {number} least
 * @property {number} most
 */

/**
 * What was typed, as codes are written; it may still be none.
 * @param {string} typed
 * @param {Writing} writing
 */
export const asCode = (typed, { lookAlikes }) =>
  lookAlikes.split(" ").reduce(
    (code, [letter, readAs]) => code.replaceAll(letter, readAs),
    typed.replace(/[\s./-]/g, "").toUpperCase(),
  );

/**
 * Whether its check is right: one wrong letter, or two in the wrong order, make it wrong.
 * @param {string} code
 * @param {Writing} writing
 */
export const isCode = (code, { letters, least, most }) => {
  const values = [...code].map((letter) => letters.indexOf(letter));
  if (code.length < least || code.length > most || values.includes(-1)) return false;
  return values.reduce((sum, value, place) => sum + (code.length - place) * value, 0) % letters.length === 0;
};

/** @param {string} written */
const decoded = (written) => {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};

export const startCardCode = () => {
  const form = optionalElement(document, "form[data-card-code]", HTMLFormElement);
  if (!form) return;
  const { cardCode = "", letters = "", lookAlikes = "", least, most } = form.dataset;
  const writing = { letters, lookAlikes, least: Number(least), most: Number(most) };
  const codes = new URL(cardCode, location.href);
  const here = codes.pathname.replace(/index\.html$/, "");
  const path = location.pathname.replace(/index\.html$/, "");
  if (path.slice(0, here.length).toLowerCase() !== here.toLowerCase()) return;
  form.hidden = false;
  const field = element(form, "input", HTMLInputElement);

  /** @param {string} words */
  const say = (words) => {
    element(form, "[data-card-code-said]", HTMLElement).textContent = words;
    field.ariaInvalid = String(words !== "");
  };
  /** @param {string} typed what nobody has found anything at, or has just typed */
  const open = (typed) => {
    const code = asCode(typed, writing);
    const there = new URL(`${here}${code}/`, codes);
    if (!code) say(message("card-code.empty", { least: String(least) }));
    else if (!isCode(code, writing)) say(message("card-code.no-code", { typed }));
    else if (there.pathname === path) say(message("card-code.unknown", { typed }));
    else location.replace((isOnDisk() ? withIndexFile(there.href) : there.href) + location.hash);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(field.value);
  });
  const typed = decoded(path.slice(here.length)).replace(/\/$/, "");
  if (typed) {
    field.value = typed;
    open(typed);
  }
};
