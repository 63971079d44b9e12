// Times that people name by today: "tonight", "this weekend". Which days and parts of days they are.

/**
 * @typedef {object} Moment
 * @property {string[]} days
 * @property {string[]} parts
 */

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const [WEEKDAYS, WEEKEND] = [DAYS.slice(0, 5), DAYS.slice(5)];

/**
 * The day of the week, "monday", of a date as "2026-11-23".
 * @param {string} date
 */
const weekday = (date) => DAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];

/**
 * The part of the day of a time as "14:05", as the columns count it.
 * @param {string} time
 */
const partOf = (time) => time < "12:00" ? "morning" : time < "17:00" ? "afternoon" : "evening";

/**
 * The days and parts of days of a moment, for a reader's day and time. None where it is one we don't know.
 * @param {string} moment
 * @param {[day: string, time: string]} now
 * @returns {Moment}
 */
export const daysOf = (moment, [day, time]) => {
  const today = weekday(day);
  const tomorrow = DAYS[(DAYS.indexOf(today) + 1) % DAYS.length];
  /** @type {Record<string, Moment>} */
  const moments = {
    now: { days: [today], parts: [partOf(time)] },
    today: { days: [today], parts: [] },
    tonight: { days: [today], parts: ["evening"] },
    tomorrow: { days: [tomorrow], parts: [] },
    weekend: { days: WEEKEND, parts: [] },
    weekday: { days: WEEKDAYS, parts: [] },
    "after-work": { days: WEEKDAYS, parts: ["evening"] },
    "any-day": { days: DAYS, parts: [] },
  };
  return moments[moment] ?? { days: [], parts: [] };
};
