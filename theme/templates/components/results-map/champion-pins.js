// Champion places on the map of results: pins of another shape, beside those of the results, and who is there now
// or next.
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { message } from "../../../scripts/shared/messages.js";
import { create, optionalElement } from "../../../scripts/shared/page.js";
import { hoursOf, nextHours, openingWords } from "../champion-place/hours.js";

/** @typedef {import("./plan.js").Spot} Spot */

/**
 * A Champion place that has a position: its page, and when somebody is there; nothing where nobody knows.
 * @typedef {{ name: string, href: string, words: string, north: number, east: number }} ChampionOnMap
 */

/**
 * Those that the page knows of: none where it has none, or where they can't be fetched.
 * @returns {Promise<ChampionOnMap[]>}
 */
export const championsOnMap = async () => {
  const help = optionalElement(document, "[data-champion-help]", HTMLElement);
  if (!help) return [];
  const { file = "", page = "" } = help.dataset;
  const [today, time] = readerTime();
  const { until, places } = await fetchJson(file).catch(() => ({ until: "", places: [] }));
  return places.flatMap((/** @type {any} */ { id, name, sessions, at: [north, east] }) => {
    const next = nextHours(hoursOf(sessions, until, today), today, time);
    const words = next ? openingWords(next, today, time) : "";
    return north ? [{ name, href: `${page}#${id}`, words, north, east }] : [];
  });
};

/** How far a pin moves away from a pin of results, in parts of the distance at which they would touch. */
const CORNERS = [[0, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [0, -2], [0, 2]];

/**
 * Where a pin stands so that it covers none of others.
 * @param {Spot} at
 * @param {Spot[]} taken
 * @param {Spot} room how far two are apart at least, each way
 * @returns {Spot}
 */
export const besideOthers = ([x, y], taken, [wide, tall]) => {
  /** @type {Spot[]} */
  const spots = CORNERS.map(([right, down]) => [x + right * wide, y + down * tall]);
  const isFree = (/** @type {Spot} */ [left, top]) =>
    taken.every(([toLeft, toTop]) => Math.abs(left - toLeft) >= wide || Math.abs(top - toTop) >= tall);
  return spots.find(isFree) ?? spots[1];
};

/**
 * What is said of places once their pin is pressed.
 * @param {ChampionOnMap[]} places
 */
export const championParts = (places) => [
  create("h3", { className: "results-map__place" }, message("champions.help")),
  ...places.map(({ name, href, words }) =>
    create("p", {}, create("a", { href }, name), ". ", create("strong", {}, words))
  ),
];
