// What is said of the parts of a query, as chips and notes.
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./query.js").Reading} Reading */

/** A name may be of many terms: a chip names the first. */
const LABELS = 2;

/**
 * What a chip says of a part: its first terms.
 * @param {Part} part
 */
const labelOf = ({ terms, isUnwanted }) => {
  const what = [...new Set(terms.map(({ label }) => label))].slice(0, LABELS).join(", ");
  return isUnwanted ? message("find.not-wanted", { what }) : what;
};

/**
 * What was understood, each thing once, with the words that are left without it.
 * @param {Part[]} parts
 * @param {string[]} pieces
 * @returns {Reading[]}
 */
export const readingsOf = (parts, pieces) => {
  const shown = parts.filter((part) => part.terms.length && !part.isLoose && !part.isUnmet);
  return [...new Set(shown.map(labelOf))].map((label) => {
    const said = shown.filter((part) => labelOf(part) === label).flatMap((part) => part.pieces);
    return { label, without: pieces.filter((_, piece) => !said.includes(piece)).join(" ") };
  });
};

/**
 * Each thing of a label once.
 * @template {{ label: string }} Labelled
 * @param {Labelled[]} things
 */
export const once = (things) => [...new Map(things.map((thing) => [thing.label, thing])).values()];

/**
 * What was looked for in place of what was typed.
 * @param {Part} part
 * @returns {{ label: string, address?: string }[]}
 */
export const lookedFor = (part) =>
  part.terms.length || !part.instead ? part.terms : [{ label: `“${part.instead}”` }];
