// The script of what the find page says of Champion places, fetched once somebody comes to it.
import { addScript } from "../../../scripts/shared/fetch.js";
import { optionalElement } from "../../../scripts/shared/page.js";

export const watchChampionHelp = () => {
  const root = optionalElement(document, "[data-champion-help]", HTMLElement);
  if (!root) return;
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    addScript(root.dataset.script ?? "").catch(() => {}); // the link to the page of places stays
  }, { rootMargin: "300px" });
  watch.observe(root);
};
