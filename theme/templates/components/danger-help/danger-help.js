// Shows the numbers for the danger that was recognised.
import { element, elements } from "../../../scripts/shared/page.js";

/**
 * Shows them, and returns what a screen reader says of them.
 * @param {HTMLElement} help
 * @param {string} group the kind of danger; "" hides the numbers
 */
export const showDangerHelp = (help, group) => {
  help.hidden = !group;
  /** @type {string[]} */
  const said = group ? [element(help, ".danger-help__now a", HTMLElement).textContent ?? ""] : [];
  for (const list of elements(help, "[data-danger-group]", HTMLElement)) {
    list.hidden = list.dataset.dangerGroup !== group;
    if (list.hidden) continue;
    for (const line of list.children) {
      const name = element(line, "strong", HTMLElement).textContent;
      said.push(`${name}: ${element(line, "a", HTMLElement).textContent}`);
    }
  }
  return said.join(". ");
};
