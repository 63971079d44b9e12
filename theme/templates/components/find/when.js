// Which rows are on at the times that a query names.
import { both, less } from "./sets.js";
import { DAYS, daysOf, nextDates, weekday } from "./times.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./vocabulary.js").Term} Term */

/** Times that have a column of their own: the first Monday, every two weeks, from January on, in term time. */
export const OWN = ["nth", "often", "starts", "terms"];
/** Families of terms that are a time. */
export const TIMES = ["moment", "date", "day", "time", "hours", ...OWN];

/**
 * The days, parts of the day and dates that terms name.
 * @param {Term[]} terms
 * @param {[day: string, time: string]} now the reader's
 */
export const timesIn = (terms, now) => {
  /** @param {string} family */
  const valuesOf = (family) => terms.filter((term) => term.family === family).map(({ value }) => value);
  const moments = valuesOf("moment").map((moment) => daysOf(moment, now));
  const dates = valuesOf("date");
  return {
    days: [...valuesOf("day"), ...dates.map(weekday), ...moments.flatMap(({ days }) => days)],
    parts: [...valuesOf("time"), ...moments.flatMap(({ parts }) => parts)],
    dates: [...dates, ...moments.flatMap(({ dates }) => dates)],
  };
};

/**
 * Whether it is within the days of which the columns know what is off.
 * @param {string} date
 * @param {string} today
 */
export const isKnownDate = (date, today) => nextDates(DAYS, today).includes(date);

/**
 * Which week of its month a date is in, as the column of days of the month has it: "1:0" is the first Monday, and
 * "-1:4" the last Friday.
 * @param {string} date
 */
const daysOfMonth = (date) => {
  const time = Date.parse(`${date}T00:00Z`);
  const number = new Date(time).getUTCDate();
  const day = DAYS.indexOf(weekday(date));
  const isLast = new Date(time + 7 * 864e5).getUTCMonth() !== new Date(time).getUTCMonth();
  return [`${Math.ceil(number / 7)}:${day}`, ...isLast ? [`-1:${day}`] : []];
};

/**
 * The rows that are not on at a date though they are on other such days, as far as that can be known: what starts
 * later, what is on once, and another week of the month.
 * @param {string} date
 * @param {Facets} facets
 */
const otherwise = (date, facets) => {
  const months = Object.keys(facets.masks("starts")).filter((month) => month > date.slice(0, 7));
  const monthly = ["1", "2", "3", "4", "5", "-1"].map((nth) => `${nth}:${DAYS.indexOf(weekday(date))}`);
  const nth = daysOfMonth(date).map((one) => facets.column("nth", one));
  return facets.anyOf([
    ...months.map((month) => facets.column("starts", month)),
    less(facets.anyOf(monthly.map((one) => facets.column("nth", one))), facets.anyOf(nth)),
    facets.column("often", "once"),
  ]);
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
  const far = terms.filter(({ family, value }) => family === "date" && !isKnownDate(value, now[0]));
  if (far.length) {
    sets.push(less(facets.all(), far.map(({ value }) => otherwise(value, facets)).reduce(both)));
  }
  const rows = sets.reduce(both, facets.all());
  return inHolidays ? less(rows, facets.column("terms", "yes")) : rows;
};
