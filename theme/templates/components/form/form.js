// A form: a step at a time, checked on the way, kept for as long as the person says, shown as it will look,
// and sent in the way that is chosen. Without this script the page is one long form where something takes
// a post, and else the other ways alone. docs/decisions/0013-forms.md.
import { element, elements } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { SendWays } from "../form-send/send.js";
import { showPreview } from "../form-preview/preview.js";
import { isSameAnswer } from "./answers.js";
import { lackOf } from "./checks.js";
import { offerNames } from "./names.js";
import { Question } from "./question.js";
import { Steps } from "./steps.js";
import { Drafts } from "./storage.js";

/** @typedef {import("../form-send/letter.js").Answer} Answer */
/** @typedef {import("./settings.js").Settings} Settings */

// These are asked again each time, whatever was answered before.
const ASKED_EACH_TIME = ["listing", "your_role"];

export class ListingForm {
  /**
   * @param {HTMLElement} form
   * @param {Settings} settings
   */
  constructor(form, settings) {
    this.form = form;
    this.settings = settings;
    this.id = form.dataset.form ?? "";
    this.request = element(form, "[name=request]", HTMLInputElement).value;
    this.opened = Date.now();
    this.questions = elements(form, "[data-question]", HTMLElement).map((place) =>
      new Question(place, settings)
    );
    /**
     * What a listing says today, by question.
     * @type {Record<string, string>}
     */
    this.before = {};
    this.drafts = new Drafts(form, this.questions);
    this.ways = new SendWays(form, settings, {
      message: () => ({ request: this.request, title: this.title(), answers: this.answers() }),
      isRight: () => this.steps.isRight(),
    });
    this.steps = new Steps(form, this.questions, {
      problemOf: (question) => this.problemOf(question),
      onShow: () => {
        this.say("");
        // It is asked above the first question, and stands in nobody's way after that.
        if (this.drafts.place) this.drafts.place.hidden = this.steps.at > 0;
      },
      onEnd: () => this.refresh(),
    });
  }

  start() {
    if (this.form instanceof HTMLFormElement) this.form.noValidate = true;
    this.form.hidden = false;
    for (const question of this.questions) {
      question.listen((text) => this.say(text));
      const { first } = question;
      if (first instanceof HTMLInputElement && first.dataset.names) offerNames(first, this.settings.names);
    }
    this.ways.start();
    this.drafts.start(() => this.save());
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("input", () => {
      this.save();
      if (this.steps.isAtEnd) this.refresh();
    });
    const again = element(this.form, "[data-form-again]", HTMLElement);
    again.hidden = false;
    again.addEventListener("click", () => {
      if (confirm(message("form.start-again-sure"))) this.startAgain();
    });
    this.restore();
    this.refresh();
  }

  /** @param {string} text */
  say(text) {
    element(this.form, "[data-form-status]", HTMLElement).textContent = text;
  }

  /** @param {string} id */
  answerTo(id) {
    return this.questions.find((question) => question.id === id)?.text() ?? "";
  }

  title() {
    const name = this.answerTo("name") || this.answerTo("listing");
    return [this.settings.requests[this.request], name].filter(Boolean).join(": ");
  }

  /**
   * What is new, in order. Where a listing is changed, what stays as it is isn't repeated.
   * @returns {Answer[]}
   */
  answers() {
    const { removed } = this.settings;
    return this.questions.flatMap((question) => {
      const { id, label, confidential } = question;
      const text = question.text();
      const was = this.before[id];
      if (was !== undefined && isSameAnswer(was, text)) return [];
      if (!text && !was) return [];
      return [{ id, label, confidential, text: text || removed, words: text ? question.words() : removed }];
    });
  }

  refresh() {
    this.ways.refresh();
    showPreview(this.form, this.questions, this.settings);
  }

  save() {
    this.drafts.save(this.steps.at, this.before);
  }

  restore() {
    const draft = this.drafts.restore();
    if (draft) {
      this.before = draft.before;
      this.sayKept(message("form.put-back"));
    }
    this.steps.show(0);
    this.steps.open(this.steps.entry?.step ?? draft?.at ?? 0);
  }

  /** @param {string} text */
  sayKept(text) {
    element(this.form, "[data-form-kept]", HTMLElement).textContent = text;
  }

  /** Everything that was written goes, here and where it is kept. A listing is again as it is today. */
  startAgain() {
    this.drafts.forget();
    for (const question of this.questions) {
      if (question.id !== "listing") question.put(this.before[question.id] ?? "");
      question.showProblem(null);
    }
    this.sayKept(message("form.started-again"));
    if (this.steps.at > 0) this.steps.go(0);
    this.refresh();
  }

  /**
   * What is wrong with an answer, or with there being none. What a listing lacks today may stay so.
   * @param {import("./question.js").Question} question
   */
  problemOf(question) {
    const isNew = this.request === "add";
    const isWhole = isNew || Object.keys(this.before).length > 0;
    const answers = Object.fromEntries(this.questions.map(({ id }) => [id, this.answerTo(id)]));
    const needed = isWhole ? this.settings.needed : [];
    const lack = lackOf(needed, question.id, answers, isNew ? null : this.before);
    return question.problem() ?? (lack && { ...lack, meant: "" });
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const action = this.form.getAttribute("action");
    if (!this.steps.isAtEnd) this.steps.next.click(); // Enter in a line goes on
    else if (action !== null && this.steps.isRight()) this.post(action);
  }

  /** @param {string} action */
  post(action) {
    this.drafts.leave();
    this.ways.post(action, Math.round((Date.now() - this.opened) / 1000));
  }

  /**
   * Is about a listing, which the page names above: with what was kept of it, or what it says today.
   * @param {string} address
   * @param {Record<string, string>} today
   */
  isAbout(address, today) {
    if (this.answerTo("listing") !== address) this.begin(address, today);
    const listing = this.questions.find(({ id }) => id === "listing");
    if (listing) listing.place.hidden = true;
  }

  /**
   * Begins with what a listing says today.
   * @param {string} address
   * @param {Record<string, string>} today
   */
  begin(address, today) {
    this.before = { ...today };
    for (const question of this.questions) if (!question.confidential) question.put(today[question.id] ?? "");
    this.questions.find(({ id }) => id === "listing")?.put(address);
    this.sayKept("");
    for (const id of ASKED_EACH_TIME) delete this.before[id];
    this.refresh();
  }
}
