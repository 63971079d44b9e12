// What time it is where the site is about. Apart from dates.js, whose words not every script needs.

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
