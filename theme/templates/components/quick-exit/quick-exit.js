// Leaves the page at a click or when Escape is pressed twice; the page is no longer in the history. An Escape that
// empties a field, ends a word that is being composed or closes something doesn't count.
import { elements } from "../../../scripts/shared/page.js";

const TWICE_WITHIN_MS = 2000;
const TYPED = "input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/**
 * Whether the key is meant for the field in which somebody types. A search box is emptied, as most browsers do.
 * @param {KeyboardEvent} event
 */
const isForTyping = (event) => {
  const field = event.target;
  if (event.isComposing) return true;
  if (field instanceof HTMLTextAreaElement) return field.value !== "";
  if (!(field instanceof HTMLInputElement) || field.value === "" || !field.matches(TYPED)) return false;
  if (field.type === "search") {
    event.preventDefault();
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
};

export const startQuickExit = () => {
  const exits = elements(document, "[data-quick-exit]", HTMLAnchorElement);
  const [exit] = exits;
  if (!exit) return;
  /** @param {Event} event */
  const leave = (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(exit.href);
  };
  for (const one of exits) one.addEventListener("click", leave);
  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat || exit.closest("[hidden]")) return;
    // A dialog is closed by it, and what else it closed says so.
    if (document.querySelector("dialog[open]") || event.defaultPrevented || isForTyping(event)) {
      last = -Infinity;
      return;
    }
    if (event.timeStamp - last < TWICE_WITHIN_MS) leave(event);
    last = event.timeStamp;
  });
};
