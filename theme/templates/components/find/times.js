// Times that people name by today: "tonight", "this weekend". Which days and parts of days they are.

/**
 * `dates` are the days that are meant, as "2026-11-23"; none where it is any of those days.
 * @typedef {object} Moment
 * @property {string[]} days
 * @property {string[]} parts
 * @property {string[]} dates
 */

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const PARTS = ["morning", "afternoon", "evening"];
const [WORKDAYS, WEEKEND] = [DAYS.slice(0, 5), DAYS.slice(5)];

/**
 * The day of the week, "monday", of a date as "2026-11-23".
 * @param {string} date
 */
export const weekday = (date) => DAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];

/**
 * The dates of the week that begins today.
 * @param {string} today as "2026-11-23"
 */
const datesFrom = (today) =>
  DAYS.map((_, ahead) => new Date(Date.parse(`${today}T00:00Z`) + ahead * 864e5).toISOString().slice(0, 10));

/**
 * The next date that is one of some days of the week, for each of them.
 * @param {string[]} days
 * @param {string} today as "2026-11-23"
 */
export const nextDates = (days, today) => datesFrom(today).filter((date) => days.includes(weekday(date)));

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
  const now = PARTS.indexOf(partOf(time));
  const [today, tomorrow] = datesFrom(day);
  /**
   * @param {string[]} dates
   * @param {string[]} [parts]
   */
  const on = (dates, parts = []) => ({ days: dates.map(weekday), parts, dates });
  /**
   * @param {string[]} days
   * @param {string[]} [parts]
   */
  const any = (days, parts = []) => ({ days, parts, dates: [] });
  /** @type {Record<string, Moment>} */
  const moments = {
    now: on([today], [PARTS[now]]),
    today: on([today]),
    "this-morning": on([today], ["morning"]),
    "this-afternoon": on([today], ["afternoon"]),
    "later-today": on([today], PARTS.slice(now)),
    tonight: on([today], ["evening"]),
    tomorrow: on([tomorrow]),
    // On a Sunday the weekend is nearly over.
    weekend: on(nextDates(WEEKEND, day).slice(0, today === nextDates(["sunday"], day)[0] ? 1 : 2)),
    weekends: any(WEEKEND),
    weekday: any(WORKDAYS),
    "start-of-week": any(WORKDAYS.slice(0, 2)),
    midweek: any(WORKDAYS.slice(1, 4)),
    "end-of-week": any(WORKDAYS.slice(3)),
    "after-work": any(WORKDAYS, ["evening"]),
    holidays: any(DAYS),
    "any-day": any(DAYS),
  };
  return moments[moment] ?? any([]);
};
