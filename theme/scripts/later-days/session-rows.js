// Days and sessions of what's on, read on a later day: days that are over go, and sessions say whether
// they are on.
import { element, elements, optionalElement } from "../shared/page.js";
import { dateWords } from "../shared/dates.js";
import { sessionState } from "./sessions.js";
import { tag } from "./tag.js";
import { message } from "../shared/messages.js";

/** The line above the sessions; its data say which days they are of. */
export const laterNotice = () => optionalElement(document, "[data-later]", HTMLElement);

/**
 * Brings the days and sessions of a part of a page to the reader's day.
 * @param {ParentNode} place
 * @param {string} today
 * @param {string} time
 */
export const showSessions = (place, today, time) => {
  const notice = laterNotice();
  const last = notice ? notice.dataset.last || "" : "";
  for (const heading of elements(place, "[data-day]", HTMLElement)) {
    const day = heading.dataset.day || "";
    const words = dateWords(day, today);
    heading.textContent = day === today ? message("whats-on.today", { date: words }) : words;
    if (day < today && today <= last && heading.parentElement) heading.parentElement.remove();
  }
  for (const row of elements(place, "[data-session]", HTMLElement)) {
    const state = sessionState(row.dataset.session || "", today, time);
    const words = state === "on" ? message("activity.on-now") : message("later.over");
    if (state) {
      element(row, ".session__name", HTMLElement).after(" ", tag(words, state === "on" ? "good" : ""));
    }
  }
};
