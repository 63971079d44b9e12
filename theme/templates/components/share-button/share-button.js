// Hands what a button carries to the device's own sheet for sharing.
import { elements } from "../../../scripts/shared/page.js";

export const startShareButtons = () => {
  if (!navigator.share) return;
  for (const button of elements(document, "[data-share-url]", HTMLButtonElement)) {
    const { shareTitle: title, shareText: text, shareUrl: url } = button.dataset;
    button.hidden = false;
    // Somebody who closes the sheet has changed their mind.
    button.addEventListener("click", () => navigator.share({ title, text, url }).catch(() => {}));
  }
};
