// The ways in which a form leaves. Each first looks at the answers; none sends anything by itself.
import { create, element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { file, forgeLink, letter, mail } from "./letter.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./letter.js").Answer} Answer */
/** @typedef {import("../form/settings.js").Settings} Settings */

/**
 * What is sent: the kind of request, the title and what is new.
 * @typedef {object} Message
 * @property {string} request
 * @property {string} title
 * @property {Answer[]} answers
 */

export class SendWays {
  /**
   * @param {HTMLElement} form
   * @param {Settings} settings
   * @param {{ message: () => Message, isRight: () => boolean }} content
   */
  constructor(form, settings, { message, isRight }) {
    this.form = form;
    this.settings = settings;
    this.message = message;
    this.isRight = isRight;
    this.ways = element(form, "[data-send]", HTMLElement);
    this.letter = element(form, "[data-letter]", HTMLTextAreaElement);
    this.emailNote = this.way("email") ? this.note("email").textContent ?? "" : "";
  }

  /** @param {string} name */
  way(name) {
    return optionalElement(this.ways, `[data-way=${name}]`, HTMLElement);
  }

  /** @param {string} name */
  note(name) {
    return element(this.ways, `[data-way=${name}] [data-way-note]`, HTMLElement);
  }

  start() {
    for (const part of elements(this.ways, "[data-send-scripts]", HTMLElement)) part.hidden = false;
    for (const link of elements(this.ways, "[data-way] a", HTMLAnchorElement)) {
      link.addEventListener("click", (event) => {
        if (this.isRight()) this.refresh();
        else event.preventDefault();
      });
    }
    element(this.ways, "[data-way=save] button", HTMLButtonElement).addEventListener("click", () => {
      if (this.isRight()) this.save();
    });
    element(this.ways, "[data-way=copy] button", HTMLButtonElement).addEventListener("click", () => {
      if (this.isRight()) this.copy();
    });
  }

  /** Writes the answers as they are now into the letter and the links. */
  refresh() {
    const { opening, requests, longestMail, longestLink } = this.settings;
    const { email = "", forge = "" } = this.ways.dataset;
    const { request, title, answers } = this.message();
    this.letter.value = letter({ opening, request: requests[request] }, answers);
    const byEmail = this.way("email");
    if (byEmail) {
      const link = mail(email, title, this.letter.value);
      const fits = link.split("&body=")[1].length <= longestMail;
      element(byEmail, "a", HTMLAnchorElement).href = fits ? link : `mailto:${email}`;
      this.note("email").textContent = fits ? this.emailNote : message("form.too-long-for-email");
    }
    const atForge = this.way("forge");
    if (atForge) {
      const { link, leftOut } = forgeLink(forge, title, answers, longestLink);
      element(atForge, "a", HTMLAnchorElement).href = link;
      this.note("forge").textContent = leftOut.length
        ? message("form.too-long-for-link", { parts: leftOut.join(message("list.between")) })
        : "";
    }
  }

  save() {
    const { request, answers } = this.message();
    const content = file({ format: this.settings.format, request }, answers);
    const href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    create("a", { href, download: `listing-${request}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href));
  }

  async copy() {
    this.refresh();
    if (navigator.clipboard) await navigator.clipboard.writeText(this.letter.value);
    else this.letter.select();
    const isCopied = Boolean(navigator.clipboard);
    this.note("copy").textContent = isCopied ? message("form.copied") : message("form.copy-below");
  }

  /**
   * Posts what is new alone, as a plain form.
   * @param {string} action
   * @param {number} seconds how long the page has been open
   */
  post(action, seconds) {
    const outgoing = create("form", { method: "post", action, acceptCharset: "utf-8", hidden: true });
    const hidden = elements(this.form, ":scope > [type=hidden], .form__trap input", HTMLInputElement);
    const rows = [
      ...hidden.map(({ name, value }) => [name, name === this.settings.seconds ? String(seconds) : value]),
      ...this.message().answers.map(({ id, text }) => [id, text]),
    ];
    for (const [name, value] of rows) outgoing.append(create("textarea", { name, value }));
    document.body.append(outgoing);
    outgoing.submit();
  }
}
