// A screen for a waiting room: one slide at a time, until somebody pauses it. Written for televisions of 2018
// (Chromium 53 to 56), so in the JavaScript of 2015; tests/portal/test_screens.py holds to that.
import { readerTime } from "../later-days/reader-time.js";
import { parseSessions, sessionWords } from "../later-days/sessions.js";
import { dateWords, dayNumber } from "../shared/dates.js";
import { message } from "../shared/messages.js";
import { element, elements, optionalElement } from "../shared/page.js";

const MINUTE_IN_MS = 60000;
const RETRY_MINUTES = 5;
/** @type {Record<string, number>} */
const STEPS = {
  ArrowRight: 1,
  PageDown: 1,
  MediaTrackNext: 1,
  ArrowLeft: -1,
  PageUp: -1,
  MediaTrackPrevious: -1,
};
const PAUSES = [" ", "p", "P", "Pause", "MediaPlayPause", "MediaPause", "MediaPlay"];

class Screen {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.seconds = Number(root.dataset.seconds);
    this.minutes = Number(root.dataset.minutes);
    this.patience = Number(root.dataset.patience);
    this.built = document.body.dataset.built || "";
    this.slides = elements(root, "[data-slide]", HTMLElement);
    this.button = element(document, "[data-pause]", HTMLButtonElement);
    this.at = 0;
    this.isPaused = false;
  }

  start() {
    element(document, "[data-controls]", HTMLElement).hidden = false;
    document.documentElement.classList.add("moves");
    document.addEventListener("click", (event) => this.press(event));
    document.addEventListener("keydown", (event) => this.pressKey(event));
    addEventListener("resize", () => this.show());
    this.show();
    setInterval(() => {
      if (this.isPaused) this.show();
      else this.step(1);
    }, this.seconds * 1000);
    this.renewIn(this.minutes);
  }

  /** Shows the slide whose turn it is, and only what is still to come. */
  show() {
    const [today, time] = readerTime();
    element(document, "[data-date]", HTMLElement).textContent = dateWords(today, today);
    const isOld = dayNumber(today) - dayNumber(this.built) >= this.patience;
    this.slides = this.slides.filter((slide) => this.isToCome(slide, today, time));
    if (this.at >= this.slides.length) this.at = 0;
    this.slides.forEach((slide, number) => {
      slide.hidden = isOld || number !== this.at;
    });
    if (!isOld && this.slides.length) this.fit(this.slides[this.at]);
    element(this.root, "[data-old]", HTMLElement).hidden = !isOld;
    element(this.root, "[data-nothing]", HTMLElement).hidden = isOld || this.slides.length > 0;
    element(document, "[data-place]", HTMLElement).textContent = isOld || !this.slides.length
      ? ""
      : message("screen.place", { number: this.at + 1, all: this.slides.length });
  }

  /**
   * Writes a slide in smaller letters where it would not fit above the foot.
   * @param {HTMLElement} slide
   */
  fit(slide) {
    const room = /** @type {HTMLElement} */ (slide.parentElement).clientHeight;
    slide.classList.remove("slide--full");
    if (slide.offsetHeight > room) slide.classList.add("slide--full");
  }

  /**
   * Whether a session of a slide is still to come or is on; the slide then says which.
   * @param {HTMLElement} slide
   * @param {string} today
   * @param {string} time
   */
  isToCome(slide, today, time) {
    const moment = `${today}T${time}`;
    const sessions = parseSessions(slide.dataset.sessions || "");
    const next = sessions.filter(({ starts, ends }) => (ends || starts) > moment)[0];
    if (next) element(slide, "[data-when]", HTMLElement).textContent = sessionWords(next, today);
    slide.hidden = !next;
    return Boolean(next);
  }

  /** @param {number} by */
  step(by) {
    const { length } = this.slides;
    this.at = length ? (this.at + by + length) % length : 0;
    this.show();
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button === this.button) this.pause();
    else this.step(Number(button.dataset.step));
  }

  /** @param {KeyboardEvent} event */
  pressKey(event) {
    const { key, target } = event;
    // A button or a link that has the focus does what it is for.
    if (key === " " && target instanceof Element && target.closest("button, summary, a")) return;
    if (STEPS[key]) this.step(STEPS[key]);
    else if (PAUSES.indexOf(key) >= 0) this.pause();
    else if (key !== "Escape" || !this.closeOthers()) return;
    event.preventDefault();
  }

  /** Closes the list of other screens. Says whether it was open. */
  closeOthers() {
    const list = optionalElement(document, "details[open]", HTMLDetailsElement);
    if (!list) return false;
    list.open = false;
    element(list, "summary", HTMLElement).focus();
    return true;
  }

  pause() {
    this.isPaused = !this.isPaused;
    this.button.textContent = this.isPaused ? message("screen.go-on") : message("screen.pause");
  }

  /**
   * Fetches the page anew after some minutes, and starts again where it came: a screen without a network keeps
   * what it has.
   * @param {number} minutes
   */
  renewIn(minutes) {
    setTimeout(() => {
      const request = new XMLHttpRequest();
      request.open("GET", location.href);
      request.onload = () => {
        if (request.status === 200) location.reload();
        else this.renewIn(RETRY_MINUTES);
      };
      request.onerror = () => this.renewIn(RETRY_MINUTES);
      request.send();
    }, minutes * MINUTE_IN_MS);
  }
}

export const startScreen = () => {
  const root = optionalElement(document, "[data-screen]", HTMLElement);
  if (root) new Screen(root).start();
};
