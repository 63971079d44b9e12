// The page of a visitor's own list. Its address has the list after the #; nothing of it is ever sent.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import {
  canKeep,
  forget,
  isOnDevice,
  keep,
  keepOnDevice,
  listState,
  MOST,
  myList,
  onOtherChange,
  slugsInAddress,
} from "../../../scripts/shared/my-list.js";
import { ItemMaker, nameIn } from "./items.js";
import { lookUpIn } from "./lookup.js";
import { inShort, waysToSend } from "./share.js";

/** @typedef {import("./lookup.js").Listed} Listed */

/** The list's address; on a disk, which nobody else has, that of the website. */
const addressToSend = () =>
  isOnDisk() ? element(document, "link[rel=canonical]", HTMLLinkElement).href + location.hash : location.href;

class MyList {
  /** @param {HTMLElement} root */
  constructor(root) {
    const { home, files, of, site } = root.dataset;
    this.root = root;
    this.site = site || "";
    this.items = element(root, "[data-list-items]", HTMLOListElement);
    this.count = this.place("count");
    this.maker = new ItemMaker(root, home || "");
    this.lookUp = lookUpIn(
      (number) => fetchJson(`${files}${number}.json`, { cache: "no-cache" }),
      Number(of),
    );
    /** @type {string[]} */
    this.slugs = [];
    this.isOwn = true;
    /** @type {Map<string, { item: Element, listed: Listed | null | undefined }>} */
    this.known = new Map();
  }

  /** @param {string} name */
  place(name) {
    return element(this.root, `[data-list-${name}]`, HTMLElement);
  }

  start() {
    this.place("no-scripts").hidden = true;
    this.root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.press(button);
    });
    this.items.addEventListener("keydown", (event) => this.moveByKey(event));
    addEventListener("hashchange", () => this.open());
    onOtherChange(() => {
      if (this.isOwn) this.open(myList());
    });
    this.place("share").hidden = !navigator.share;
    this.open();
  }

  /**
   * Shows the list of the address; where it has none, the visitor's own.
   * @param {string[]} [slugs]
   */
  async open(slugs = slugsInAddress()) {
    const own = myList();
    if (slugs.length && !own.length) keep(slugs);
    this.slugs = slugs.length ? slugs : own;
    this.isOwn = !own.length || this.slugs.join() === own.join();
    const found = await Promise.all(this.slugs.map((slug) => this.find(slug)));
    // Two that became one, and those that have another name now.
    this.slugs = [...new Set(found)];
    this.write();
    this.show();
  }

  /**
   * Makes the item of an activity; the slug as it is now.
   * @param {string} asked
   */
  async find(asked) {
    if (this.known.has(asked)) return asked;
    const { slug, listed } = await this.lookUp(asked).catch(() => ({ slug: asked, listed: undefined }));
    if (!this.known.has(slug)) this.known.set(slug, { item: this.maker.item(slug, listed), listed });
    return slug;
  }

  /** The list in the address, and where it is kept. */
  write() {
    history.replaceState(null, "", location.pathname + location.search + listState(this.slugs));
    if (this.isOwn) keep(this.slugs);
  }

  show() {
    const items = this.slugs.map((slug) => this.entry(slug).item);
    this.items.replaceChildren(...items);
    items.forEach((item, at) => {
      for (const button of elements(item, "[data-list-move]", HTMLButtonElement)) {
        const isLast = at === (button.dataset.listMove === "1" ? items.length - 1 : 0);
        if (isLast) button.setAttribute("aria-disabled", "true");
        else button.removeAttribute("aria-disabled");
      }
    });
    this.place("empty").hidden = items.length > 0;
    this.place("whole").hidden = !items.length;
    this.count.textContent = message("my-list.count", { count: items.length });
    this.showKeeping();
    this.showWaysToSend();
  }

  showKeeping() {
    this.place("given").hidden = this.isOwn;
    this.place("keeping").hidden = !this.isOwn || !canKeep();
    const words = isOnDevice() ? message("my-list.keeping-device") : message("my-list.keeping-tab");
    this.place("where").textContent = words;
    for (const name of ["keep", "keep-advice"]) this.place(name).hidden = isOnDevice();
  }

  showWaysToSend() {
    const ways = waysToSend(this.activities, this.site, addressToSend());
    this.place("email").setAttribute("href", ways.email);
    this.place("text").setAttribute("href", ways.text);
    const plan = element(this.root, "[data-list-plan]", HTMLAnchorElement);
    plan.hash = listState(this.slugs);
    element(this.root, "[data-copy-content]", HTMLElement).dataset.copyContent = addressToSend();
  }

  /** @param {string} slug */
  entry(slug) {
    const entry = this.known.get(slug);
    if (!entry) throw new Error(`${slug} was not looked up`);
    return entry;
  }

  /** What is known of those on the list. */
  get activities() {
    /** @type {Listed[]} */
    const activities = [];
    for (const slug of this.slugs) {
      const { listed } = this.entry(slug);
      if (listed) activities.push(listed);
    }
    return activities;
  }

  /** @param {HTMLButtonElement} button */
  press(button) {
    const { dataset } = button;
    const at = this.placeOf(button);
    if (dataset.listMove) this.move(at, Number(dataset.listMove), button);
    else if ("listRemove" in dataset) this.remove(at);
    else if ("listTake" in dataset) this.take();
    else if ("listOwn" in dataset) this.open(myList());
    else if ("listKeep" in dataset) this.keepHere();
    else if ("listForget" in dataset) this.forget();
    else if ("listShare" in dataset) this.share();
  }

  /**
   * The place in the list of what an element belongs to.
   * @param {Element} part
   */
  placeOf(part) {
    return [...this.items.children].findIndex((item) => item.contains(part));
  }

  /** @param {KeyboardEvent} event */
  moveByKey(event) {
    const { altKey, key, target } = event;
    const by = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (!altKey || !by || !(target instanceof HTMLElement)) return;
    event.preventDefault();
    this.move(this.placeOf(target), by, target);
  }

  /**
   * @param {number} from
   * @param {number} by
   * @param {HTMLElement} focused what has the focus, and keeps it
   */
  move(from, by, focused) {
    const to = from + by;
    if (to < 0 || to >= this.slugs.length) return;
    const [slug] = this.slugs.splice(from, 1);
    this.slugs.splice(to, 0, slug);
    this.write();
    this.show();
    focused.focus();
    const { item } = this.entry(slug);
    this.say(
      message("my-list.moved", { name: nameIn(item), number: to + 1, all: this.slugs.length }),
    );
  }

  /** @param {number} at */
  remove(at) {
    const [slug] = this.slugs.splice(at, 1);
    const { item } = this.entry(slug);
    this.write();
    this.show();
    this.say(message("my-list.removed", { name: nameIn(item), number: this.slugs.length }));
    this.focusAgain();
  }

  /** What had the focus is gone: it goes to the heading of what is left. */
  focusAgain() {
    if (this.slugs.length) this.count.focus();
    else element(document, "main", HTMLElement).focus();
  }

  take() {
    this.slugs = [...new Set([...myList(), ...this.slugs])].slice(0, MOST);
    keep(this.slugs);
    this.open(this.slugs).then(() => {
      this.say(message("my-list.joined"));
      this.focusAgain();
    });
  }

  keepHere() {
    keepOnDevice(this.slugs);
    this.showKeeping();
    this.say(message("my-list.kept-here"));
    this.place("forget").focus();
  }

  forget() {
    forget();
    this.slugs = [];
    this.known.clear();
    history.replaceState(null, "", location.pathname + location.search);
    this.show();
    this.say(message("my-list.forgotten"));
    this.focusAgain();
  }

  async share() {
    const url = addressToSend();
    // A visitor who closes the device's own sheet has changed their mind.
    await navigator.share({ title: document.title, text: inShort(this.activities, ""), url }).catch(() => {});
  }

  /** @param {string} words */
  say(words) {
    this.place("said").textContent = words;
  }
}

export const startMyList = () => {
  const root = optionalElement(document, "[data-my-list]", HTMLElement);
  if (root) new MyList(root).start();
};
