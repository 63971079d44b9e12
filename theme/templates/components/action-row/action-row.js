// The row of buttons is at the thumb while the place where it belongs is above the screen.
import { optionalElement } from "../../../scripts/shared/page.js";

// Whatever is below the screen counts as in sight.
const TO_THE_END = "0px 0px 1000000px";

export const startActionRow = () => {
  const row = optionalElement(document, "[data-action-row]", HTMLElement);
  if (!row) return;
  const watcher = new IntersectionObserver((changes) => {
    // Several come at once where a page is slow; the last says how it is now.
    const { isIntersecting, boundingClientRect } = changes[changes.length - 1];
    // Its place stays as high as it was, so that nothing moves.
    row.style.minBlockSize = isIntersecting ? "" : `${boundingClientRect.height}px`;
    row.dataset.actionRow = isIntersecting ? "" : "at-thumb";
  }, { rootMargin: TO_THE_END });
  watcher.observe(row);
};
