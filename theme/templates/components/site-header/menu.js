// The menu of the header closes with Escape, and when somebody goes on to something else.
import { element, elements } from "../../../scripts/shared/page.js";

export const startSiteMenu = () => {
  for (const menu of elements(document, "[data-site-menu]", HTMLDetailsElement)) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.preventDefault();
      menu.open = false;
      element(menu, "summary", HTMLElement).focus();
    });
    for (const kind of ["focusin", "pointerdown"]) {
      document.addEventListener(kind, ({ target }) => {
        if (target instanceof Node && !menu.contains(target)) menu.open = false;
      });
    }
  }
};
