// How old a page is.
import { optionalElement, setText } from "../shared/page.js";
import { dateWords, dayNumber } from "../shared/dates.js";
import { message } from "../shared/messages.js";

// A weekend may pass without a build.
const PATIENCE_DAYS = 2;

/**
 * What to say of a page built on `built`; nothing for the first days.
 * @param {string} built
 * @param {string} today
 * @param {number} patience
 */
export const ageMessage = (built, today, patience) => {
  const count = dayNumber(today) - dayNumber(built);
  return count < patience ? "" : message("later.age", { count, date: dateWords(built, today) });
};

/** @param {string} today */
export const showPageAge = (today) => {
  const { built, patience } = document.body.dataset;
  const place = optionalElement(document, "[data-age]", HTMLElement);
  if (place && built) setText(place, ageMessage(built, today, Number(patience || PATIENCE_DAYS)));
};
