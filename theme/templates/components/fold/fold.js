// Parts of a page that are folded away: open on paper, which newer browsers do by the style alone, some
// on wide screens, and the one that an address leads to, which older browsers leave closed.
import { elements } from "../../../scripts/shared/page.js";

const WIDE = "(min-width: 60em)";

const openTheOneInTheAddress = () => {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("[data-fold]");
  if (!target || !(fold instanceof HTMLDetailsElement) || fold.open) return;
  fold.open = true;
  target.scrollIntoView();
};

export const startFolds = () => {
  if (matchMedia(WIDE).matches) {
    for (const fold of elements(document, "[data-fold-wide]", HTMLDetailsElement)) fold.open = true;
  }
  openTheOneInTheAddress();
  addEventListener("hashchange", openTheOneInTheAddress);
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
