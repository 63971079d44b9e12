// The find page: what people do, and what is seen of the answer. What is chosen and typed is kept after
// the #, which no server sees; nothing is stored or sent. docs/decisions/0006-search.md.
import { askedFor, leadsToAPlace } from "../../../scripts/shared/address.js";
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { addScript } from "../../../scripts/shared/fetch.js";
import { element, elements, optionalElement, setText } from "../../../scripts/shared/page.js";
import { takeCarriedWords } from "./carried.js";
import { answerTo } from "./answer.js";
import { withChoice } from "./choice.js";
import { has } from "./sets.js";
import { counted } from "./counted.js";
import { ADDED, SiteFiles } from "./files.js";
import { fill } from "./fill.js";
import { ResultMaker } from "./results.js";
import { pause } from "../../../scripts/shared/pause.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Sheet } from "../sheet/sheet.js";
import { showChosen } from "../chosen/chosen.js";
import { AT_ONCE, hasWords, isAge, nowhere, readState, writeState } from "./state.js";
import { figure, message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("../near-box/near-box.js").NearBox} NearBox */
/** @typedef {import("../near-box/near-box.js").Where} Where */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./state.js").State} State */

/**
 * A checkbox of the page.
 * @typedef {object} Filter
 * @property {HTMLInputElement} box
 * @property {string} family
 * @property {string} value
 * @property {string} label
 * @property {HTMLElement} count
 * @property {boolean} isGuarded whether it is never written to the address
 */

/** @type {Where} */
const ANYWHERE = { distances: null, order: {}, words: () => "", notes: [], label: "" };

/** Letters typed as quickly as this are looked for together. */
const TYPING_MS = 25;
/** A screen reader says the answer once nobody has typed for so long. */
const PAUSE_MS = 600;
const SLOW_MS = 400;
// Where all is here, or nearly, there is one answer and not two.
const LATE_MS = 1500;

/** @param {number} milliseconds */
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @param {HTMLInputElement} box
 * @returns {Filter}
 */
const filterOf = (box) => {
  const family = /** @type {HTMLElement} */ (box.closest("[data-facet]")).dataset.facet ?? "";
  // To ask for its labels takes longer than all else at the start: the browser looks through the page for each.
  const words = element(/** @type {HTMLElement} */ (box.parentElement), "label", HTMLElement);
  const label = words.firstChild?.textContent?.trim() ?? "";
  const count = element(words, ".filter-panel__count", HTMLElement);
  return { box, family, value: box.value, label, count, isGuarded: box.dataset.guarded !== undefined };
};

/** The page: its state, and how it is shown. */
export class FindPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.files = new SiteFiles(root.dataset);
    this.maker = new ResultMaker(root, root.dataset.home ?? "");
    this.field = element(root, "input[type=search]", HTMLInputElement);
    this.panel = element(root, "[data-filter-panel]", HTMLElement);
    this.filters = elements(this.panel, "input[type=checkbox]", HTMLInputElement).map(filterOf);
    this.age = optionalElement(this.panel, "[data-age-field]", HTMLInputElement);
    this.nearForm = optionalElement(root, "form[data-near-box]", HTMLFormElement);
    /** @type {NearBox | null} */
    this.nearBox = null;
    this.order = element(root, "[data-find-order]", HTMLSelectElement);
    this.where = ANYWHERE;
    /** @type {State} */
    this.state = this.readAddress();
    this.sheet = new Sheet(root);
    this.listScript = remembered(() => addScript(root.dataset.listScript ?? ""));
    this.turn = 0;
    /** Whether the last change was of letters, and more may come. */
    this.isTyping = false;
    /** Whether words have been read, so that chips stand where they stay. */
    this.hasRead = false;
    /** What was understood of the words. @type {import("./query.js").Reading[]} */
    this.readings = [];
    /** The same in words, for a screen reader. */
    this.understood = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.help = optionalElement(root, "[data-danger-help]", HTMLElement);
    this.leave = optionalElement(root, "[data-find-leave]", HTMLElement);
    /** Passes on words to which nothing was found; never what may be of danger. */
    this.tell = optionalElement(root, "[data-find-tell]", HTMLElement);
    this.also = optionalElement(root, "[data-also-search]", HTMLElement);
    /** @type {(key: string) => Promise<import("../also-search/also-search.js").OtherDirectories>} */
    this.others = remembered(async () => {
      await addScript(this.also?.dataset.script ?? "");
      return new ADDED.OtherDirectories(this.also, this);
    });
    /** Our own results, by number. @type {number[]} */
    this.ours = [];
    /** @type {{ id: string, needs: string[] }[]} */
    this.dangers = [];
    /** Whether it is known if the words are of danger. */
    this.isDecided = true;
    /** What a screen reader says of the danger. */
    this.warning = "";
    /** Whether somebody in danger asked for other activities too. */
    this.isBroad = false;
  }

  /** @param {string} name */
  part(name) {
    return element(this.root, `[data-find-${name}]`, HTMLElement);
  }

  readAddress() {
    return readState(askedFor(), this.filters.map(({ family, value }) => [family, value]));
  }

  chosenFilters() {
    return this.filters.filter(({ family, value }) => this.state.chosen[family]?.includes(value));
  }

  start() {
    this.sheet.start();
    this.panel.hidden = false;
    this.listenToWords();
    this.listenToFilters();
    this.listenToNear();
    this.also?.addEventListener("change", () => this.searchOthers());
    this.order.addEventListener("change", () => this.change({ sort: this.order.value }));
    addEventListener("popstate", () => {
      if (leadsToAPlace()) return;
      this.state = this.readAddress();
      this.isTyping = false;
      this.reflect();
      this.show();
    });
    const carried = takeCarriedWords();
    if (carried) this.state = { ...this.state, words: carried };
    this.reflect();
    this.show({ entry: carried ? "replace" : "" });
  }

  /**
   * Decides whether the words are of danger, before anything is looked for: shows the numbers, then
   * writes the address.
   * @param {"push" | "replace" | ""} entry
   */
  async recognise(entry) {
    const { help, state: { words } } = this;
    const isAsked = hasWords(words);
    this.isDecided = !help || !isAsked;
    try {
      if (isAsked) this.files.fetchAhead(words);
      const readers = isAsked && await this.files.readers("");
      const found = readers && !this.isDecided ? await readers.dangersIn(words) : [];
      this.isDecided = true;
      if (found[0]?.id !== this.dangers[0]?.id) this.isBroad = false;
      this.dangers = found;
      // Until the script that knows them is here, no numbers are shown.
      if (help) this.warning = ADDED.showDangerHelp?.(help, found[0]?.id ?? "") ?? "";
      this.showWayOut(false);
      if (!this.warning) this.say("");
      if (isAsked && await ADDED.takePlace(this) && !this.isTyping) entry ||= "replace";
    } finally {
      this.writeAddress(entry);
    }
  }

  /**
   * Words that are of danger, or may be, and filters about safety are never written to the address and make no
   * entry of the history. While somebody types, it keeps the words that it has: a browser's history would show
   * each of them, and "he hit" is not yet known to be of danger.
   * @param {"push" | "replace" | ""} entry what is made of it; "" where it stays as it is
   */
  writeAddress(entry) {
    const isHidden = !this.isDecided || this.dangers.length > 0;
    const guarded = this.filters.filter(({ isGuarded }) => isGuarded);
    let { chosen } = this.state;
    for (const { family, value } of guarded) chosen = withChoice(chosen, family, value, false);
    const asked = askedFor();
    const written = this.isTyping ? asked.get("q") : ADDED.writtenWords?.(this);
    const address = writeState({ ...this.state, words: (!isHidden && written) || "", chosen });
    const tells = (isHidden && asked.has("q")) ||
      guarded.some(({ family, value }) => asked.getAll(family).includes(value));
    if (entry === "push" && !isHidden && address !== `#${asked}`) history.pushState(null, "", address);
    else if (entry || tells) history.replaceState(null, "", address);
  }

  /**
   * Shows the way out to somebody in danger, who chose what is about safety, or who has a result that is.
   * @param {boolean} hasSafety
   */
  showWayOut(hasSafety) {
    if (!this.leave) return;
    const chose = this.chosenFilters().some(({ isGuarded }) => isGuarded);
    this.leave.hidden = !this.dangers.length && !chose && !hasSafety;
  }

  listenToWords() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let typing;
    this.field.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(
        () => this.change({ words: this.field.value }, { entry: "", isTyping: true }),
        TYPING_MS,
      );
    });
    // Not when the page is left: somebody who stops in the middle of a sentence has not asked for it.
    this.field.addEventListener("blur", () => {
      clearTimeout(typing);
      this.settle();
    });
    // Before the form's other listeners: a search on this page keeps its filters.
    this.root.addEventListener("submit", (event) => {
      if (event.target === this.nearForm) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(typing);
      this.change({ words: this.field.value });
    }, true);
    // If what is fetched ahead doesn't come, the search says so.
    this.field.addEventListener("focus", () => {
      this.files.fetchAhead("");
      this.files.readers("").then((readers) => readers.queryReader("")).catch(() => {});
    });
  }

  /** Writes what was typed into the address: nobody is typing any longer. Results stay, as they may be pressed. */
  settle() {
    if (this.isOther() || (this.isTyping && ADDED.hasPlace?.(this))) this.change({ words: this.field.value });
    else if (this.isTyping) {
      this.isTyping = false;
      if (this.isDecided) this.writeAddress("push");
      else this.recognise("push").catch(() => {}); // what shows the results says so
    }
  }

  /** Whether the field has other words than those that are asked for. */
  isOther() {
    return this.field.value.trim() !== this.state.words.trim();
  }

  listenToFilters() {
    for (const filter of this.filters) {
      filter.box.addEventListener("change", () => this.choose(filter, filter.box.checked));
    }
    this.age?.addEventListener("input", () => this.takeAge(this.age?.value.trim() ?? ""));
    this.age?.addEventListener("change", () => this.settle());
    element(this.panel, "[data-clear-filters]", HTMLElement)
      .addEventListener("click", () => this.change({ chosen: {}, ...nowhere(this.state) }));
    this.part("older").addEventListener("click", () => {
      const old = this.filters.find(({ family }) => family === "old");
      if (old) this.choose(old, true);
    });
    for (const button of elements(this.root, "[data-find-view]", HTMLButtonElement)) {
      button.addEventListener("click", () => this.change({ ...this.state, view: button.value }));
    }
    this.part("skip").addEventListener("click", () => this.part("results").focus());
    this.part("again").addEventListener("click", () => this.show({ entry: "replace" }));
    this.part("other").addEventListener("click", () => {
      this.isBroad = true;
      this.show();
    });
    this.part("more").addEventListener("click", () => {
      const { shown } = this.state;
      this.change({ shown: shown + AT_ONCE }, { entry: "replace", focusOn: shown });
    });
  }

  /**
   * More figures may come. What is no age is said to be none, and narrows nothing.
   * @param {string} age
   */
  takeAge(age) {
    const { age: _, ...chosen } = this.state.chosen;
    this.age?.setAttribute("aria-invalid", String(age !== "" && !isAge(age)));
    this.change({ chosen: isAge(age) ? { ...chosen, age: [age] } : chosen }, { entry: "", isTyping: true });
  }

  /**
   * @param {Filter} filter
   * @param {boolean} isChosen
   */
  choose({ family, value }, isChosen) {
    this.change({ chosen: withChoice(this.state.chosen, family, value, isChosen) });
  }

  /**
   * What is near, and in which order: nothing of it where nobody asks for that.
   * @returns {Promise<Where>}
   */
  async readWhere() {
    const { near, sort } = this.state;
    const where = near || sort || this.nearBox ? await (await this.loadNear()).where(this.state) : ANYWHERE;
    const nearest = optionalElement(this.order, "[value=nearest]", HTMLOptionElement);
    if (nearest) nearest.disabled = !where.distances;
    this.order.value = sort === "nearest" && !where.distances ? "" : sort;
    return where;
  }

  /** @returns {Promise<NearBox>} */
  async loadNear() {
    const made = this.nearBox ?? await this.files.nearBox(this.nearForm, (changes) => this.change(changes));
    // Two searches may have waited for the script: there is one box, which knows the place.
    return this.nearBox ??= made;
  }

  /** The box works from its first press on, also where its script is still on the way. */
  listenToNear() {
    if (!this.nearForm) return;
    this.nearForm.hidden = false;
    for (const type of ["focusin", "submit", "change", "click"]) {
      this.nearForm.addEventListener(type, async (event) => {
        if (type === "submit") event.preventDefault();
        (await this.loadNear()).take(event, this.state);
      });
    }
  }

  /**
   * @param {Partial<State>} changes
   * @param {{ entry?: "push" | "replace" | "", focusOn?: number, isTyping?: boolean }} [options]
   */
  change(changes, { entry = "push", focusOn = -1, isTyping = false } = {}) {
    this.state = { ...this.state, shown: AT_ONCE, ...changes };
    this.isTyping = isTyping;
    this.reflect();
    this.show({ entry, focusOn, isTyping });
  }

  /** Shows in the controls what is asked for. */
  reflect() {
    const { words, near } = this.state;
    if (this.isOther()) this.field.value = words;
    const chosen = this.chosenFilters();
    const [age = ""] = this.state.chosen.age ?? [];
    if (this.age && document.activeElement !== this.age) {
      this.age.value = age;
      this.age.removeAttribute("aria-invalid");
    }
    const group = this.age?.closest("details");
    if (age && group) group.open = true;
    this.root.toggleAttribute(
      "data-find-asked",
      chosen.length > 0 || age !== "" || near !== "" || hasWords(words),
    );
    for (const filter of this.filters) {
      filter.box.checked = chosen.includes(filter);
      const group = filter.box.closest("details");
      if (filter.box.checked && group) group.open = true;
    }
  }

  /**
   * @param {{ entry?: "push" | "replace" | "", focusOn?: number, isTyping?: boolean }} [options] focusOn: the
   *   result to move to; isTyping: more letters may come
   */
  async show({ entry = "", focusOn = -1, isTyping = false } = {}) {
    const turn = ++this.turn;
    clearTimeout(this.pause);
    const isOver = () => turn !== this.turn;
    this.part("answer").ariaBusy = "true";
    if (this.hasRead || !hasWords(this.state.words)) this.showChips();
    // What was asked before may still be waiting for a file when the answer is there.
    const slow = setTimeout(() => isOver() || this.showLooking(), SLOW_MS);
    const late = after(LATE_MS);
    try {
      await this.recognise(entry);
      if (isOver()) return;
      this.part("services").hidden = true;
      this.part("other").hidden = !this.isSafetyFirst();
      const isWords = hasWords(this.state.words) && !this.isSafetyFirst();
      const [facets, where] = await Promise.all([isWords ? null : this.files.facets(""), this.readWhere()]);
      if (isOver()) return;
      this.where = this.isSafetyFirst() ? ANYWHERE : where;
      if (!hasWords(this.state.words)) this.showChips();
      const how = { focusOn, isTyping };
      if (!facets) await ADDED.showWords(this, { ...how, isOver, late });
      else {
        const query = this.isSafetyFirst() ? ADDED.safetyQuery(this.dangers, facets) : null;
        const found = await this.find(query, facets);
        if (!isOver()) this.showFound(found, facets, how);
      }
    } catch {
      if (!isOver()) this.showFailure();
    } finally {
      clearTimeout(slow);
      if (!isOver()) this.part("answer").ariaBusy = "false";
    }
  }

  /**
   * What answers a query besides the chosen filters; `items` are the first of the results, as elements.
   * @param {Query | null} query
   * @param {Facets} facets
   * @param {number} [most] how many of the results are shown
   */
  async find(query, facets, most = this.state.shown) {
    const { distances, order, words } = this.where;
    const answer = answerTo(this.state.chosen, query, facets, distances);
    const sequence = [answer.sure, answer.ask, answer.open, answer.come, answer.unplaced]
      .flatMap((rows) => ADDED.inOrder?.(rows, query, facets, order) ?? rows);
    const shown = sequence.slice(0, most);
    await pause();
    const items = await Promise.all(
      shown.map(async (number) =>
        this.maker.result(await this.files.row(number), words(number), query?.remark(number))
      ),
    );
    shown.forEach((number, at) => items[at].toggleAttribute("data-find-old", number >= facets.listed));
    const hasSafety = shown.some((number) => has(facets.column("safety", "yes"), number));
    return { query, answer, rows: shown, items, count: sequence.length, hasSafety };
  }

  /**
   * @param {Awaited<ReturnType<FindPage["find"]>>} found
   * @param {Facets} facets
   * @param {{ focusOn?: number, isTyping?: boolean, why?: string }} [how] the result to move to; whether more
   *   letters may come; why only names were looked at, "" while the others are on their way: not all facts are
   *   here then to count by
   */
  showFound(
    { query, answer, rows, items, count, hasSafety },
    facets,
    { focusOn = -1, isTyping = false, why } = {},
  ) {
    const focused = document.activeElement instanceof HTMLAnchorElement ? document.activeElement.href : "";
    for (const filter of why === "" ? [] : this.filters) {
      const number = figure(answer.leaves(filter.family, filter.value));
      const count = message("numbers.in-brackets", { number });
      if (filter.count.textContent !== count) filter.count.textContent = count;
    }
    // Nobody waits for the site's letters, nor for the buttons of the visitor's own list.
    ADDED.showLetters?.();
    this.listScript("").catch(() => {});
    this.showWayOut(hasSafety);
    this.showQuery(query, why);
    this.showAnswer(answer, items, count);
    this.ours = [answer.sure, answer.ask, answer.open, answer.come, answer.unplaced].flat();
    if (why !== "") this.searchOthers();
    this.showMap(rows, items);
    if (this.dangers.length) ADDED.showSafety(this, count);
    else if (!count) this.showWaysOn(query, facets).catch(() => {}); // the lists are there without
    if (isTyping && !this.warning) this.pause = setTimeout(() => this.sayAll(), PAUSE_MS);
    else this.sayAll();
    const links = items.map((item) => item.querySelector("a"));
    (links[focusOn] ?? links.find((link) => link?.href === focused))?.focus();
  }

  /**
   * Searches other directories too, where somebody has said so. For words of danger, and for filters about safety, nothing
   * is asked of anybody else.
   */
  async searchOthers() {
    if (!this.also || isOnDisk()) return;
    this.also.hidden = this.dangers.length > 0 || this.chosenFilters().some(({ isGuarded }) => isGuarded);
    const isWanted = element(this.also, "[data-also-box]", HTMLInputElement).checked && !this.also.hidden;
    element(this.also, "[data-also-whole]", HTMLElement).hidden = !isWanted;
    if (isWanted) await (await this.others("")).search(answerTo, this.ours);
  }

  /** Whether only what keeps people safe is shown. */
  isSafetyFirst() {
    return this.dangers.length > 0 && !this.isBroad;
  }

  /** What stands there answers what was asked before, so none of it is said again. */
  showLooking() {
    setText(this.part("count"), message("find.looking"));
    this.say([this.warning, message("find.looking")].filter(Boolean).join(" "));
  }

  /** @param {string} words */
  showCount(words) {
    setText(this.part("count"), words);
    this.sayAll();
  }

  /**
   * Says to a screen reader, in one message, how the words were understood, which numbers there are to
   * ring, and what was found.
   */
  sayAll() {
    const names = ["matched", "place", "crisis", "services", "count"];
    const isSaid = (/** @type {string} */ name) =>
      !this.part(name).hidden || (name === "count" && !this.part("services").hidden);
    const shown = names.filter(isSaid).map((name) => this.part(name));
    const lines = shown.flatMap((part) =>
      part.children.length ? elements(part, ":scope > *", HTMLElement) : [part]
    );
    const words = [this.warning, this.understood, ...lines.map((line) => line.textContent)].filter(Boolean)
      .join(
        " ",
      );
    this.say(words.replace(/\s+/g, " "));
  }

  /**
   * The same words are not said again while they stand there.
   * @param {string} words
   */
  say(words) {
    const status = this.part("said");
    if (status.textContent !== words) status.textContent = words;
  }

  /**
   * @param {Answer} answer
   * @param {Element[]} items
   * @param {number} count
   */
  showAnswer({ sure, ask, open, come, unplaced, older }, items, count) {
    fill(this.part("results"), items.slice(0, sure.length));
    let at = sure.length;
    for (const [name, { length }] of Object.entries({ ask, open, come, unplaced })) {
      this.showApart(name, items.slice(at, at + length));
      at += length;
    }
    this.part("older").hidden = !older;
    const showOlder = element(this.part("older"), "button", HTMLElement);
    showOlder.textContent = message("find.show-older", { count: older });
    this.part("nothing").hidden = count > 0;
    if (this.tell) this.tell.hidden = true;
    this.part("more").hidden = items.length >= count;
    const progress = message("find.you-see", { shown: figure(items.length), all: figure(count) });
    setText(this.part("progress"), count > AT_ONCE ? progress : "");
    this.part("failed").hidden = true;
    const activities = counted(sure.length);
    const andAsk = message("find.and-ask", { activities, number: figure(ask.length) });
    const certain = ask.length ? andAsk : activities;
    const andOpen = message("find.and-open", { activities: certain, count: open.length });
    const found = open.length ? andOpen : certain;
    const andCome = message("find.and-come", { activities: found, count: come.length });
    setText(this.part("count"), come.length ? andCome : found);
    this.sheet.say(message("find.show", { count }));
  }

  /**
   * Shows the results as a map too, once somebody asks for it: without, the list has everything.
   * @param {number[]} rows
   * @param {Element[]} items
   */
  showMap(rows, items) {
    if (!this.state.view && !ADDED.showMap) return;
    this.files.mapScript("").then(() => ADDED.showMap(this, rows, items)).catch(() => {
      this.part("no-map").hidden = false;
    });
  }

  /**
   * Results below a heading of their own.
   * @param {string} name
   * @param {Element[]} items
   */
  showApart(name, items) {
    this.part(name).hidden = !items.length;
    fill(element(this.part(name), "ul", HTMLElement), items);
  }

  showFailure() {
    this.showQuery(null);
    this.showMap([], []);
    fill(this.part("results"), []);
    for (const name of ["ask", "open", "come", "unplaced", "nothing", "older", "more", "progress"]) {
      this.part(name).hidden = true;
    }
    this.part("crisis").hidden = this.isDecided;
    if (this.also) this.also.hidden = true;
    const isInDanger = this.dangers.length > 0;
    this.part("failed").hidden = isInDanger;
    this.showCount(isInDanger ? "" : message("find.not-working"));
  }

  /**
   * @param {Query | null} query
   * @param {string} [why] why only names were looked at, where that is so
   */
  showQuery(query, why) {
    // Until the script that reads words is here, nothing of them is shown.
    ADDED.showReading?.(this, query, why);
    this.hasRead = true;
    this.showChips();
    fill(this.part("place"), this.where.notes);
    this.part("crisis").hidden = !query?.crisis;
  }

  showChips() {
    const filters = this.chosenFilters().map((filter) => ({
      label: filter.label,
      takeOff: () => this.choose(filter, false),
    }));
    const readings = this.readings.map((reading) => ({
      label: reading.label,
      takeOff: () => {
        this.readings = this.readings.filter((other) => other !== reading);
        this.change({ words: reading.without });
      },
    }));
    const { label } = this.where;
    const takeOff = () => {
      this.where = ANYWHERE;
      this.change(nowhere(this.state));
    };
    const places = label ? [{ label, takeOff }] : [];
    const ages = (this.state.chosen.age ?? []).map((years) => ({
      label: message("find.aged", { years: figure(Number(years)) }),
      takeOff: () => {
        const { age: _, ...chosen } = this.state.chosen;
        this.change({ chosen });
      },
    }));
    showChosen(this.root, [...places, ...readings, ...ages, ...filters], this.field);
  }

  /**
   * Offers what would be there with one choice fewer.
   * @param {Query | null} query
   * @param {Facets} facets
   */
  async showWaysOn(query, facets) {
    const { turn } = this;
    fill(this.part("ways"), []);
    await this.files.wordsScript("");
    if (turn === this.turn) ADDED.showWaysOn(this, query, facets, answerTo);
  }
}

export const startFindPage = async () => {
  const root = optionalElement(document, "[data-find]", HTMLElement);
  if (!root) return;
  element(root, "[data-find-no-scripts]", HTMLElement).hidden = true;
  root.toggleAttribute("data-find-ready", true);
  const page = new FindPage(root);
  if (!isOnDisk() || await page.files.facets("").catch(() => null)) {
    page.start();
    return;
  }
  element(root, "[data-find-from-disk]", HTMLElement).hidden = false;
  element(root, "[data-find-whole]", HTMLElement).hidden = true;
};
