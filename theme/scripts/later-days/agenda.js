// What's on, read on a later day: near days have their names, and a line says so where the page is about
// other days than today.
import { create, element, elements, setText } from "../shared/page.js";
import { dateWords } from "../shared/dates.js";
import { laterNotice } from "./session-rows.js";

/**
 * What to say above the sessions of `first` to `last`; nothing while all of them are to come.
 * @param {string} first
 * @param {string} last
 * @param {string} today
 */
export const laterMessage = (first, last, today) => {
  if (today <= first) return "";
  if (today <= last) return "Days that are over are left out.";
  const days = first === last
    ? `of ${dateWords(first, today)}`
    : `from ${dateWords(first, today)} to ${dateWords(last, today)}`;
  return `These are the sessions ${days}. Today is ${dateWords(today, today)}.`;
};

/**
 * Names the near days, and leads on from a page whose days are over.
 * @param {string} today
 */
export const showLaterDays = (today) => {
  const labels = elements(document, "[data-near]", HTMLElement);
  for (const label of labels) {
    const day = label.dataset.near || "";
    label.textContent = day === today ? "Today" : dateWords(day, today).split(" ")[0];
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
    place.append(" ", create("a", { href }, link ? "See what is on today" : "See what is on later"));
  }
};
