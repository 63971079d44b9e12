// Dates and times in words, as plugins/activity_directory/wording/ has them. A day is "2026-11-24",
// a time "14:05".

import { message } from "./messages.js";

const WEEKDAYS = [
  message("dates.weekday-7"),
  message("dates.weekday-1"),
  message("dates.weekday-2"),
  message("dates.weekday-3"),
  message("dates.weekday-4"),
  message("dates.weekday-5"),
  message("dates.weekday-6"),
];
export const MONTHS = [
  message("dates.month-1"),
  message("dates.month-2"),
  message("dates.month-3"),
  message("dates.month-4"),
  message("dates.month-5"),
  message("dates.month-6"),
  message("dates.month-7"),
  message("dates.month-8"),
  message("dates.month-9"),
  message("dates.month-10"),
  message("dates.month-11"),
  message("dates.month-12"),
];
const DAY_IN_MS = 86400000;

/**
 * Days as numbers, so that tomorrow is one more whatever the clocks do.
 * @param {string} day
 */
export const dayNumber = (day) => Date.parse(day + "T00:00Z") / DAY_IN_MS;

/** @param {string} day */
export const dayAfter = (day) => new Date((dayNumber(day) + 1) * DAY_IN_MS).toISOString().slice(0, 10);

/**
 * "Tuesday"
 * @param {string} day
 */
export const weekdayOf = (day) => WEEKDAYS[new Date(day + "T00:00Z").getUTCDay()];

/**
 * "Tuesday 24 November", with its year where that is another than today's.
 * @param {string} day
 * @param {string} today
 */
export const dateWords = (day, today) => {
  const [year, number, date] = day.split("-").map(Number);
  const month = MONTHS[number - 1];
  const words = day.slice(0, 4) === today.slice(0, 4)
    ? message("dates.day-and-month", { day: date, month })
    : message("dates.full", { day: date, month, year });
  return message("dates.with-weekday", { weekday: weekdayOf(day), date: words });
};

/** @param {string} time */
export const timeWords = (time) => {
  const [hours, minute] = time.split(":").map(Number);
  if (minute === 0 && hours % 12 === 0) return hours ? message("dates.noon") : message("dates.midnight");
  const hour = message("language.clock") === "24" ? hours : hours % 12 || 12;
  const minutes = time.slice(3);
  if (hours < 12) {
    return minute ? message("dates.am-minutes", { hour, minutes }) : message("dates.am", { hour });
  }
  return minute ? message("dates.pm-minutes", { hour, minutes }) : message("dates.pm", { hour });
};

/**
 * @param {string} start
 * @param {string} [end]
 */
export const hoursWords = (start, end) => {
  const from = timeWords(start);
  if (!end) return from;
  if (start !== end) return message("dates.hours", { start: from, end: timeWords(end) });
  return start === "00:00" ? message("dates.all-day") : message("dates.a-whole-day", { start: from });
};
