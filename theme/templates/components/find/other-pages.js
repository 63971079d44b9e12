// Other pages than listings that say what is typed.
import { EXACT } from "./parts.js";
import { plain, stem } from "./words.js";

/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

// Ways to join in which somebody else asks, and the page about them.
const REFERRALS = new Set(["family-referral", "professional"]);
const REFER = "refer/";
const PAGES_SHOWN = 3;

/**
 * The pages of which the parts say most, first; before them those whose titles say it.
 * @param {Part[]} parts
 * @param {[id: string, address: string, title: string, summary: string][]} pages
 */
const loudestFirst = (parts, pages) => {
  const words = parts.flatMap(({ typed }) => plain(typed).split(" ")).map(stem);
  return pages.map((page) => {
    const title = new Set(plain(page[2]).split(" ").map(stem));
    const named = words.filter((word) => title.has(word)).length;
    return { page, named, said: parts.reduce((sum, part) => sum + (part.pages.get(page[0]) ?? 0), 0) };
  }).sort((one, other) => other.named - one.named || other.said - one.said).map(({ page }) => page);
};

/**
 * The pages that say all parts, first those that say most.
 * @param {Part[]} parts
 * @param {WordsFile["pages"]} pages
 */
export const otherPages = (parts, pages) => {
  const said = parts.filter((part) => !EXACT.has(part.kind));
  // "Refer my mum" narrows down to what a relative can ask for, and leads to the page about that too.
  const refers = parts.some(({ terms }) => terms.some(({ value }) => REFERRALS.has(value)));
  const found = pages.filter(([id, address]) =>
    said.length ? said.every((part) => part.pages.has(id)) : refers && address === REFER
  );
  return loudestFirst(said, found).slice(0, PAGES_SHOWN)
    .map(([, address, title, summary]) => ({ address, title, summary }));
};
