// Where things are on the map of results: the part of the drawing that is seen, and which pins would cover
// each other. Knows nothing of the page.

/**
 * search/map.json: what each part is, is said in plugins/activity_directory/search/results_map.py.
 * @typedef {object} MapFile
 * @property {[width: number, height: number]} box
 * @property {number} north
 * @property {number} west
 * @property {number} across
 * @property {number} down
 * @property {number} mile
 * @property {[cloth: string, path: string][]} ground
 * @property {[label: string, x: number, y: number][]} areas
 * @property {[name: string, north: number, east: number][]} places
 * @property {number[][]} rows
 */

/**
 * Units of the drawing, from the start and from the top.
 * @typedef {[x: number, y: number]} Spot
 */

/**
 * The part of the drawing that is seen.
 * @typedef {{ x: number, y: number, width: number, height: number }} Part
 */

/**
 * Pins that are one, as they would cover each other: the numbers of places, and where it is.
 * @typedef {{ places: number[], at: Spot }} Cluster
 */

/** So that a single place has some ground about it. */
const LEAST_MILES = 0.8;
/** The part of the frame that stays free at each side. */
const MARGIN = 0.1;
/** A pin, in heights of a letter. */
const PIN = { width: 4, height: 2.9 };

/**
 * Where a position is in the drawing.
 * @param {MapFile} file
 * @param {number} north in hundred-thousandths of a degree, as is `east`
 * @param {number} east
 * @returns {Spot}
 */
export const spotOf = (file, north, east) => [
  (east - file.west) * file.across,
  (file.north - north) * file.down,
];

/**
 * @param {MapFile} file
 * @param {Spot} spot
 */
export const isOnDrawing = ({ box }, spot) => spot.every((at, side) => at >= 0 && at <= box[side]);

/**
 * The part that shows some spots, in the shape of the frame, and no more beyond the drawing than it must.
 * @param {MapFile} file
 * @param {Spot[]} spots
 * @param {{ width: number, height: number, letter: number }} frame in pixels, as are its letters: no pin at a
 *   side is cut off
 * @returns {Part}
 */
export const partAbout = ({ box, mile }, spots, { width, height, letter }) => {
  const shape = width / height;
  const free = [PIN.width * letter / width, PIN.height * letter / height]
    .map((pin) => 1 - 2 * Math.min(0.4, Math.max(MARGIN, pin * 0.6)));
  const sides = [0, 1].map((side) => {
    const all = spots.map((spot) => spot[side]);
    const first = Math.min(...all);
    const last = Math.max(...all);
    return {
      middle: (first + last) / 2,
      length: Math.max((last - first) / free[side], LEAST_MILES * mile),
    };
  });
  const tall = Math.max(sides[1].length, sides[0].length / shape);
  const lengths = [tall * shape, tall];
  const [x, y] = sides.map(({ middle }, side) => {
    const most = box[side] - lengths[side];
    return most < 0 ? most / 2 : Math.max(0, Math.min(most, middle - lengths[side] / 2));
  });
  return { x, y, width: lengths[0], height: tall };
};

/**
 * Pins that would cover each other become one.
 * @param {{ place: number, at: Spot }[]} pins
 * @param {number} letter units of a letter's height
 * @returns {Cluster[]}
 */
export const clusters = (pins, letter) => {
  /** @type {Cluster[]} */
  const found = pins.map(({ place, at }) => ({ places: [place], at }));
  for (let one = 0; one < found.length; one++) {
    const other = found.findIndex(({ at }, index) =>
      index > one && Math.abs(at[0] - found[one].at[0]) < PIN.width * letter &&
      Math.abs(at[1] - found[one].at[1]) < PIN.height * letter
    );
    if (other < 0) continue;
    const [{ places, at }] = found.splice(other, 1);
    const { places: own, at: [x, y] } = found[one];
    const part = places.length / (places.length + own.length);
    found[one] = { places: [...own, ...places], at: [x + part * (at[0] - x), y + part * (at[1] - y)] };
    one = -1; // what has moved may now be near to another
  }
  return found;
};

/** Lengths that a scale may have, in miles. */
const SCALES = [0.25, 0.5, 1, 2, 5, 10, 20];

/**
 * The longest scale that is at most a third as wide as the frame, in miles.
 * @param {number} miles how wide the frame is
 */
export const scaleOf = (miles) => SCALES.findLast((one) => one <= miles / 3) ?? SCALES[0];
