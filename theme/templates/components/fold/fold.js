// Parts of a page that are folded away: open on paper, which newer browsers do by the style alone, and
// some on wide screens.
import { elements } from "../../../scripts/shared/page.js";

const WIDE = "(min-width: 60em)";

export const startFolds = () => {
  if (matchMedia(WIDE).matches) {
    for (const fold of elements(document, "[data-fold-wide]", HTMLDetailsElement)) fold.open = true;
  }
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = elements(document, "[data-fold]:not([open])", HTMLDetailsElement);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
};
