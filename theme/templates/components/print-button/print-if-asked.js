// Prints a card at once for somebody who pressed "Print" on the activity's page. What asks first, or has no card,
// has no button that could be pressed at once, and prints nothing.
import { elements } from "../../../scripts/shared/page.js";

const ASKED = "#print";

export const printIfAsked = () => {
  if (location.hash !== ASKED) return;
  // Back, or a new look at the page, must not print again.
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!elements(document, "[data-print]", HTMLButtonElement).some((button) => button.checkVisibility())) {
    return;
  }
  if (document.readyState === "complete") print();
  else addEventListener("load", () => print(), { once: true });
};
