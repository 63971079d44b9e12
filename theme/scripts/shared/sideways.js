// Rows that move sideways begin with the page that is shown.
import { elements } from "./page.js";

export const showCurrent = () => {
  for (const row of elements(document, "[data-sideways]", HTMLElement)) {
    const current = row.querySelector("[aria-current]");
    if (!current) continue;
    const ends = current.getBoundingClientRect();
    const { left, right } = row.getBoundingClientRect();
    if (ends.right > right) row.scrollLeft += ends.right - right + 40;
    if (ends.left < left) row.scrollLeft -= left - ends.left + 40;
  }
};
