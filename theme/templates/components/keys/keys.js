// The keys of a desk: one goes to the search box, one prints the card of an activity.
import { linkTo } from "../../../scripts/shared/link-to.js";
import { create, element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { areKeysOn } from "./kept.js";

/** @param {string} page an address from that of the page where the visitor's list is */
const besideList = (page) =>
  new URL(linkTo(`../${page}`), element(document, "[data-my-list-way]", HTMLAnchorElement).href).href;

/** @param {string} activity the address of its page */
const openCard = (activity) => location.assign(new URL(linkTo("card/#print"), activity));

const goToSearch = () => {
  const box = optionalElement(document, "[data-search-box] input", HTMLInputElement);
  if (!box) location.assign(besideList("search/"));
  else {
    box.focus();
    box.select();
  }
};

/**
 * The link to the activity of a result; null where no card may be printed by one key.
 * @param {Element} result
 */
const activityOf = (result) =>
  optionalElement(result, "[data-list-slug]", Element) &&
  optionalElement(result, ".activity-result__name a", HTMLAnchorElement);

/** Prints the card of this page or of the result that has the focus; else goes to the first result. */
const printCard = () => {
  const focused = document.activeElement && document.activeElement.closest(".activity-result");
  if (focused) {
    const activity = activityOf(focused);
    if (activity) openCard(activity.href);
    return;
  }
  const button = optionalElement(document, "main [data-list-slug]", Element);
  if (button && !button.closest(".activity-result")) openCard(location.href);
  else {
    for (const result of elements(document, "main .activity-result", HTMLElement)) {
      const activity = result.offsetParent && activityOf(result);
      if (activity) {
        activity.focus();
        return;
      }
    }
  }
};

/** @param {EventTarget | null} place */
const isForTyping = (place) =>
  place instanceof HTMLElement &&
  (place.isContentEditable ||
    place.matches("textarea, select, input:not([type=checkbox]):not([type=radio])"));

/** @param {KeyboardEvent} event */
const press = (event) => {
  const { key, target } = event;
  const isOther = event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing;
  const act = key === "/" ? goToSearch : key === "p" ? printCard : null;
  if (!act || isOther || event.defaultPrevented || isForTyping(target) || !areKeysOn()) return;
  event.preventDefault();
  act();
};

export const startKeys = () => {
  document.addEventListener("keydown", press);
  const way = create("a", { href: besideList("professionals/#keys") }, message("professionals.keys-on"));
  const note = create("p", { className: "keys-note small screen-only" }, way);
  note.dataset.keysNote = "";
  element(document, ".page__body", HTMLElement).prepend(note);
};
