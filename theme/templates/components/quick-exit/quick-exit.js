// Leaves the page at a click or when Escape is pressed twice; the page is no longer in the history.
import { elements } from "../../../scripts/shared/page.js";

const TWICE_WITHIN_MS = 2000;

export const startQuickExit = () => {
  const exits = elements(document, "[data-quick-exit]", HTMLAnchorElement);
  const [exit] = exits;
  if (!exit) return;
  /** @param {Event} event */
  const leave = (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(exit.href);
  };
  for (const one of exits) one.addEventListener("click", leave);
  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat || exit.closest("[hidden]")) return;
    // This one closes what lies over the page.
    if (document.querySelector("dialog[open]")) return;
    if (event.timeStamp - last < TWICE_WITHIN_MS) leave(event);
    last = event.timeStamp;
  });
};
