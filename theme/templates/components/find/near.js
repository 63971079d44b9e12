// Where somebody is, and how far the listings are from there. A postcode is looked up in the file of its
// first half; the postcode itself is never sent: docs/decisions/0032-near-me.md.
import { dayNumber } from "../../../scripts/shared/dates.js";
import { message } from "../../../scripts/shared/messages.js";
import { plain, POSTCODES } from "./words.js";

/**
 * A position, in ten-thousandths of a degree.
 * @typedef {[north: number, east: number]} Point
 */

/**
 * search/near.json: what each part is, is said in plugins/activity_directory/search/near.py.
 * @typedef {object} NearFile
 * @property {string} version
 * @property {Point[]} points
 * @property {number[][]} rows
 * @property {[names: string[], label: string, north: number, east: number][]} places
 * @property {[label: string, address: string, north: number, east: number][]} areas
 * @property {Record<string, [north: number, east: number, district: string]>} outward
 * @property {string} place
 * @property {string} home
 * @property {Record<string, [name: string, website: string]>} neighbours
 */

/**
 * search/postcodes/LW3.json.
 * @typedef {object} PostcodesFile
 * @property {Point} middle
 * @property {string[]} districts
 * @property {Record<string, [north: number, east: number, district?: number]>} units
 */

/**
 * Where somebody is. `kept` is what may be written in the page's address: never a whole postcode. `note`
 * says how the place was understood; `outside` that another council is there, and `neighbour` is the
 * directory of that one, where it is known.
 * @typedef {object} Spot
 * @property {string} label
 * @property {string} kept
 * @property {Point} at
 * @property {string} note
 * @property {string} [outside]
 * @property {[name: string, website: string]} [neighbour]
 */

/** What stands in the address where the device said where it is. */
export const HERE = "here";

const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;
/** What stands before a place and says no more than it. */
const BEFORE_A_PLACE = /\b(?:near|near to|close to|around|in|at|by|from|to)\s+$/iu;
/** Miles to an area, or to a neighbour, of which somebody is told. */
const AROUND = 3;
const MOST_AREAS = 4;
const MILES_TO_A_UNIT = 69.05 / 10000;

/**
 * A postcode in capitals without spaces; letters that were typed for figures are put right.
 * @param {string} text
 */
const squeezed = (text) =>
  text.toUpperCase().replace(/[^A-Z\d]/g, "")
    .replace(/^([A-Z]{1,2}\d[A-Z\d]?)O([A-Z]{2})$/, "$10$2")
    .replace(/^([A-Z]{1,2}\d[A-Z\d]?)[IL]([A-Z]{2})$/, "$11$2");

/**
 * Miles in a straight line.
 * @param {Point} one
 * @param {Point} other
 */
export const miles = ([north, east], [otherNorth, otherEast]) => {
  const narrower = Math.cos((north + otherNorth) * Math.PI / 360 / 10000);
  return MILES_TO_A_UNIT * Math.hypot(north - otherNorth, (east - otherEast) * narrower);
};

/**
 * "about 1.2 miles in a straight line". A postcode is some hundred metres across: no more is known.
 * @param {number} distance in miles
 */
export const distanceWords = (distance) => {
  if (distance < 0.25) return message("near.very-near");
  const rounded = distance < 10 ? Math.round(distance * 10) / 10 : Math.round(distance);
  return rounded === 1 ? message("near.one-mile") : message("near.miles", { miles: String(rounded) });
};

/**
 * How much nearness adds to how well a listing fits, from 1 (here) to 0 (far away, or nobody knows).
 * @param {number} distance in miles
 */
export const nearness = (distance) => 1 / (1 + distance);

/** What is near, by one build of the site. */
export class Near {
  /**
   * @param {NearFile} file
   * @param {(outward: string) => Promise<PostcodesFile>} postcodesOf
   */
  constructor(file, postcodesOf) {
    this.file = file;
    this.postcodesOf = postcodesOf;
  }

  /**
   * The place that somebody typed, or what is wrong with it.
   * @param {string} text a postcode, its beginning, or the name of a venue or an area
   * @returns {Promise<Spot | string>}
   */
  read(text) {
    const code = squeezed(text);
    const [, outward = "", inward = ""] = WHOLE.exec(code) ?? [];
    if (outward) return this.spotOf(outward, inward);
    const begun = [code, code.replace(/\d[A-Z]?$/, "")].find((start) => this.file.outward[start]);
    if (begun || OUTWARD.test(code)) return this.spotOf(begun ?? code, "");
    const place = this.placeCalled(plain(text));
    return Promise.resolve(place ?? message("near.unknown", { what: text.trim() }));
  }

  /**
   * The place of the first postcode of the table that typed words have, and the words without it; null where there
   * is none.
   * @param {string} text
   * @param {{ isTyping: boolean }} options while somebody types, LW1 may become LW1 5PQ
   * @returns {Promise<{ spot: Spot, words: string } | null>}
   */
  async placeIn(text, { isTyping }) {
    const [, begun = "", end = ""] = WHOLE.exec(squeezed(text)) ?? [];
    // Alone it may be written in any way: lw1 irs.
    if (this.file.outward[begun] && (await this.postcodesOf(begun)).units[end]) {
      const spot = await this.spotOf(begun, end);
      return typeof spot === "string" ? null : { spot, words: "" };
    }
    for (const { 0: typed, index } of text.matchAll(POSTCODES)) {
      const code = squeezed(typed);
      const [, outward = code, inward = ""] = WHOLE.exec(code) ?? [];
      if (!this.file.outward[outward] || (isTyping && !inward)) continue;
      const spot = await this.spotOf(outward, inward);
      const before = text.slice(0, index).replace(BEFORE_A_PLACE, "").trim();
      const words = `${before} ${text.slice(index + typed.length).trim()}`.trim();
      return typeof spot === "string" ? null : { spot, words };
    }
    return null;
  }

  /**
   * @param {string} typed in plain words
   * @returns {Spot | null}
   */
  placeCalled(typed) {
    const { places } = this.file;
    const found = typed && (places.find(([names]) => names.includes(typed)) ??
      places.find(([names]) => names.some((name) => ` ${name} `.includes(` ${typed} `))));
    if (!found) return null;
    const [, label, north, east] = found;
    return { label, kept: label, at: [north, east], note: "" };
  }

  /**
   * @param {string} outward
   * @param {string} inward empty where only the first half is known
   * @returns {Promise<Spot | string>}
   */
  async spotOf(outward, inward) {
    const known = this.file.outward[outward];
    if (!known) return message("near.too-far", { outward, place: this.file.place });
    const { middle, districts, units } = await this.postcodesOf(outward);
    const unit = units[inward];
    // Neither half stands on a line of its own.
    const postcode = `${outward}\u00a0${inward}`;
    const label = unit ? postcode : outward;
    const unknown = inward ? message("near.new-postcode", { postcode, outward }) : "";
    return {
      label,
      kept: outward,
      at: unit ? [middle[0] + unit[0], middle[1] + unit[1]] : middle,
      note: unit ? "" : unknown || message("near.middle", { outward }),
      ...this.council(unit ? districts[unit[2] ?? 0] : known[2], label),
    };
  }

  /**
   * Whether a postcode is another council's, and the directory of that one.
   * @param {string} district
   * @param {string} where
   */
  council(district, where) {
    const { home, neighbours, place } = this.file;
    if (!home || !district || district === home) return {};
    return { outside: message("near.outside", { where, place }), neighbour: neighbours[district] };
  }

  /**
   * Where the device says it is.
   * @param {{ latitude: number, longitude: number }} coordinates
   * @returns {Spot}
   */
  spotAt({ latitude, longitude }) {
    return { label: message("near.here"), kept: HERE, at: [latitude * 10000, longitude * 10000], note: "" };
  }

  /**
   * How many miles each listing is from there: of several places, the nearest. Infinity where nobody knows.
   * @param {Spot} spot
   * @returns {Float64Array}
   */
  distances({ at }) {
    const toPoints = this.file.points.map((point) => miles(at, point));
    return Float64Array.from(this.file.rows, (points) => Math.min(...points.map((point) => toPoints[point])));
  }

  /**
   * The areas about a place, the nearest first.
   * @param {Spot} spot
   */
  areasAbout({ at }) {
    const far = this.file.areas.map(([label, address, ...middle]) => ({
      label,
      address,
      distance: miles(at, middle),
    }));
    return far.filter(({ distance }) => distance <= AROUND)
      .sort((one, other) => one.distance - other.distance)
      .slice(0, MOST_AREAS);
  }

  /**
   * The directory of another council whose postcodes are near, if we know one.
   * @param {Spot} spot
   */
  neighbourOf({ at, neighbour }) {
    const { outward, neighbours } = this.file;
    const near = Object.values(outward)
      .map(([north, east, district]) => ({ district, distance: miles(at, [north, east]) }))
      .filter(({ district, distance }) => neighbours[district] && distance <= AROUND)
      .sort((one, other) => one.distance - other.distance);
    return neighbour ?? neighbours[near[0]?.district];
  }

  /** @param {number} distance in miles */
  nearness(distance) {
    return nearness(distance);
  }

  /**
   * A listing's distance in words, "" where nobody knows it.
   * @param {number} number
   * @param {Float64Array} distances
   */
  words(number, distances) {
    if (distances[number] === Infinity) return "";
    const words = distanceWords(distances[number]);
    return this.file.rows[number].length > 1 ? message("near.nearest-place", { distance: words }) : words;
  }
}

/**
 * search/soonest.json: for each row the next sessions, two numbers each: when it starts, and the last
 * moment to come, in minutes from the beginning of `day`.
 * @typedef {{ version: string, day: string, rows: number[][] }} SoonestFile
 */

/**
 * How many minutes each listing is away from the reader's day and time. Infinity where nothing is known.
 * @param {SoonestFile} file
 * @param {string[]} now
 */
export const minutesUntil = ({ day, rows }, [today, time]) => {
  const [hours, minutes] = time.split(":").map(Number);
  const now = (dayNumber(today) - dayNumber(day)) * 1440 + hours * 60 + minutes;
  return Float64Array.from(rows, (moments) => {
    const at = moments.findIndex((moment, index) => index % 2 === 1 && moment >= now);
    return at < 0 ? Infinity : Math.max(0, moments[at - 1] - now);
  });
};
