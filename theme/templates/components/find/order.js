// In which order results stand. It comes with the script for words and with that for places: without either
// there is no other order than that of the rows.

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./query.js").Query} Query */

/**
 * Another order than that of fit: `least` is how much each row has of what should be little, such as miles
 * or minutes; `more` is what makes a row fit better besides, such as being near.
 * @typedef {object} Order
 * @property {Float64Array} [least]
 * @property {(row: number) => number} [more]
 */

/** What fits at least so much as the best does is what was asked for; the rest only has something of it. */
const HALF = 0.5;

/**
 * Rows in the order of results: those of just the name that was typed, then what fits and stands best. Where
 * somebody wants another order: of all that people can go to, and then of the rest, what was asked for comes first,
 * and among that what has least of it: the nearest walk is no craft group round the corner that has a walk in May.
 * @param {number[]} rows
 * @param {Query | null} query
 * @param {Facets} facets
 * @param {Order} [order]
 */
export const inOrder = (rows, query, facets, { least, more } = {}) => {
  if (!query && !least && !more) return rows;
  const fits = new Map(rows.map((row) => [row, query?.score(row) ?? 0]));
  /** @param {number} row */
  const fit = (row) => fits.get(row) ?? 0;
  const scores = new Map(rows.map((row) => [row, fit(row) + (more?.(row) ?? 0)]));
  /** @param {number} row */
  const score = (row) => scores.get(row) ?? 0;
  const enough = HALF * Math.max(...fits.values());
  /** @param {number} row */
  const isOther = (row) => Number(!query?.named.includes(row));
  /** @type {(row: number, other: number) => number} */
  const byFit = (row, other) => least ? Number(fit(row) < enough) - Number(fit(other) < enough) : 0;
  /** @type {(row: number, other: number) => number} */
  const byLeast = (row, other) => least ? least[row] - least[other] : 0;
  /** @type {(row: number, other: number) => number} */
  const byTier = (row, other) => least || !query ? facets.tier(row) - facets.tier(other) : 0;
  return [...rows].sort((row, other) =>
    byTier(row, other) || isOther(row) - isOther(other) || byFit(row, other) || byLeast(row, other) ||
    score(other) - score(row) || row - other
  );
};
