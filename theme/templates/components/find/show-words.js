// Shows what answers typed words: first what names alone answer, where the index of words takes long.
import { message } from "../../../scripts/shared/messages.js";
import { counted } from "./counted.js";
import { withoutRemarks } from "./notes.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./find.js").FindPage} FindPage */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").QueryReader} QueryReader */

/** Results on the first screen of a phone: each may need a file of its own. */
const AT_FIRST = 3;

/**
 * The words of the page as a query; null for the first letter of a word that somebody is typing, and for what says
 * nothing beside a place: what's close.
 * @param {FindPage} page
 * @param {QueryReader} reader
 * @returns {Promise<Query | null>}
 */
const readWords = async ({ state: { words, near }, dangers, isTyping }, reader) => {
  if (isTyping && reader.isBeginning(words) || near && reader.saysNothing(words)) return null;
  const query = await reader.read(words);
  return dangers.length ? withoutRemarks(query) : query;
};

/**
 * What names, needs and kinds alone answer, without what is to be looked for in texts; null where they
 * answer nothing, or where not all facts are here that it would need.
 * @param {FindPage} page
 * @param {QueryReader} reader
 * @param {Facets} facets
 * @param {number} [most] how many of the results are shown
 */
const answerBy = async (page, reader, facets, most = AT_FIRST) => {
  facets.lacks = false;
  const query = await readWords(page, reader);
  if (!query || facets.lacks) return null;
  // With its rows: Pagefind weighs so much that they would wait for it.
  const found = await page.find({ ...query, missing: [], isPartial: false }, facets, most);
  return found.answer.sure.length && !facets.lacks ? found : null;
};

/**
 * The first answer, by as few files as can give it; null where names answer nothing.
 * @param {FindPage} page
 */
const findNames = async (page) => {
  try {
    const { state: { words }, files } = page;
    const readers = await files.readers("");
    const soonest = await readers.wordReaderOf(words);
    const found = soonest && await answerBy(page, soonest, await files.firstFacets(""));
    return found || await answerBy(page, await readers.namesReaderOf(words), await files.facets(""));
  } catch {
    return null; // the whole answer says so
  }
};

/**
 * The first answer, until all words have been looked for. A line with what was looked for keeps its place for what
 * will be said there: nothing that is read, or about to be pressed, moves.
 * @param {FindPage} page
 * @param {NonNullable<Awaited<ReturnType<typeof findNames>>>} first
 * @param {{ focusOn: number, isTyping: boolean }} how
 */
const showFirst = async (page, first, how) => {
  const [count, matched] = [page.part("count"), page.part("matched")];
  page.showFound(first, await page.files.firstFacets(""), { ...how, why: "" });
  page.showCount(message("find.so-far", { activities: counted(first.answer.sure.length) }));
  count.toggleAttribute("data-so-far", true);
  matched.style.minBlockSize = `${matched.offsetHeight}px`;
};

/**
 * What was found, with what was looked for, if that is to be said.
 * @template {{ query: Query | null }} Found
 * @param {Found} found
 * @param {boolean} saysLookedFor
 * @returns {Found}
 */
const saying = (found, saysLookedFor) => ({
  ...found,
  query: found.query && { ...found.query, saysLookedFor },
});

/**
 * What names answer stays, with the reason, where the index doesn't come.
 * @param {FindPage} page
 * @param {{ focusOn: number, isTyping: boolean, isOver: () => boolean, late: Promise<unknown> }} when the result
 *   to move to; whether more letters may come; whether something else is asked for by now; when it takes long
 */
export const showWords = async (page, { focusOn, isTyping, isOver, late }) => {
  page.part("matched").style.minBlockSize = "";
  const readers = await page.files.readers("");
  const first = readers.isWhole ? null : await findNames(page);
  const whole = readers.queryReader("").then((reader) => readWords(page, reader));
  const isLate = await Promise.race([whole.then(() => false, () => false), late.then(() => true)]);
  // Only the whole answer can say whether a listing says what was typed.
  const isOpen = isLate && Boolean(first?.query?.isCorrected);
  if (first && isLate && !isOver()) await showFirst(page, saying(first, isOpen), { focusOn, isTyping });
  const facets = await page.files.facets("");
  const answer = whole.then((query) => page.find(query, facets))
    .finally(() => page.part("count").toggleAttribute("data-so-far", false));
  try {
    const found = saying(await answer, isOpen);
    if (!isOver()) page.showFound(found, facets, { focusOn: isLate && first ? -1 : focusOn, isTyping });
  } catch (error) {
    if (!first) throw error;
    const { words, shown } = page.state;
    const names = await answerBy(page, await readers.namesReaderOf(words), facets, shown);
    if (!isOver()) page.showFound(names ?? first, facets, { isTyping, why: message("find.index-missing") });
  }
};
