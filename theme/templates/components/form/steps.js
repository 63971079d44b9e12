// A form in steps: one at a time, with the way on and back, and what is wrong before going on.
import { create, element, elements } from "../../../scripts/shared/page.js";
import { withCode } from "./quoting.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./checks.js").Problem} Problem */

export class Steps {
  /**
   * @param {HTMLElement} form
   * @param {Question[]} questions
   * @param {{ onShow: () => void, onEnd: () => void }} listeners
   */
  constructor(form, questions, { onShow, onEnd }) {
    this.form = form;
    this.questions = questions;
    this.onShow = onShow;
    this.onEnd = onEnd;
    this.steps = elements(form, "[data-form-step]", HTMLElement);
    this.inSteps = "inSteps" in form.dataset;
    this.at = 0;
    const ways = element(form, "[data-form-steps]", HTMLElement);
    const [next, back] = elements(ways, "button", HTMLButtonElement);
    this.next = next;
    this.back = back;
    this.progress = element(form, "[data-form-progress]", HTMLElement);
    this.summary = element(form, "[data-form-errors]", HTMLElement);
    if (!this.inSteps) return;
    ways.hidden = false;
    this.progress.hidden = false;
    next.addEventListener("click", () => {
      if (this.isRight(this.steps[this.at])) this.show(this.at + 1, { focus: true });
    });
    back.addEventListener("click", () => {
      this.showSummary([]);
      this.show(this.at - 1, { focus: true });
    });
  }

  get isAtEnd() {
    return !this.inSteps || this.at === this.steps.length - 1;
  }

  /**
   * @param {number} number
   * @param {{ focus?: boolean }} [options]
   */
  show(number, { focus = false } = {}) {
    if (!this.inSteps || number < 0) return;
    this.at = number;
    this.onShow();
    this.steps.forEach((step, at) => {
      step.hidden = at !== number;
    });
    const heading = element(this.steps[number], "[tabindex]", HTMLElement);
    this.progress.textContent = message("form.step", {
      number: number + 1,
      all: this.steps.length,
      heading: heading.textContent?.trim() ?? "",
    });
    this.next.hidden = this.isAtEnd;
    this.back.hidden = number === 0;
    if (this.isAtEnd) this.onEnd();
    if (focus) heading.focus();
  }

  /**
   * Whether everything in a place is right; what is wrong is shown.
   * @param {HTMLElement} [place]
   */
  isRight(place = this.form) {
    const problems = this.questions.filter((question) => place.contains(question.place)).flatMap(
      (question) => {
        const problem = question.problem();
        question.showProblem(problem);
        return problem ? [{ question, problem }] : [];
      },
    );
    this.showSummary(problems);
    return !problems.length;
  }

  /** @param {{ question: Question, problem: Problem }[]} problems */
  showSummary(problems) {
    this.summary.hidden = !problems.length;
    element(this.summary, "ul", HTMLElement).replaceChildren(
      ...problems.map(({ question, problem }) => this.summaryItem(question, problem)),
    );
    if (problems.length) this.summary.focus();
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
      this.show(this.steps.findIndex((step) => step.contains(question.place)));
      question.unfold();
      question.first.focus();
    });
    return create("li", {}, link);
  }
}
