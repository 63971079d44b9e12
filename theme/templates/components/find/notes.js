// What is said beside the results: how the words were understood.
import { create } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./results.js").ResultMaker} ResultMaker */

const PLACE = "\n";

/**
 * Things as they are read aloud: "a, b and c".
 * @template Item
 * @param {Item[]} items
 * @param {string} last what stands before the last of them
 * @returns {(Item | string)[]}
 */
const listed = (items, last) =>
  items.flatMap((item, at) => at ? [at < items.length - 1 ? message("list.between") : last, item] : [item]);

/**
 * Words as they were typed, as they are read aloud.
 * @param {string[]} words
 */
const quoted = (words) =>
  listed(
    words.map((word) => message("find.quoted", { word })),
    message("list.last-choice", { most: "", last: "" }),
  ).join("");

/**
 * That an activity is over, in the words of its own page, and what to try instead.
 * @param {import("./vocabulary.js").Closed} closed
 * @param {ResultMaker} maker
 */
const overLine = ([, label, address, status, instead], maker) => {
  const [start, end] = message("find.over", { name: PLACE, status }).split(PLACE);
  const line = create("p", {}, start, maker.link({ label, address }), end);
  if (instead.length) {
    const links = instead.map(([label, address]) => maker.link({ label, address }));
    const [before, after] = message("find.instead", { what: PLACE }).split(PLACE);
    line.append(" ", before, ...listed(links, message("list.last-choice", { most: "", last: "" })), after);
  }
  return line;
};

/**
 * How the words were understood, as lines.
 * @param {Query} query
 * @param {ResultMaker} maker
 * @param {string} why why only names were looked at, where that is so
 */
export const notesOn = (
  {
    missing,
    unsure,
    notLeftOut,
    unmet,
    wider,
    lookedFor,
    saysLookedFor,
    isPartial,
    isEmpty,
    closed,
    isNamesOnly,
  },
  maker,
  why,
) => {
  const lines = closed.map((one) => overLine(one, maker));
  if (isNamesOnly && why) lines.push(create("p", {}, why));
  if (unsure.length) {
    const dates = listed(unsure, message("list.last", { most: "", last: "" })).join("");
    lines.push(create("p", {}, message("find.unsure", { dates })));
  }
  if (notLeftOut.length) {
    lines.push(create("p", {}, message("find.not-left-out", { words: quoted(notLeftOut) })));
  }
  if (missing.length) {
    lines.push(create("p", {}, message("find.no-listing-says", { words: quoted(missing) })));
  }
  if (saysLookedFor && why === "") lines.push(create("p", {}, message("find.words-on-the-way")));
  /** @param {{ label: string, address?: string }[]} terms */
  const links = (terms) =>
    terms.map(({ label, address }) => address ? maker.link({ label, address }) : label);
  if (unmet.length) {
    const [before, after] = message("find.unmet", { what: PLACE }).split(PLACE);
    const what = listed(links(unmet), message("list.last-choice", { most: "", last: "" }));
    lines.push(create("p", {}, before, ...what, after));
  }
  if (wider.length) {
    const [before, after] = message("find.wider", { what: PLACE }).split(PLACE);
    const what = listed(links(wider), message("list.last", { most: "", last: "" }));
    lines.push(create("p", {}, before, ...what, after));
  }
  if ((missing.length || saysLookedFor || (isEmpty && !unmet.length)) && lookedFor.length) {
    const terms = links(lookedFor);
    const [before, after] = message("find.looked-for", { what: PLACE }).split(PLACE);
    lines.push(
      create("p", {}, before, ...listed(terms, message("list.last", { most: "", last: "" })), after),
    );
  }
  if (isPartial) lines.push(create("p", {}, message("find.some")));
  return lines;
};

/**
 * What was understood, for those who hear the page: the chips say it to the others. Nothing where the notes do.
 * @param {Query} query
 */
export const understoodAs = ({ readings, missing, saysLookedFor, isEmpty }) => {
  if (!readings.length || missing.length || saysLookedFor || isEmpty) return "";
  const labels = listed(readings.map(({ label }) => label), message("list.last", { most: "", last: "" }));
  return message("find.looked-for", { what: labels.join("") });
};

/**
 * Other pages of the site about it, as a list.
 * @param {Query} query
 * @param {ResultMaker} maker
 */
export const pageItems = ({ pages }, maker) =>
  pages.map(({ address, title, summary }) =>
    create("li", {}, maker.link({ label: title, address }), summary && `: ${summary}`)
  );

/**
 * The same results, of which nothing is said: no word of somebody in danger is remarked on.
 * @param {Query} query
 * @returns {Query}
 */
export const withoutRemarks = (query) => ({
  ...query,
  missing: [],
  notLeftOut: [],
  unsure: [],
  unmet: [],
  wider: [],
  lookedFor: [],
  closed: [],
  readings: [],
  isCorrected: false,
  isPartial: false,
  isEmpty: false,
  crisis: false,
});
