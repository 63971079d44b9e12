// When a Champion is there, for the reader's day and time: the words of `opening_words` in
// wording/schedules.py, and what only a clock can know.
import { timeWords } from "../../../scripts/shared/dates.js";
import { message } from "../../../scripts/shared/messages.js";
import { parseSessions, sessionWords } from "../../../scripts/later-days/sessions.js";

/** @typedef {import("../../../scripts/later-days/sessions.js").Session} Session */

/**
 * The hours of a place: none where what is known of it ends before today.
 * @param {string} written
 * @param {string} until
 * @param {string} today
 */
export const hoursOf = (written, until, today) => today > until ? [] : parseSessions(written);

/**
 * @param {Session} session
 * @param {string} today
 * @param {string} moment
 */
const isOn = ({ day, starts, ends }, today, moment) =>
  starts <= moment && (ends ? moment < ends : day === today);

/**
 * Whether somebody is there for certain.
 * @param {Session[]} sessions
 * @param {string} today
 * @param {string} time
 */
export const isOpen = (sessions, today, time) =>
  sessions.some((one) => isCertain(one) && isOn(one, today, `${today}T${time}`));

/** @param {Session} session */
const isCertain = ({ uncertain, ends }) => !uncertain && Boolean(ends);

/**
 * The hours that are now, else those that come next.
 * @param {Session[]} sessions
 * @param {string} today
 * @param {string} time
 */
export const nextHours = (sessions, today, time) => {
  const moment = `${today}T${time}`;
  const now = sessions.filter((one) => isOn(one, today, moment));
  return now.find(isCertain) ?? now[0] ?? sessions.find(({ starts }) => starts > moment);
};

/**
 * Hours in words: "Open now, until 6pm", "Open tomorrow, 9am to noon".
 * @param {Session} session
 * @param {string} today
 * @param {string} time
 */
export const openingWords = (session, today, time) => {
  if (isOn(session, today, `${today}T${time}`)) {
    if (!isCertain(session)) return message("champions.may-be-open-now");
    const { start, end = "" } = session;
    return start === end
      ? message("champions.open-now")
      : message("champions.open-until", { time: timeWords(end) });
  }
  const when = sessionWords(session, today);
  return session.uncertain ? message("champions.may-open", { when }) : message("champions.opens", { when });
};
