// Writes the date on the card as it is printed, not before: the visitor's own, or the date of a site
// that has one. It is sent nowhere. Without it there is a line on which to write by hand.
import { optionalElement } from "../../../scripts/shared/page.js";

export const startPrintDate = () => {
  const place = optionalElement(document, "[data-printed]", HTMLElement);
  if (!place) return;
  const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const write = () => {
    const { pinned } = place.dataset;
    place.textContent = "Printed " + format.format(pinned ? new Date(pinned + "T12:00") : new Date()) + ".";
  };
  addEventListener("beforeprint", write);
  // Some browsers have no such event, but know when the page turns into paper.
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) write();
  });
};
