// What time it is where the site is about. Apart from dates.js, whose words not every script needs.

/**
 * The day and the time in London at an instant.
 * @param {Date | number} instant
 */
export const londonTime = (instant) => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  // "01/07/2026, 00:30". A television of 2018 can't say the parts by name.
  const [day, month, year, hour, minute] = format.format(instant).match(/\d+/g) || [];
  return [`${year}-${month}-${day}`, `${hour}:${minute}`];
};
