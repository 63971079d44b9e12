// Writes the date on the card as it is printed, not before: the visitor's own, or the date of a site
// that has one. It is sent nowhere. Without it there is a line on which to write by hand.
import { elements } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

export const startPrintDate = () => {
  const format = new Intl.DateTimeFormat(message("language.locale"), {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const write = () => {
    for (const place of elements(document, "[data-printed]", HTMLElement)) {
      const { pinned } = place.dataset;
      const date = format.format(pinned ? new Date(pinned + "T12:00") : new Date());
      place.textContent = message("card.printed-on", { date });
    }
  };
  addEventListener("beforeprint", write);
  // Some browsers have no such event, but know when the page turns into paper.
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) write();
  });
};
