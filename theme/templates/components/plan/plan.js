// A plan for one person, to print: up to six activities of a list. A name, a note and the like are in the page's
// fields and on the paper alone.
import { dateWords } from "../../../scripts/shared/dates.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { linkTo } from "../../../scripts/shared/link-to.js";
import { message } from "../../../scripts/shared/messages.js";
import { listState, slugsInAddress } from "../../../scripts/shared/my-list.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { create, element, elements, setText } from "../../../scripts/shared/page.js";
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { startPrintDate } from "../card/print-date.js";
import { fileOf, lookUpIn } from "../my-list/lookup.js";
import { qrCode } from "./qr.js";
import { weekOf } from "./week.js";

/** @typedef {import("../my-list/lookup.js").Listed} Listed */
/** @typedef {Listed & { slug: string }} Known */

// What one sheet holds.
const SHEET_HOLDS = 6;
// The height of a sheet without its margins, in pixels, of which an inch has 96.
const MILLIMETRE = 96 / 25.4;
const A4 = 276 * MILLIMETRE;
const LETTER = 257 * MILLIMETRE;

class Plan {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const { home, files, of, cards } = root.dataset;
    this.home = home || "";
    this.lookUp = lookUpIn(
      (number) => fetchJson(`${files}${number}.json`, { cache: "no-cache" }),
      Number(of),
    );
    this.of = Number(of);
    /** @type {(number: number) => Promise<Record<string, string>>} */
    this.cardsIn = remembered((number) => fetchJson(`${cards}${number}.json`, { cache: "no-cache" }));
    this.sheet = element(root, "[data-plan-sheet]", HTMLElement);
    this.fields = element(root, "[data-plan-fields]", HTMLFormElement);
    /** @type {Known[]} */
    this.known = [];
  }

  /** @param {string} name */
  place(name) {
    return element(this.root, `[data-plan-${name}]`, HTMLElement);
  }

  async start() {
    this.place("no-scripts").hidden = true;
    this.fields.addEventListener("input", () => this.show());
    this.fields.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => this.open());
    // Nobody finds a name by going back.
    addEventListener("pagehide", () => {
      this.fields.reset();
      this.show();
    });
    startPrintDate();
    await this.open();
  }

  async open() {
    const asked = slugsInAddress();
    const found = await Promise.all(asked.map((slug) => this.lookUp(slug).catch(() => null)));
    /** @type {Map<string, Known>} */
    const known = new Map();
    /** @type {(string | Node)[]} */
    const refused = [];
    found.forEach((one, at) => {
      if (!one) refused.push(message("plan.failed", { name: asked[at] }));
      else if (!one.listed) refused.push(message("my-list.unknown", { name: one.slug }));
      else if (one.listed.off || one.listed.status) refused.push(this.refusal(one.listed));
      else known.set(one.slug, { ...one.listed, slug: one.slug });
    });
    this.known = [...known.values()];
    this.place("refused").replaceChildren(...refused.map((line) => create("li", {}, line)));
    this.place("refused-whole").hidden = !refused.length;
    this.place("empty").hidden = this.known.length > 0;
    this.place("whole").hidden = !this.known.length;
    const choices = this.known.map(({ name, slug }, at) =>
      create(
        "label",
        { className: "form__choice" },
        create("input", { type: "checkbox", value: slug, defaultChecked: at < SHEET_HOLDS }),
        name,
      )
    );
    this.place("choices").replaceChildren(...choices);
    this.show();
  }

  /**
   * Why something is on no plan, and what there is instead, each with the way to its card.
   * @param {Listed} listed
   */
  refusal({ name, href, status, warning, instead = [] }) {
    const words = [this.link(name, href), ": ", status || warning || ""];
    if (!instead.length) return create("span", {}, ...words, " ", message("plan.refused"));
    const others = instead.map(([label, address, card]) => {
      const toCard = this.link(message("card.print-for", { name: label }), card);
      return create("li", {}, this.link(label, address), ". ", toCard);
    });
    return create("div", {}, ...words, " ", message("my-list.instead"), create("ul", {}, ...others));
  }

  /**
   * @param {string} words
   * @param {string} address from the site's root
   */
  link(words, address) {
    return create("a", { href: linkTo(this.home + address) }, words);
  }

  /** Those that were chosen. More than a sheet holds can't be. */
  get chosen() {
    const boxes = elements(this.place("choices"), "input", HTMLInputElement);
    const slugs = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    for (const box of boxes) box.disabled = !box.checked && slugs.length >= SHEET_HOLDS;
    setText(
      this.place("room"),
      boxes.length > SHEET_HOLDS ? message("plan.room", { chosen: slugs.length, most: SHEET_HOLDS }) : "",
    );
    return this.known.filter(({ slug }) => slugs.includes(slug));
  }

  show() {
    const chosen = this.chosen;
    const [today, time] = readerTime();
    for (const field of elements(this.fields, "[data-plan-writes]", HTMLElement)) {
      const { value } = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (field);
      const written = this.place(`written-${field.dataset.planWrites}`);
      written.textContent = value.trim();
    }
    this.place("items").replaceChildren(...chosen.map((one) => this.item(one)));
    const days = weekOf(chosen, today, time);
    this.place("days").replaceChildren(...days.map((day) => this.day(day)));
    this.place("as-of").textContent = message("plan.as-of", {
      date: dateWords(document.body.dataset.built || today, ""),
    });
    this.showCode((this.root.dataset.list || "") + listState(chosen.map(({ slug }) => slug)));
    this.fit();
    this.showCards(chosen);
  }

  /**
   * The cards of what was chosen, as their own pages have them, where they are wanted.
   * @param {Known[]} chosen
   */
  async showCards(chosen) {
    const wanted = element(this.fields, "[data-plan-with-cards]", HTMLInputElement).checked ? chosen : [];
    this.wanted = wanted;
    const found = await Promise.all(
      wanted.map(async ({ slug }) => (await this.cardsIn(fileOf(slug, this.of)))[slug]),
    )
      .catch(() => null);
    // What was chosen meanwhile is on its way.
    if (this.wanted !== wanted) return;
    setText(this.place("cards-failed"), found ? "" : message("plan.cards-failed"));
    const parser = new DOMParser();
    const cards = (found || []).flatMap((
      html,
    ) => [...parser.parseFromString(html, "text/html").body.children]);
    this.place("cards").replaceChildren(...cards);
  }

  /**
   * A copy of one of the page's templates.
   * @param {string} name
   */
  copy(name) {
    const { firstElementChild: first } =
      element(this.root, `[data-plan-${name}]`, HTMLTemplateElement).content;
    if (!first) throw new Error("The template is empty");
    return /** @type {Element} */ (first.cloneNode(true));
  }

  /** @param {Known} activity */
  item(activity) {
    const item = this.copy("item");
    element(item, "h3", HTMLElement).textContent = activity.name;
    setText(
      element(item, ".plan__warning", HTMLElement),
      [activity.warning, activity.freshness].filter(Boolean).join(" "),
    );
    const { when, where, cost, joining, reach } = activity;
    for (const [name, text] of Object.entries({ when, where, cost, joining, reach })) {
      const fact = element(item, `[data-fact=${name}]`, HTMLElement);
      if (text) element(fact, "dd", HTMLElement).textContent = text;
      else fact.remove();
    }
    return item;
  }

  /** @param {import("./week.js").Day} day */
  day({ words, sessions }) {
    const item = this.copy("day");
    element(item, "strong", HTMLElement).textContent = words;
    const lines = sessions.map(({ words: session }) => create("li", {}, session));
    if (lines.length) element(item, "span", HTMLElement).remove();
    element(item, "ul", HTMLElement).append(...lines);
    return item;
  }

  /** @param {string} address */
  showCode(address) {
    const { size, path } = qrCode(address);
    const drawing = element(this.root, "[data-plan-code]", SVGElement);
    drawing.setAttribute("viewBox", `0 0 ${size} ${size}`);
    const [white, dark] = drawing.querySelectorAll("path");
    white.setAttribute("d", `M0 0h${size}v${size}H0z`);
    dark.setAttribute("d", path);
  }

  /** As large as fits on one sheet; else the week has a sheet of its own. Measured as it will be on paper. */
  fit() {
    const measured = /** @type {HTMLElement} */ (this.sheet.cloneNode(true));
    measured.classList.add("plan__sheet--measured");
    this.root.append(measured);
    const looks = ["plan__sheet--large", "plan__sheet--usual", "plan__sheet--two"];
    const fits = looks.find((look) => {
      measured.classList.remove(...looks);
      measured.classList.add(look);
      return measured.offsetHeight <= A4;
    });
    // What fills more of A4 than Letter has is set closer on that.
    const isTall = measured.offsetHeight > LETTER;
    measured.remove();
    this.sheet.classList.remove(...looks);
    this.sheet.classList.add(fits || "plan__sheet--two");
    this.sheet.classList.toggle("plan__sheet--tall", isTall);
  }
}

export const startPlan = () => new Plan(element(document, "[data-plan]", HTMLElement)).start();
