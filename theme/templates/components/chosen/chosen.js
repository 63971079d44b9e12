// What is chosen, as chips above what it leaves. Each takes its choice off.
import { element } from "../../../scripts/shared/page.js";

/**
 * Shows the choices. Where one is taken off, focus goes to the next, else to `after`.
 * @param {HTMLElement} root
 * @param {{ label: string, takeOff: () => void }[]} choices
 * @param {HTMLElement} after
 */
export const showChosen = (root, choices, after) => {
  const list = element(root, "[data-chosen]", HTMLElement);
  const template = element(root, "[data-chosen-chip]", HTMLTemplateElement);
  const chips = choices.map(({ label, takeOff }) => {
    const chip = /** @type {Element} */ (template.content.firstElementChild?.cloneNode(true));
    element(chip, "[data-chosen-label]", HTMLElement).textContent = label;
    element(chip, "button", HTMLElement).addEventListener("click", () => {
      takeOff();
      (list.querySelector("button") ?? after).focus();
    });
    return chip;
  });
  const { activeElement } = document;
  const at = [...list.querySelectorAll("button")].findIndex((button) => button === activeElement);
  list.replaceChildren(...chips);
  list.hidden = !chips.length;
  if (at >= 0) (list.querySelectorAll("button")[at] ?? after).focus();
};
