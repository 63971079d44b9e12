// Choices that are beside the list where there is room, and in a sheet over the page on a phone.
import { element, setText } from "../../../scripts/shared/page.js";

/** The sheet of a part of the page. The browser keeps focus in it, and gives it back. */
export class Sheet {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.dialog = element(root, "[data-sheet]", HTMLDialogElement);
    this.opener = element(root, "[data-sheet-open]", HTMLButtonElement);
    this.content = element(root, "[data-sheet-content]", HTMLElement);
    this.place = element(root, "[data-sheet-place]", HTMLElement);
    this.body = element(root, "[data-sheet-body]", HTMLElement);
    this.shows = element(root, "[data-sheet-show]", HTMLButtonElement);
  }

  start() {
    const { dialog, opener, place, content } = this;
    opener.addEventListener("click", () => {
      this.body.append(content);
      dialog.showModal();
    });
    for (const closer of [this.shows, element(dialog, "[data-sheet-close]", HTMLElement)]) {
      closer.addEventListener("click", () => dialog.close());
    }
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      place.append(content);
      opener.focus();
    });
    matchMedia("(min-width: 60em)").addEventListener("change", () => dialog.close());
  }

  /**
   * What closing it will show: "Show 25 results".
   * @param {string} words
   */
  say(words) {
    setText(this.shows, words);
  }
}
