// Writes the date on the card as it is printed, not before: the visitor's own, or the date of a
// site that has one. It tells nobody. Without it there is a line on which to write by hand.
(() => {
  "use strict";
  const printed = document.querySelector("[data-printed]");
  if (!printed) return;
  const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const fill = () => {
    const { pinned } = printed.dataset;
    printed.textContent = "Printed " + days.format(pinned ? new Date(pinned + "T12:00") : new Date()) + ".";
  };
  addEventListener("beforeprint", fill);
  // Some browsers have no such event, but know when the page turns into paper.
  matchMedia("print").addEventListener("change", (paper) => paper.matches && fill());
})();
