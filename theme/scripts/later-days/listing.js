// A listing on a page that was built before today: how it stands, what it costs, when it is next and
// whether it is on now. [data-later-days] holds its next weeks, [data-now=next] and the like are the places.
import { elements } from "../shared/page.js";
import { dayNumber } from "../shared/dates.js";
import { tag } from "./tag.js";
import { openState, parseSessions, sessionWords } from "./sessions.js";

/**
 * What is known of a listing from one day until another. Each change begins with its first day.
 * @typedef {object} LaterDays
 * @property {string} from
 * @property {string} until
 * @property {string} sessions
 * @property {[string, string, string][]} statuses
 * @property {[string, string, boolean][]} costs
 */

/**
 * A listing on a day.
 * @typedef {object} Listing
 * @property {string} status
 * @property {string} label
 * @property {string} cost
 * @property {boolean} free
 * @property {string} next
 * @property {string} open
 */

const NOT_ON = ["paused", "seasonal", "finished", "closed"];
// The engine looks no further for the next session (`next_sessions` in model/sessions.py).
const HORIZON_DAYS = 400;
/** @type {Record<string, string>} */
const TONES = { running: "good", "starting-soon": "soon", "waiting-list": "wait", full: "wait" };

/**
 * The last change on or before a day.
 * @template {[string, ...unknown[]]} Change
 * @param {Change[]} changes
 * @param {string} day
 */
const changeOn = (changes, day) => {
  const before = changes.filter(([from]) => from <= day);
  return before[before.length - 1];
};

/**
 * The listing on a day and at a time in London; null where the page is too old to know.
 * @param {LaterDays} later
 * @param {string} today
 * @param {string} time
 * @returns {Listing | null}
 */
export const listingOn = (later, today, time) => {
  if (today < later.from || today > later.until) return null;
  const moment = `${today}T${time}`;
  const sessions = parseSessions(later.sessions);
  const [, status, label] = changeOn(later.statuses, today);
  const [, cost, free] = changeOn(later.costs, today);
  const isOn = !NOT_ON.includes(status);
  const next = isOn &&
    sessions.find(({ day, starts, ends, joinBy }) =>
      (ends || starts) > moment && (joinBy === day || joinBy >= today) &&
      dayNumber(day) - dayNumber(today) <= HORIZON_DAYS
    );
  return {
    status,
    label,
    cost,
    free: Boolean(free),
    next: next ? sessionWords(next, today) : "",
    open: isOn ? openState(sessions, today, moment) : "no",
  };
};

/**
 * How each place shows a listing on a later day. What was written on the day of the page stays, unless
 * it has changed since.
 * @type {Record<string, (place: HTMLElement, listing: Listing, later: LaterDays) => void>}
 */
const SHOW = {
  next: (place, { next }) => {
    place.textContent = next;
    if (place.parentElement) place.parentElement.hidden = !next;
  },
  joining: (place, { status }, { statuses }) => {
    place.hidden = NOT_ON.includes(status) !== NOT_ON.includes(statuses[0][1]);
  },
  free: (place, { free, status }) => {
    place.hidden = !free || status !== "running";
  },
  open: (place, { open }) => {
    place.hidden = open !== "yes";
  },
  cost: (place, { cost }, { costs }) => {
    if (cost === costs[0][1] || !place.parentElement) return;
    place.textContent = cost;
    for (const more of elements(place.parentElement, ".fact__lines, .fact__note", HTMLElement)) {
      more.hidden = true;
    }
  },
  status: (place, { status, label }, { statuses }) => {
    if (status !== statuses[0][1]) place.replaceChildren(tag(label, TONES[status] || "stop"));
  },
  banner: (place, { status }, { statuses }) => {
    place.hidden = status !== statuses[0][1];
  },
};

/**
 * Brings every listing of the page to the reader's day.
 * @param {string} today
 * @param {string} time
 */
export const showListings = (today, time) => {
  for (const holder of elements(document, "[data-later-days]", HTMLElement)) {
    /** @type {LaterDays} */
    const later = JSON.parse(holder.dataset.laterDays || "");
    const listing = listingOn(later, today, time);
    for (const place of elements(holder, "[data-now]", HTMLElement)) {
      const kind = place.dataset.now || "";
      if (listing) SHOW[kind](place, listing, later);
      else if (kind === "next" && place.parentElement) place.parentElement.hidden = true;
      else if (kind === "free" || kind === "open") place.hidden = true;
    }
  }
};
