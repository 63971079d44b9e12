// What's on, read on a later day: near days have their names, and a line says so where the page is about
// other days than today.
import { create, element, elements, setText } from "../shared/page.js";
import { dateWords, weekdayOf } from "../shared/dates.js";
import { laterNotice } from "./session-rows.js";
import { message } from "../shared/messages.js";

/**
 * What to say above the sessions of `first` to `last`; nothing while all of them are to come.
 * @param {string} first
 * @param {string} last
 * @param {string} today
 */
export const laterMessage = (first, last, today) => {
  if (today <= first) return "";
  if (today <= last) return message("later.over-left-out");
  const now = dateWords(today, today);
  const begins = dateWords(first, today);
  return first === last
    ? message("later.of-day", { day: begins, today: now })
    : message("later.of-days", { first: begins, last: dateWords(last, today), today: now });
};

/**
 * Names the near days, and leads on from a page whose days are over.
 * @param {string} today
 */
export const showLaterDays = (today) => {
  const labels = elements(document, "[data-near]", HTMLElement);
  for (const label of labels) {
    const day = label.dataset.near || "";
    label.textContent = day === today ? message("whats-on.label-today") : weekdayOf(day);
  }
  const notice = laterNotice();
  if (!notice) return;
  const { first = "", last = "", instead = "" } = notice.dataset;
  const words = laterMessage(first, last, today);
  const place = element(notice, "p", HTMLElement);
  setText(place, words);
  notice.hidden = !words;
  const label = labels.find(({ dataset }) => dataset.near === today);
  const link = label && label.closest("a");
  const href = link ? link.href : instead;
  if (href && today > last) {
    const words = link ? message("later.see-today") : message("later.see-later");
    place.append(" ", create("a", { href }, words));
  }
};
