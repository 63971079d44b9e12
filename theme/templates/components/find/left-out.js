// What is left out, because somebody said that they do not want it: not on a Thursday, no men.
import { both, less } from "./sets.js";
import { OWN, timesIn } from "./when.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./vocabulary.js").Term} Term */

/** What is not only for some of these may be for the others too. */
export const GENDERS = ["women", "men"];
/** Families of which a listing may have several values, so that it can also be had in another way. */
const IN_SEVERAL = ["format", "joining", "area"];
const LAST_HOUR = 24;

/**
 * The rows with any other value of a family.
 * @param {Facets} facets
 * @param {string} family
 * @param {string[]} values
 */
const withOthers = (facets, family, values) =>
  facets.anyOf(
    Object.keys(facets.masks(family)).filter((value) => !values.includes(value))
      .map((value) => facets.column(family, value)),
  );

/**
 * The rows that are on in some hours and not outside of them.
 * @param {Facets} facets
 * @param {string} value
 */
const onlyInHours = (facets, value) => {
  const [, from, to] = value.split(" ").map(Number);
  const others = [
    ...from > 0 ? [facets.hours(`on 0 ${from}`)] : [],
    // Who can't come before noon can't come to what begins at eleven and ends at one.
    ...to < LAST_HOUR ? [facets.hours(`${from ? "on" : "begins"} ${to} ${LAST_HOUR}`)] : [],
  ];
  return less(facets.hours(value), facets.anyOf(others));
};

/**
 * The rows that are on only at the days and parts of days that are refused, among those at which they were wanted.
 * @param {Facets} facets
 * @param {{ days: string[], parts: string[] }} refused
 * @param {{ days: string[], parts: string[] }} wanted
 */
const onlyAt = (facets, refused, wanted) => {
  if (!refused.days.length && !refused.parts.length) return facets.none();
  const bad = facets.timesAmong(refused.days, refused.parts);
  const all = facets.timesAmong(wanted.days, wanted.parts);
  /** @param {string[]} times */
  const on = (times) => facets.anyOf(times.map((time) => facets.column("times", time)));
  return less(on(all.filter((time) => bad.includes(time))), on(all.filter((time) => !bad.includes(time))));
};

/**
 * @param {Part} part
 * @param {Facets} facets
 */
const ofFact = ({ terms, byTerm }, facets) => {
  const families = IN_SEVERAL.filter((family) => terms.some((term) => term.family === family));
  const values = terms.map(({ value }) => value);
  return less(byTerm, facets.anyOf(families.map((family) => withOthers(facets, family, values))));
};

/**
 * What is for nobody but those people.
 * @param {Part} part
 * @param {Facets} facets
 */
const ofPeople = ({ terms, byTerm }, facets) => {
  const values = terms.map(({ value }) => value);
  const others = values.some((value) => GENDERS.includes(value))
    ? GENDERS.filter((gender) => !values.includes(gender))
    : [];
  const welcome = ["everyone", ...others].map((audience) => facets.column("audience", audience));
  return less(byTerm, facets.anyOf(welcome));
};

/**
 * The rows that are only when, where, how or for whom somebody does not want them. What is on a Tuesday too is no
 * loss to who can't come on a Thursday. A kind of activity leaves nothing out: that is done by the order.
 * @param {Part[]} unwanted
 * @param {Term[]} wanted the times that were asked for
 * @param {Facets} facets
 * @param {[day: string, time: string]} now
 * @returns {RowSet}
 */
export const leftOut = (unwanted, wanted, facets, now) => {
  const times = unwanted.filter(({ kind }) => kind === "time").flatMap(({ terms }) => terms);
  const own = times.filter(({ family }) => OWN.includes(family));
  const hours = times.filter(({ family }) => family === "hours");
  // "Every other Friday" is both: not every Friday is refused.
  const ownRows = OWN.map((family) => own.filter((term) => term.family === family)).filter((of) => of.length)
    .map((of) => facets.anyOf(of.map(({ family, value }) => facets.column(family, value))));
  return facets.anyOf([
    own.length ? ownRows.reduce(both) : onlyAt(facets, timesIn(times, now), timesIn(wanted, now)),
    ...hours.map(({ value }) => onlyInHours(facets, value)),
    ...unwanted.filter(({ kind }) => kind === "who").map((part) => ofPeople(part, facets)),
    ...unwanted.filter(({ kind }) => kind === "fact" || kind === "place").map((part) => ofFact(part, facets)),
  ]);
};
