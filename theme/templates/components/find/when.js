// Which rows are on at the times that a query names.
import { both, less } from "./facets.js";
import { DAYS, daysOf, nextDates, weekday } from "./times.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./facets.js").RowSet} RowSet */
/** @typedef {import("./vocabulary.js").Term} Term */

/** Times that have a column of their own: the first Monday, every two weeks, from January on, in term time. */
export const OWN = ["nth", "often", "starts", "terms"];
/** Families of terms that are a time. */
export const TIMES = ["moment", "day", "time", "hours", ...OWN];

/**
 * The days, parts of the day and dates that terms name.
 * @param {Term[]} terms
 * @param {[day: string, time: string]} now the reader's
 */
export const timesIn = (terms, now) => {
  /** @param {string} family */
  const valuesOf = (family) => terms.filter((term) => term.family === family).map(({ value }) => value);
  const moments = valuesOf("moment").map((moment) => daysOf(moment, now));
  return {
    days: [...valuesOf("day"), ...moments.flatMap(({ days }) => days)],
    parts: [...valuesOf("time"), ...moments.flatMap(({ parts }) => parts)],
    dates: moments.flatMap(({ dates }) => dates),
  };
};

/**
 * The rows that are on at all the times that terms name; all where they name none.
 * @param {Term[]} terms
 * @param {Facets} facets
 * @param {[day: string, time: string]} now
 * @param {{ isSoon?: boolean }} [options] isSoon: only what is on then within a week
 */
export const rowsAt = (terms, facets, now, { isSoon = false } = {}) => {
  const named = timesIn(terms, now);
  const { days, parts } = named;
  const coming = isSoon ? nextDates(days.length ? days : DAYS, now[0]) : [];
  const dates = named.dates.length ? named.dates : coming;
  const sets = OWN.map((family) => terms.filter((term) => term.family === family)).filter((own) => own.length)
    .map((own) => facets.anyOf(own.map(({ family, value }) => facets.column(family, value))));
  sets.push(...terms.filter(({ family }) => family === "hours").map(({ value }) => facets.hours(value)));
  if (days.length || parts.length) {
    sets.push(
      dates.length
        ? facets.onDates(dates.map((date) => [date, weekday(date)]), parts)
        : facets.times(days, parts),
    );
  }
  const inHolidays = terms.some(({ family, value }) => family === "moment" && value === "holidays");
  const rows = sets.reduce(both, facets.all());
  return inHolidays ? less(rows, facets.column("terms", "yes")) : rows;
};
