// How old a page is.
import { optionalElement, setText } from "../shared/page.js";
import { dateWords, dayNumber } from "../shared/dates.js";

// A weekend may pass without a build.
const PATIENCE_DAYS = 2;

/**
 * What to say of a page built on `built`; nothing for the first days.
 * @param {string} built
 * @param {string} today
 * @param {number} patience
 */
export const ageMessage = (built, today, patience) => {
  const days = dayNumber(today) - dayNumber(built);
  if (days < patience) return "";
  const made = `This page was made on ${dateWords(built, today)}`;
  return `${made} and has not been rebuilt for ${days} days. Please ring before you go.`;
};

/** @param {string} today */
export const showPageAge = (today) => {
  const { built, patience } = document.body.dataset;
  const place = optionalElement(document, "[data-age]", HTMLElement);
  if (place && built) setText(place, ageMessage(built, today, Number(patience || PATIENCE_DAYS)));
};
