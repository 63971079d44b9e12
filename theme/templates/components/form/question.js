// One question of a form: its answer, what is wrong with it, and how that is shown.
import { create, element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { linesOf } from "./answers.js";
import { filled, problemIn } from "./checks.js";
import { withCode } from "./quoting.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./checks.js").Field} Field */
/** @typedef {import("./checks.js").Problem} Problem */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

export class Question {
  /**
   * @param {HTMLElement} place
   * @param {Settings} settings
   */
  constructor(place, settings) {
    const { question = "", check = "", longest, bounds = "", expected = "" } = place.dataset;
    this.place = place;
    this.settings = settings;
    this.id = question;
    this.check = settings.checks[check];
    /** @type {Field} */
    this.field = { longest: Number(longest), bounds: bounds.split(" ").map(Number), expected };
    /** @type {HTMLInputElement[]} */
    this.choices = elements(place, "[type=radio], [type=checkbox]", HTMLInputElement);
    this.first = this.choices[0] ?? controlOf(place);
    const name = element(place, "legend, label", HTMLElement);
    this.label = name.firstChild?.textContent?.trim() ?? "";
    this.confidential = "confidential" in place.dataset;
    this.required = "required" in place.dataset;
    this.counter = optionalElement(place, "[data-form-count]", HTMLElement);
    this.described = this.isChoice ? element(place, "fieldset", HTMLElement) : this.first;
    this.describedBy = this.described.getAttribute("aria-describedby") ?? "";
    this.error = create("p", { id: `${this.first.id}-error`, hidden: true });
    this.error.setAttribute("data-form-error", "");
    // In words too, for those who don't see that it is marked.
    this.errorWord = create("span", { className: "govuk-visually-hidden" }, message("form.error"), " ");
    const hint = optionalElement(place, ".form__hint:not([data-form-count])", HTMLElement);
    (hint ?? name).after(this.error);
  }

  get isChoice() {
    return this.choices.length > 0;
  }

  chosen() {
    return this.choices.filter((control) => control.checked);
  }

  /** The answer, with the ids of choices. */
  text() {
    if (this.isChoice) return this.chosen().map(({ value }) => value).join("\n");
    return this.first.value.replace(/\r\n?/g, "\n").trim();
  }

  /** The answer as people read it. */
  words() {
    if (!this.isChoice) return this.text();
    return this.chosen().map((control) => control.labels?.[0].textContent?.trim() ?? "").join("\n");
  }

  /** @param {string} answer */
  put(answer) {
    const values = linesOf(answer);
    for (const control of this.choices) control.checked = values.includes(control.value);
    if (!this.isChoice) this.first.value = answer;
    if (answer) this.unfold();
  }

  unfold() {
    const folded = this.place.closest("details");
    if (folded) folded.open = true;
  }

  /**
   * What is wrong with the answer.
   * @returns {Problem | null}
   */
  problem() {
    const { messages, removed } = this.settings;
    const answer = this.text();
    if (answer === removed) return null;
    if (this.first.validity.badInput) {
      const message = filled(messages.unreadable, { expected: this.field.expected });
      return { message, hint: "", meant: "" };
    }
    if (!answer) return this.required ? { message: messages.missing, hint: "", meant: "" } : null;
    return this.check ? problemIn(messages, this.check, answer, this.field) : null;
  }

  /** @param {Problem | null} problem */
  showProblem(problem) {
    this.error.hidden = !problem;
    const words = problem ? `${this.label}: ${problem.message}. ${problem.hint}`.trim() : "";
    this.error.replaceChildren(this.errorWord, ...withCode(words));
    if (problem) this.unfold();
    const ids = problem ? `${this.error.id} ${this.describedBy}` : this.describedBy;
    this.described.setAttribute("aria-describedby", ids);
    for (const control of this.isChoice ? this.choices : [this.first]) {
      if (problem) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  showRoom() {
    if (!this.counter) return;
    const left = this.field.longest - [...this.first.value].length;
    const count = Math.abs(left);
    this.counter.textContent = left < 0
      ? message("form.too-many", { count })
      : message("form.left", { count });
  }

  /**
   * What was certainly meant is written; what is wrong is said. Blank is only wrong at the end.
   * @param {(text: string) => void} say
   */
  leave(say) {
    const problem = this.text() ? this.problem() : null;
    if (problem?.meant) {
      this.first.value = problem.meant;
      say(message("form.written-as", { text: problem.meant }));
    }
    this.showProblem(this.text() ? this.problem() : null);
  }

  /** @param {(text: string) => void} say */
  listen(say) {
    this.place.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.place.contains(relatedTarget))) this.leave(say);
    });
    this.place.addEventListener("input", () => {
      if (!this.error.hidden) this.showProblem(this.problem());
      this.showRoom();
    });
  }
}

/**
 * @param {HTMLElement} place
 * @returns {Control}
 */
const controlOf = (place) =>
  optionalElement(place, "textarea[name]", HTMLTextAreaElement) ??
    element(place, "input[name]", HTMLInputElement);
