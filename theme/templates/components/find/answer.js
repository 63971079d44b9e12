// Which rows answer what is asked, in which order, and what each filter would leave.
import { add, both, has, less, size } from "./sets.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./query.js").Query} Query */

/**
 * The values that are chosen, by family.
 * @typedef {Record<string, string[]>} Chosen
 */

/**
 * How far the listings are from somewhere, in miles by row, Infinity where nobody knows; and how far away
 * they may be, 0 for any distance.
 * @typedef {object} Distances
 * @property {Float64Array} miles
 * @property {number} within
 */

/**
 * `sure` answer for certain, `ask` where one has to ask first; `open` are not for the people who are chosen in
 * particular, but open to everyone; `come` are not in the areas that are
 * chosen, but come to people wherever they live; `unplaced` would answer, but nobody knows how far they
 * are; `older` are those left out because
 * nobody has checked them for long; `leaves` is what a filter would show.
 * @typedef {object} Answer
 * @property {number[]} sure
 * @property {number[]} ask
 * @property {number[]} open
 * @property {number[]} come
 * @property {number[]} unplaced
 * @property {number} older
 * @property {(family: string, value: string) => number} leaves
 */

const ANY_OF = ["need", "category", "cost", "joining", "format", "audience", "comes", "language", "wait"];

/**
 * The rows with all features that are chosen, and those that are typed or do not matter there.
 * @param {Chosen} chosen
 * @param {Query | null} query
 * @param {Facets} facets
 * @param {{ orAsk: boolean }} options
 */
const accessible = ({ access = [] }, query, facets, options) => {
  const typed = facets.access(query?.features ?? [], options);
  return both(facets.access(access, options), query ? facets.anyOf([typed, query.anyAccess]) : typed);
};

/**
 * The rows that each family of filters leaves; families that nothing is chosen of are not there.
 * @param {Chosen} chosen
 * @param {Query | null} query
 * @param {Facets} facets
 */
const narrowedBy = (chosen, query, facets) => {
  /** @type {Record<string, RowSet>} */
  const narrowed = { access: accessible(chosen, query, facets, { orAsk: false }) };
  for (const family of ANY_OF) {
    const values = chosen[family] ?? [];
    if (values.length) narrowed[family] = facets.anyOf(values.map((value) => facets.column(family, value)));
  }
  const [age] = chosen.age ?? [];
  if (age) narrowed.age = less(facets.all(), facets.barred([Number(age), Number(age)]));
  return narrowed;
};

/**
 * The rows with a session in one of the areas at one of the times, of what is chosen and typed.
 * @param {Query | null} query
 * @param {Facets} facets
 * @returns {(areas: string[], days: string[], parts: string[]) => RowSet}
 */
const sessionsFor = (query, facets) => (areas, days, parts) => {
  const sessions = facets.sessions(areas, days, parts);
  if (!query) return sessions;
  const typedTime = facets.apart(areas, query.days, query.parts);
  return less(less(sessions, typedTime), facets.apart(query.areas, days, parts));
};

/**
 * The rows that are near enough.
 * @param {Distances} distances
 * @param {Facets} facets
 */
const withinReach = ({ miles, within }, facets) => {
  const rows = facets.none();
  miles.forEach((distance, number) => distance <= within && add(rows, number));
  return rows;
};

/**
 * @param {Chosen} chosen
 * @param {Query | null} query
 * @param {Facets} facets
 * @param {Distances | null} [distances]
 * @returns {Answer}
 */
export const answerTo = (chosen, query, facets, distances = null) => {
  const { area = [], day = [], time = [] } = chosen;
  const features = [...(chosen.access ?? []), ...(query?.features ?? [])];
  const sessions = sessionsFor(query, facets);
  /** @type {Record<string, RowSet>} */
  const narrowed = { ...narrowedBy(chosen, query, facets), sessions: sessions(area, day, time) };
  if (distances?.within) narrowed.near = withinReach(distances, facets);
  const visible = facets.first(chosen.old?.length ? facets.count : facets.listed);
  const start = query ? both(facets.anyOf([visible, query.byName]), query.rows) : visible;
  /**
   * @param {string | string[]} families
   * @param {RowSet} from
   */
  const without = (families, from = start) =>
    Object.entries(narrowed).reduce(
      (set, [name, other]) => families === name || families.includes(name) ? set : both(set, other),
      from,
    );
  const sure = without("");
  const perhaps = features.length
    ? both(without("access"), accessible(chosen, query, facets, { orAsk: true }))
    : facets.none();
  const rest = Object.fromEntries([...ANY_OF, "sessions"].map((family) => [family, without(family)]));
  const anywhere = without(["sessions", "near"], query ? both(visible, query.anywhere) : visible);
  const comes = facets.column("comes", "yes");
  /** @param {string} known */
  const forNobody = (known) =>
    facets.anyOf(
      (chosen.audience ?? []).map((value) =>
        less(facets.column("open", known), facets.column("barred", value))
      ),
    );
  const toAsk = facets.anyOf([perhaps, both(without("audience"), forNobody("ask"))]);
  const ofAnyAge = Object.values(narrowed).reduce(both, query ? query.rows : facets.all());
  return {
    sure: facets.numbers(sure),
    ask: facets.numbers(toAsk).filter((number) => !has(sure, number)),
    open: facets.numbers(less(both(without("audience"), forNobody("yes")), sure)),
    come: area.length || query?.areas.length || narrowed.near
      ? facets.numbers(less(both(both(anywhere, sessions([], day, time)), comes), sure))
      : [],
    unplaced: narrowed.near
      ? facets.numbers(less(without("near"), comes)).filter((number) => distances?.miles[number] === Infinity)
      : [],
    older: size(ofAnyAge) - size(sure),
    leaves: (family, value) => {
      if (family === "old") return facets.count - facets.listed;
      if (family === "area") return size(rest.sessions, sessions([value], day, time));
      if (family === "day") return size(rest.sessions, sessions(area, [value], time));
      if (family === "time") return size(rest.sessions, sessions(area, day, [value]));
      return size(family === "access" ? sure : rest[family], facets.column(family, value));
    },
  };
};
