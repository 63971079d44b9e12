// What typed words do on the find page besides being looked for: a place is taken out of them, what was understood
// of them is shown, and nobody in danger is told that nothing fits.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { message } from "../../../scripts/shared/messages.js";
import { element } from "../../../scripts/shared/page.js";
import { notesOn, pageItems, understoodAs } from "./notes.js";
import { fill } from "./fill.js";
import { POSTCODES } from "./words.js";

/** @typedef {import("./find.js").FindPage} FindPage */
/** @typedef {import("./query.js").Query} Query */

/**
 * Whether a postcode has been typed that the page can ask for.
 * @param {FindPage} page
 */
export const hasPlace = ({ nearForm, field }) => nearForm !== null && field.value.match(POSTCODES) !== null;

/**
 * Takes a postcode of the table out of the words, and asks for what is near it instead.
 * @param {FindPage} page
 * @returns {Promise<boolean>} whether there was one
 */
export const takePlace = async (page) => {
  const { state, isTyping } = page;
  if (!page.nearForm || page.dangers.length || !state.words.match(POSTCODES)) return false;
  const changes = await page.loadNear().then((box) => box.readIn(state, { isTyping })).catch(() => null);
  if (!changes || state !== page.state) return false;
  page.state = { ...state, ...changes };
  page.reflect();
  return true;
};

/**
 * The words as the address may have them: of a postcode the first half.
 * @param {FindPage} page
 */
export const writtenWords = ({ nearForm, state: { words } }) =>
  nearForm ? words.replace(POSTCODES, "$1") : words;

/** Why names alone were looked at where there is no Pagefind. */
const whyNamesOnly = () => isOnDisk() ? message("find.names-only-on-disk") : message("find.names-only");

/**
 * Shows how the words were understood, and other pages about it.
 * @param {FindPage} page
 * @param {Query | null} query
 * @param {string} [why] why only names were looked at, where that is so
 */
export const showReading = (page, query, why = whyNamesOnly()) => {
  page.readings = query ? query.readings : [];
  page.understood = query ? understoodAs(query) : "";
  fill(page.part("matched"), query ? notesOn(query, page.maker, why) : []);
  const pages = query ? pageItems(query, page.maker) : [];
  page.part("pages").hidden = !pages.length;
  fill(element(page.part("pages"), "ul", HTMLElement), pages);
};

/**
 * What somebody in danger is told of the results: never that nothing fits.
 * @param {FindPage} page
 * @param {number} count
 */
export const showSafety = (page, count) => {
  page.part("services").hidden = page.isBroad || !count;
  page.part("nothing").hidden = true;
  page.part("older").hidden = true;
  if (!page.isBroad || !count) page.part("count").hidden = true;
};
