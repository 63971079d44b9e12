// The seven days from today, with what of a plan is on.
import { dateWords, dayAfter, hoursWords } from "../../../scripts/shared/dates.js";
import { message } from "../../../scripts/shared/messages.js";
import { parseSessions } from "../../../scripts/later-days/sessions.js";

/**
 * @typedef {{ name: string, days?: [string, string][] }} Planned sessions as a page carries them, and where each is
 * @typedef {{ day: string, words: string, sessions: { from: string, words: string }[] }} Day
 */

/**
 * Each day in words with its sessions in order; none that is over.
 * @param {Planned[]} activities
 * @param {string} today
 * @param {string} time
 * @returns {Day[]}
 */
export const weekOf = (activities, today, time) => {
  const days = [];
  for (let day = today, count = 0; count < 7; day = dayAfter(day), count++) {
    const sessions = activities.flatMap(({ name, days: written = [] }) =>
      written.flatMap(([code, where]) =>
        parseSessions(code)
          .filter((session) => session.day === day && (session.ends || dayAfter(day)) > `${today}T${time}`)
          .map(({ start, end, kind, uncertain }) => {
            const hours = kind === "d"
              ? message("dates.all-day")
              : kind === "a"
              ? message("dates.hours-not-known")
              : hoursWords(start, end);
            const parts = [name, where, uncertain ? message("plan.check-first") : ""].filter(Boolean);
            return { from: start, words: message("plan.session", { hours, what: parts.join(", ") }) };
          })
      )
    );
    sessions.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
    days.push({ day, words: dateWords(day, today), sessions });
  }
  return days;
};
