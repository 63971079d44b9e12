// Copies a text, and says so.
import { element, elements } from "../../../scripts/shared/page.js";

export const startCopyButtons = () => {
  if (!navigator.clipboard) return;
  for (const holder of elements(document, "[data-copy]", HTMLElement)) {
    const button = element(holder, "button", HTMLButtonElement);
    const status = element(holder, "[role=status]", HTMLElement);
    holder.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copyContent || "");
      status.textContent = button.dataset.copyDone || "";
    });
  }
};
