// Prints the page.
import { elements } from "../../../scripts/shared/page.js";

export const startPrintButtons = () => {
  for (const button of elements(document, "[data-print]", HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
};
