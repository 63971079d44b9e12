// A form: a step at a time, checked on the way, kept on the device if the person says so, shown as it
// will look, and sent in the way that is chosen. Without this script the page is one long form, and the
// ways that need no script are open. docs/decisions/0013-forms.md.
import { element, elements } from "../../../scripts/shared/page.js";
import { SendWays } from "../form-send/send.js";
import { showPreview } from "../form-preview/preview.js";
import { isSameAnswer } from "./answers.js";
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
    this.steps = new Steps(form, this.questions, { onShow: () => this.say(""), onEnd: () => this.refresh() });
  }

  start() {
    if (this.form instanceof HTMLFormElement) this.form.noValidate = true;
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
    this.steps.show(0);
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
    if (!draft) return;
    this.before = draft.before;
    this.steps.show(Math.min(draft.at, this.steps.steps.length - 1));
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const action = this.form.getAttribute("action");
    if (action === null || !this.steps.isAtEnd || !this.steps.isRight()) return;
    this.ways.post(action, Math.round((Date.now() - this.opened) / 1000));
  }

  /**
   * Begins with what a listing says today.
   * @param {string} address
   * @param {Record<string, string>} today
   */
  begin(address, today) {
    this.before = { ...today };
    for (const question of this.questions) if (today[question.id]) question.put(today[question.id]);
    const listing = this.questions.find(({ id }) => id === "listing");
    if (listing) {
      listing.put(address);
      listing.place.hidden = true; // the page says above which one it is
    }
    for (const id of ASKED_EACH_TIME) delete this.before[id];
    this.refresh();
  }
}
