// Times of day as listings write them, and people too: 10.30, 9:15, 2.15-4.15pm; and prices with pence.

/** What stands before an hour and its minutes, them, and what stands behind: no price, date or other number. */
const CLOCK = /(^|[^\d.:,\p{Sc}])([01]?\d|2[0-3])[.:]([0-5]\d)(?=$|[ap]|[.](?!\d)|[^\p{L}\d:.,%])/gu;

/** @type {ReadonlyMap<string, string>} */
export const NO_CLOCKS = new Map();

/**
 * The times of day in a text, by the word that each is without its sign: 1030 is 10:30.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export const clocksIn = (text) =>
  new Map(
    [...text.matchAll(CLOCK)].flatMap(([, , hour, minutes]) =>
      ["", "am", "pm"].map((half) => [`${hour}${minutes}${half}`, `${hour}:${minutes}${half}`])
    ),
  );

/**
 * A text whose times of day have the sign that holds them together.
 * @param {string} text
 */
export const withoutColons = (text) => text.replace(CLOCK, "$1$2.$3");

/**
 * A price in whole pounds, so that it is not taken for hundreds: who has £3.50 looks for what is up to £4.
 * @param {string} text
 */
export const inPounds = (text) =>
  text.replace(
    /(\d+)[.](\d\d?)(?!\d)/g,
    (_, pounds, pence) => `${Number(pounds) + Number(Number(pence) > 0)}`,
  );
