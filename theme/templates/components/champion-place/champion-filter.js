// Champion places by area, and by who is there now or on a day. What is chosen is kept after the #, which no
// server sees. Without scripts the page has links to each area and each day.
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { askedFor, leadsToAPlace } from "../../../scripts/shared/address.js";
import { dateWords, dayAfter } from "../../../scripts/shared/dates.js";
import { figure, message } from "../../../scripts/shared/messages.js";
import { element, elements, optionalElement, setText } from "../../../scripts/shared/page.js";
import { hoursOf, isOpen, nextHours, openingWords } from "./hours.js";

const DAYS = 7;

/** @typedef {import("./hours.js").Session} Session */
/** @typedef {{ item: HTMLElement, area: string, sessions: Session[] }} Place */

class ChampionFilter {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.area = element(root, "[data-champion-area]", HTMLSelectElement);
    this.when = element(root, "[data-champion-when]", HTMLSelectElement);
    const [today, time] = readerTime();
    this.today = today;
    this.time = time;
    this.parts = elements(document, "[data-champions-of]", HTMLElement);
    /** @type {Place[]} */
    this.places = this.parts.flatMap((part) =>
      elements(part, "[data-champion]", HTMLElement).map((item) => ({
        item,
        area: part.dataset.championsOf ?? "",
        sessions: hoursOf(item.dataset.champion ?? "", item.dataset.until ?? "", this.today),
      }))
    );
  }

  start() {
    let day = this.today;
    for (let number = 0; number < DAYS; number++) {
      const words = dateWords(day, this.today);
      this.when.append(new Option(number ? words : message("whats-on.today", { date: words }), day));
      day = dayAfter(day);
    }
    for (const select of [this.area, this.when]) {
      select.addEventListener("change", () => {
        history.replaceState(null, "", `#${new URLSearchParams(this.chosen())}`);
        this.show();
      });
    }
    addEventListener("popstate", () => this.reflect());
    // On the pinned day of a demonstration it is no time of the day.
    if (document.body.dataset.pinned) element(this.when, "[value=now]", HTMLOptionElement).remove();
    this.root.hidden = false;
    element(document, "[data-champion-links]", HTMLElement).hidden = true;
    this.reflect();
  }

  /** @returns {[string, string][]} */
  chosen() {
    /** @type {[string, string][]} */
    const all = [["area", this.area.value], ["when", this.when.value]];
    return all.filter(([, value]) => value);
  }

  reflect() {
    if (leadsToAPlace()) {
      this.show();
      return;
    }
    const asked = askedFor();
    for (const [select, name] of /** @type {const} */ ([[this.area, "area"], [this.when, "when"]])) {
      const value = asked.get(name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.show();
  }

  show() {
    let left = 0;
    for (const { item, area, sessions } of this.places) {
      const place = element(item, "[data-champion-opens]", HTMLElement);
      const hours = this.hoursToShow(sessions);
      item.hidden = Boolean(this.area.value && area !== this.area.value) ||
        Boolean(this.when.value && !hours);
      setText(place, hours ? openingWords(hours, this.today, this.time) : "");
      left += Number(!item.hidden);
    }
    for (const part of this.parts) part.hidden = !part.querySelector("[data-champion]:not([hidden])");
    const all = figure(this.places.length);
    const words = left
      ? message("champions.fitting", { number: figure(left), all })
      : message("champions.none-fitting", { all });
    element(this.root, "[data-champion-count]", HTMLElement).textContent = this.chosen().length ? words : "";
  }

  /**
   * The hours of a place that go with what is chosen.
   * @param {Session[]} sessions
   */
  hoursToShow(sessions) {
    const { today, time, when: { value } } = this;
    if (value === "now") return isOpen(sessions, today, time) ? nextHours(sessions, today, time) : undefined;
    if (!value || value === today) {
      const next = nextHours(sessions, today, time);
      return value && next && next.day > today ? undefined : next;
    }
    return sessions.find(({ day }) => day === value);
  }
}

/** Days of the list that are over go, and today's is called so. */
const showDays = () => {
  const [today] = readerTime();
  for (const heading of elements(document, "[data-champion-days] [data-day]", HTMLElement)) {
    const { day = "" } = heading.dataset;
    if (heading.parentElement) heading.parentElement.hidden = day < today;
    const words = dateWords(day, today);
    heading.textContent = day === today ? message("whats-on.today", { date: words }) : words;
  }
};

export const startChampionFilter = () => {
  const root = optionalElement(document, "[data-champion-filter]", HTMLElement);
  if (!root) return;
  new ChampionFilter(root).start();
  showDays();
};
