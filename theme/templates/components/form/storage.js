// Keeps a form on this device, if the person says so: never what is confidential.
import { element, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * What is kept.
 * @typedef {object} Draft
 * @property {number} at
 * @property {Record<string, string>} answers
 * @property {Record<string, string>} before
 */

/**
 * What the browser allows; it may refuse to store anything.
 * @template Result
 * @param {(storage: Storage) => Result} act
 */
const stored = (act) => {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
};

export class Drafts {
  /**
   * @param {HTMLElement} form
   * @param {Question[]} questions
   */
  constructor(form, questions) {
    this.name = `connected/${form.dataset.form}`;
    this.open = questions.filter(({ confidential }) => !confidential);
    this.place = optionalElement(form, "[data-form-keep]", HTMLElement);
  }

  get box() {
    return this.place && element(this.place, "input", HTMLInputElement);
  }

  /** @param {string} text */
  say(text) {
    if (this.place) element(this.place, "[data-form-kept]", HTMLElement).textContent = text;
  }

  /** @param {() => void} save */
  start(save) {
    const { place, box } = this;
    if (!place || !box) return;
    place.hidden = false;
    element(place, "button", HTMLButtonElement).addEventListener("click", () => this.forget());
    box.addEventListener("change", () => box.checked ? save() : this.forget());
  }

  /**
   * @param {number} at
   * @param {Record<string, string>} before
   */
  save(at, before) {
    if (!this.box?.checked) return;
    const answers = Object.fromEntries(this.open.map((question) => [question.id, question.text()]));
    /** @type {Draft} */
    const draft = { at, answers, before };
    stored((storage) => storage.setItem(this.name, JSON.stringify(draft)));
    this.say(message("form.saved"));
  }

  forget() {
    stored((storage) => storage.removeItem(this.name));
    if (this.box) this.box.checked = false;
    this.say(message("form.nothing-saved"));
  }

  /**
   * Puts back what is kept.
   * @returns {Draft | null}
   */
  restore() {
    /** @type {Draft | null} */
    const draft = this.place && JSON.parse(stored((storage) => storage.getItem(this.name)) ?? "null");
    if (!draft) return null;
    for (const question of this.open) question.put(draft.answers[question.id] ?? "");
    if (this.box) this.box.checked = true;
    this.say(message("form.put-back"));
    return draft;
  }
}
