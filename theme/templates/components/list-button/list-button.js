// Buttons that put activities on the visitor's own list, and the ways to that list.
import { create, element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { canKeep, keep, listState, MOST, myList, onOtherChange } from "../../../scripts/shared/my-list.js";

/**
 * What the activity of a button is called: in a result, or on its own page.
 * @param {HTMLElement} button
 */
const nameOf = (button) => {
  const place = button.closest(".activity-result") || element(document, "main", HTMLElement);
  return element(place, "h1, .activity-result__name", HTMLElement).textContent || "";
};

class ListButtons {
  /** @param {HTMLAnchorElement} link the entry of the menu, which leads to the list */
  constructor(link) {
    this.link = link;
    this.address = link.getAttribute("href") || "";
    this.label = link.textContent || "";
    this.spoken = create("p", { className: "govuk-visually-hidden" });
  }

  start() {
    this.spoken.setAttribute("role", "status");
    // The page of the list has no such button, and a place of its own for what is said.
    if (optionalElement(document, "[data-list-slug], [data-find]", Element)) {
      document.body.append(this.spoken);
    }
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-list-slug]");
      if (button instanceof HTMLElement) this.press(button);
    });
    // Results of a search come later.
    new MutationObserver(() => this.show()).observe(element(document, "main", HTMLElement), {
      childList: true,
      subtree: true,
    });
    onOtherChange(() => this.show());
    this.show();
  }

  /** Every button as the list is now. */
  show() {
    const slugs = myList();
    this.link.href = this.address + listState(slugs);
    this.link.textContent = slugs.length ? message("my-list.see", { number: slugs.length }) : this.label;
    for (const button of elements(document, "[data-list-slug]", HTMLElement)) {
      const isOn = slugs.includes(button.dataset.listSlug || "");
      const words = isOn ? message("my-list.remove") : message("my-list.add");
      if (button.textContent !== words) button.textContent = words;
      button.setAttribute("aria-label", message("my-list.of", { words, name: nameOf(button) }));
      button.hidden = false;
      showWay(button, isOn ? this.link : null);
    }
  }

  /** @param {HTMLElement} button */
  press(button) {
    const slug = button.dataset.listSlug || "";
    const before = myList();
    const after = before.includes(slug) ? before.filter((one) => one !== slug) : [...before, slug];
    if (after.length > MOST) {
      this.say(message("my-list.full", { number: MOST }));
      return;
    }
    keep(after);
    this.show();
    const name = nameOf(button);
    const number = after.length;
    const isAdded = number > before.length;
    this.say(
      isAdded ? message("my-list.added", { name, number }) : message("my-list.removed", { name, number }),
    );
  }

  /** @param {string} words */
  say(words) {
    this.spoken.textContent = words;
  }
}

/**
 * The way to the list, beside what is on it.
 * @param {HTMLElement} button
 * @param {HTMLAnchorElement | null} link
 */
const showWay = (button, link) => {
  const beside = optionalElement(button.parentElement || button, "a.list-button__way", HTMLAnchorElement);
  if (!link) {
    if (beside) beside.remove();
  } else if (!beside) {
    button.after(create("a", { className: "list-button__way", href: link.href }, link.textContent || ""));
  } else if (beside.textContent !== link.textContent) {
    Object.assign(beside, { href: link.href, textContent: link.textContent });
  } else beside.href = link.href;
};

export const startListButtons = () => {
  const link = optionalElement(document, "[data-my-list-way]", HTMLAnchorElement);
  if (link && canKeep()) new ListButtons(link).start();
};
