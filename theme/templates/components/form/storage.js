// Keeps what is written: in this tab, so that going back, a reload or a crash lose nothing, or for longer on
// the device, or not at all. What is kept for longer never has what is confidential.
import { elements, optionalElement } from "../../../scripts/shared/page.js";
import { ifAllowed } from "../../../scripts/shared/storage.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * What is kept. `isRefused` alone says that nothing shall be.
 * @typedef {object} Draft
 * @property {number} at
 * @property {Record<string, string>} answers
 * @property {Record<string, string>} before
 * @property {boolean} [isRefused]
 */

export class Drafts {
  /**
   * @param {HTMLElement} form
   * @param {Question[]} questions
   */
  constructor(form, questions) {
    this.name = `connected/${form.dataset.form}`;
    this.questions = questions;
    this.place = optionalElement(form, "[data-form-keeping]", HTMLFieldSetElement);
    this.choices = elements(form, "[data-form-keep]", HTMLInputElement);
  }

  /** How long what is written is kept: "tab", "device" or "no". */
  get keeping() {
    return this.choices.find(({ checked }) => checked)?.value ?? "no";
  }

  set keeping(value) {
    for (const choice of this.choices) choice.checked = choice.value === value;
  }

  /** @param {() => void} save */
  start(save) {
    if (!this.place) return;
    this.place.disabled = false;
    for (const part of [this.place, this.place.closest("details")]) if (part) part.hidden = false;
    this.place.addEventListener("change", () => {
      this.forget();
      if (this.keeping !== "no") save();
      else ifAllowed(() => sessionStorage.setItem(this.name, '{"isRefused":true}'));
    });
  }

  /**
   * @param {number} at
   * @param {Record<string, string>} before
   */
  save(at, before) {
    if (this.keeping === "no") return;
    /** @param {Question[]} questions */
    const draft = (questions) => {
      const answers = Object.fromEntries(questions.map((question) => [question.id, question.text()]));
      return JSON.stringify({ at, answers, before });
    };
    ifAllowed(() => sessionStorage.setItem(this.name, draft(this.questions)));
    if (this.keeping === "tab") return;
    const open = this.questions.filter(({ confidential }) => !confidential);
    ifAllowed(() => localStorage.setItem(this.name, draft(open)));
  }

  /** What was kept in this tab goes, such as a name, once the form is sent. */
  leave() {
    ifAllowed(() => sessionStorage.removeItem(this.name));
  }

  forget() {
    this.leave();
    ifAllowed(() => localStorage.removeItem(this.name));
  }

  /**
   * Puts back what is kept.
   * @returns {Draft | null}
   */
  restore() {
    const here = ifAllowed(() => sessionStorage.getItem(this.name));
    const longer = ifAllowed(() => localStorage.getItem(this.name));
    /** @type {Draft | null} */
    const draft = JSON.parse(here ?? longer ?? "null");
    if (draft) this.keeping = longer ? "device" : draft.isRefused ? "no" : "tab";
    if (!draft?.answers) return null;
    for (const question of this.questions) question.put(draft.answers[question.id] ?? "");
    return draft;
  }
}
