// What keeps people safe, for words of danger.

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./query.js").Query} Query */

/**
 * The listings that are mainly for a need of the dangers: no other keeps anybody safe.
 * @param {{ needs: string[] }[]} dangers
 * @param {Facets} facets
 * @returns {Query}
 */
export const safetyQuery = (dangers, facets) => {
  const needs = dangers.flatMap((group) => group.needs);
  const rows = facets.anyOf(needs.map((need) => facets.column("main", `need:${need}`)));
  return {
    rows,
    anywhere: rows,
    byName: facets.none(),
    areas: [],
    days: [],
    parts: [],
    features: [],
    anyAccess: facets.none(),
    remark: () => "",
    score: () => 1,
    readings: [],
    named: [],
    closed: [],
    isNamesOnly: false,
    lookedFor: [],
    missing: [],
    notLeftOut: [],
    unsure: [],
    unmet: [],
    wider: [],
    isPartial: false,
    isEmpty: false,
    pages: [],
    crisis: false,
  };
};
