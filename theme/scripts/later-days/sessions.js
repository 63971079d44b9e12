// Sessions as a page carries them: their dates compared with the reader's day. The engine made the
// dates (portal/later_days.py); here they are only compared, so the answers are the engine's own.
import { dateWords, dayAfter, hoursWords, timeWords } from "../shared/dates.js";
import { message } from "../shared/messages.js";

/**
 * `kind` is "s" for a session, "h" for opening hours, "d" for a whole day, "a" for a
 * day at a time to ask for. `starts` and `ends` are
 * moments, such as "2026-11-24T14:05"; `joinBy` is the last day on which somebody new can join it.
 * @typedef {object} Session
 * @property {string} day
 * @property {string} kind
 * @property {string} start
 * @property {string | undefined} end
 * @property {string} starts
 * @property {string | undefined} ends
 * @property {boolean} uncertain
 * @property {string} joinBy
 */

const SESSION = /^(\d{4}-\d\d-\d\d)([shda])(\d\d:\d\d)(?:-(\d\d:\d\d))?(\?)?(?:!([-\d]+))?$/;

/**
 * @param {string} written
 * @returns {Session}
 */
const parseSession = (written) => {
  const match = written.match(SESSION);
  if (!match) throw new Error(`This is no session: ${written}`);
  const [, day, kind, start, end, doubt, joinBy = day] = match;
  // By the clock on the wall: an end at or before the start is the next day's.
  const ends = end && `${end <= start ? dayAfter(day) : day}T${end}`;
  return { day, kind, start, end, starts: `${day}T${start}`, ends, uncertain: Boolean(doubt), joinBy };
};

/** @param {string} text */
export const parseSessions = (text) => text.split(" ").filter(Boolean).map(parseSession);

/**
 * When a session is, in words: "tomorrow at 10am".
 * @param {Session} session
 * @param {string} today
 */
export const sessionWords = ({ day, kind, start, end }, today) => {
  const near = day === today
    ? message("dates.today")
    : day === dayAfter(today)
    ? message("dates.tomorrow")
    : "";
  const date = near || dateWords(day, today);
  if (kind === "d") return date;
  if (kind === "a") return message("dates.near", { day: date, hours: message("dates.hours-not-known") });
  if (kind === "s" && near) return message("dates.near-at", { day: near, time: timeWords(start) });
  return message("dates.near", {
    day: date,
    hours: kind === "h" ? hoursWords(start, end) : timeWords(start),
  });
};

/**
 * Whether one of the sessions is going on: "ask" where it is uncertain, or nobody said how long.
 * @param {Session[]} sessions
 * @param {string} today
 * @param {string} moment
 */
export const openState = (sessions, today, moment) => {
  let open = "no";
  for (const session of sessions) {
    if (session.starts > moment) break;
    if (!session.ends && session.day === today) open = "ask";
    if (session.ends && moment < session.ends) {
      if (!session.uncertain && session.kind !== "a") return "yes";
      open = "ask";
    }
  }
  return open;
};

/**
 * The state of one row of a list: "on", "over", or "" where nobody can know, or it needs no saying.
 * @param {string} written
 * @param {string} today
 * @param {string} time
 */
export const sessionState = (written, today, time) => {
  const sessions = parseSessions(written);
  const [first] = sessions;
  const moment = `${today}T${time}`;
  const allDay = first.start === "00:00" && first.end === "00:00";
  if (openState(sessions, today, moment) === "yes") return allDay ? "" : "on";
  return (first.ends || dayAfter(first.day)) <= moment ? "over" : "";
};
