// Sets of rows: a bit each.

/** @typedef {Uint8Array} RowSet */

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/**
 * @param {RowSet} set
 * @param {RowSet} other
 */
export const both = (set, other) => set.map((byte, at) => byte & other[at]);

/**
 * The rows of a set that are not in the other.
 * @param {RowSet} set
 * @param {RowSet} other
 */
export const less = (set, other) => set.map((byte, at) => byte & ~other[at]);

/**
 * @param {RowSet} set
 * @param {number} number
 */
export const has = (set, number) => ((set[number >> 3] >> (number & 7)) & 1) === 1;

/**
 * @param {RowSet} set
 * @param {number} number
 */
export const add = (set, number) => {
  set[number >> 3] |= 1 << (number & 7);
};

/**
 * How many rows are in a set, or in both of two.
 * @param {RowSet} set
 * @param {RowSet} [other]
 */
export const size = (set, other = set) => {
  let ones = 0;
  for (let at = 0; at < set.length; at++) ones += ONES[set[at] & other[at]];
  return ones;
};
