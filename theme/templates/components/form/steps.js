// A form in steps, each an entry of the history: one is open, those before it are closed with what was
// answered. Says what is wrong before going on, and in the title of the page where one is.
import { create, element, elements } from "../../../scripts/shared/page.js";
import { withCode } from "./quoting.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./checks.js").Problem} Problem */

// What is shown of the answers of a step that is done.
const MOST_SHOWN = 3;
const LONGEST_ANSWER = 80;

export class Steps {
  /**
   * @param {HTMLElement} form
   * @param {Question[]} questions
   * @param {{ problemOf: (question: Question) => Problem | null, onShow: () => void, onEnd: () => void }} listeners
   */
  constructor(form, questions, { problemOf, onShow, onEnd }) {
    this.form = form;
    this.id = form.dataset.form;
    this.questions = questions;
    this.problemOf = problemOf;
    this.onShow = onShow;
    this.onEnd = onEnd;
    this.title = document.title;
    this.steps = elements(form, "[data-form-step]", HTMLElement);
    this.inSteps = "inSteps" in form.dataset;
    this.at = 0;
    this.ways = element(form, "[data-form-steps]", HTMLElement);
    const [next, back] = elements(this.ways, "button", HTMLButtonElement);
    this.next = next;
    this.back = back;
    this.progress = element(form, "[data-form-progress]", HTMLElement);
    this.status = element(form, "[data-form-status]", HTMLElement);
    this.summary = element(form, "[data-form-errors]", HTMLElement);
    if (!this.inSteps) return;
    this.ways.hidden = false;
    this.progress.hidden = false;
    const done = element(form, "[data-form-done]", HTMLTemplateElement);
    this.steps.forEach((step, at) => {
      const closed = document.importNode(done.content, true);
      const change = element(closed, "button", HTMLButtonElement);
      element(change, "span", HTMLElement).textContent = this.headingOf(at);
      change.addEventListener("click", () => this.go(at));
      step.append(closed);
    });
    next.addEventListener("click", () => {
      if (this.isRight(this.steps[this.at])) this.go(this.at + 1);
    });
    back.addEventListener("click", () => {
      if (this.entry?.from === this.at - 1) history.back();
      else this.go(this.at - 1);
    });
    addEventListener("popstate", () => {
      if (this.entry) this.open(this.entry.step, { focus: true });
    });
  }

  get isAtEnd() {
    return !this.inSteps || this.at === this.steps.length - 1;
  }

  /**
   * What the entry of the history says of this form: its step, and the step before it in the history.
   * @returns {{ step: number, from?: number } | null}
   */
  get entry() {
    return history.state?.form === this.id ? history.state : null;
  }

  /** @param {number} at */
  headingOf(at) {
    return element(this.steps[at], ".form__heading", HTMLElement).textContent?.trim() ?? "";
  }

  /** @param {HTMLElement} place */
  questionsIn(place) {
    return this.questions.filter((question) => place.contains(question.place));
  }

  /**
   * Opens a step as a new entry of the history.
   * @param {number} number
   */
  go(number) {
    const { id, at } = this;
    history.replaceState({ ...history.state, form: id, step: at }, "");
    history.pushState({ form: id, step: number, from: at }, "");
    this.open(number, { focus: true });
  }

  /**
   * Opens a step, or the first before it with a mistake: nobody comes to the end past one.
   * @param {number} number
   * @param {{ focus?: boolean }} [options]
   */
  open(number, { focus = false } = {}) {
    if (!this.inSteps) return;
    const isWrong = (/** @type {HTMLElement} */ step) => this.questionsIn(step).some(this.problemOf);
    const wrong = this.steps.slice(0, number).findIndex(isWrong);
    this.show(wrong < 0 ? Math.min(number, this.steps.length - 1) : wrong, { focus });
    if (wrong >= 0) this.isRight(this.steps[wrong]);
  }

  /**
   * @param {number} number
   * @param {{ focus?: boolean }} [options]
   */
  show(number, { focus = false } = {}) {
    if (!this.inSteps) return;
    this.at = number;
    this.onShow();
    this.showSummary([]);
    this.steps.forEach((step, at) => {
      step.dataset.is = at < number ? "done" : at > number ? "later" : "open";
      element(step, "[data-form-open]", HTMLElement).hidden = at !== number;
      element(step, ".form__done", HTMLElement).hidden = at >= number;
      element(step, ".form__answers", HTMLElement).textContent = this.answersIn(step);
      if (at === number) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    this.steps[number].prepend(this.progress);
    this.steps[number].append(this.status, this.ways);
    this.next.hidden = this.isAtEnd;
    this.back.hidden = number === 0;
    this.nameStep();
    if (this.isAtEnd) this.onEnd();
    if (focus) element(this.steps[number], ".form__heading", HTMLElement).focus();
  }

  /**
   * The first answers of a step, as it says them when it is closed.
   * @param {HTMLElement} step
   */
  answersIn(step) {
    const answers = this.questionsIn(step).map((question) => question.words().replaceAll("\n", ", "));
    const short = answers.filter((words) => words && words.length <= LONGEST_ANSWER).slice(0, MOST_SHOWN);
    return short.join(" · ") || message("form.nothing-written");
  }

  /** Says in the title of the page which step is open, and first of all that something is wrong. */
  nameStep() {
    const { at, title } = this;
    const step = message("form.step", { number: at + 1, all: this.steps.length });
    this.progress.textContent = step;
    const named = this.inSteps
      ? message("form.title-step", { step, heading: this.headingOf(at), title })
      : title;
    const isWrong = !this.summary.hidden;
    if (this.form.closest("[hidden]")) return;
    document.title = isWrong ? message("form.title-error", { title: named }) : named;
  }

  /**
   * Whether everything in a place is right; what is wrong is shown.
   * @param {HTMLElement} [place]
   */
  isRight(place = this.form) {
    const problems = this.questionsIn(place).flatMap((question) => {
      const problem = this.problemOf(question);
      question.showProblem(problem);
      return problem ? [{ question, problem }] : [];
    });
    this.showSummary(problems);
    return !problems.length;
  }

  /** @param {{ question: Question, problem: Problem }[]} problems */
  showSummary(problems) {
    this.summary.hidden = !problems.length;
    element(this.summary, "ul", HTMLElement).replaceChildren(
      ...problems.map(({ question, problem }) => this.summaryItem(question, problem)),
    );
    this.nameStep();
    if (!problems.length) return;
    if (this.inSteps) this.progress.after(this.summary);
    this.summary.focus();
  }

  /**
   * @param {Question} question
   * @param {Problem} problem
   */
  summaryItem(question, problem) {
    const content = withCode(`${question.label}: ${problem.message}`);
    const link = create("a", { href: `#${question.first.id}` }, ...content);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const at = this.steps.findIndex((step) => step.contains(question.place));
      if (this.inSteps && at !== this.at) this.go(at);
      question.unfold();
      question.first.focus();
    });
    return create("li", {}, link);
  }
}
