// Dates and times in words, as plugins/activity_directory/wording/ has them. A day is "2026-11-24",
// a time "14:05".

const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const MONTHS = "January February March April May June July August September October November December"
  .split(" ");
const DAY_IN_MS = 86400000;

/**
 * Days as numbers, so that tomorrow is one more whatever the clocks do.
 * @param {string} day
 */
export const dayNumber = (day) => Date.parse(day + "T00:00Z") / DAY_IN_MS;

/** @param {string} day */
export const dayAfter = (day) => new Date((dayNumber(day) + 1) * DAY_IN_MS).toISOString().slice(0, 10);

/**
 * "Tuesday 24 November", with its year where that is another than today's.
 * @param {string} day
 * @param {string} today
 */
export const dateWords = (day, today) => {
  const [year, month, date] = day.split("-").map(Number);
  const weekday = WEEKDAYS[new Date(day + "T00:00Z").getUTCDay()];
  const words = `${weekday} ${date} ${MONTHS[month - 1]}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${year}`;
};

/** @param {string} time */
export const timeWords = (time) => {
  const [hour, minute] = time.split(":").map(Number);
  if (minute === 0 && hour % 12 === 0) return hour ? "noon" : "midnight";
  const minutes = minute ? `.${time.slice(3)}` : "";
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
};

/**
 * @param {string} start
 * @param {string} [end]
 */
export const hoursWords = (start, end) => {
  if (!end) return timeWords(start);
  if (start !== end) return `${timeWords(start)} to ${timeWords(end)}`;
  return start === "00:00" ? "all day" : `24 hours from ${timeWords(start)}`;
};

/**
 * The day and the time in London at an instant.
 * @param {Date | number} instant
 */
export const londonTime = (instant) => {
  /** @type {Record<string, string>} */
  const parts = {};
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  return [`${parts.year}-${parts.month}-${parts.day}`, `${parts.hour}:${parts.minute}`];
};
