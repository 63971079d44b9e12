// The box in which somebody says where they are, and what follows from it for the results. What is typed is read
// in the page and goes nowhere: docs/decisions/0032-near-me.md.
import { linkTo } from "../../../scripts/shared/link-to.js";
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { create, element, optionalElement } from "../../../scripts/shared/page.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { message } from "../../../scripts/shared/messages.js";
import { HERE, minutesUntil, Near } from "../find/near.js";
import { nowhere } from "../find/state.js";

/** @typedef {import("../find/files.js").SiteFiles} SiteFiles */
/** @typedef {import("../find/near.js").Spot} Spot */
/** @typedef {import("../find/state.js").State} State */

/**
 * What the find page needs to know of a place and of an order: how far the listings are (null where nobody said
 * where they are), the order that is wanted, a listing's distance in words, lines that say how the place was
 * understood, and the name of the choice.
 * @typedef {object} Where
 * @property {import("../find/answer.js").Distances | null} distances
 * @property {import("../find/order.js").Order} order
 * @property {(number: number) => string} words
 * @property {Node[]} notes
 * @property {string} label
 */

/** Ten seconds are long enough to wait for a place, and half an hour ago is near enough. */
const OPTIONS = { timeout: 10000, maximumAge: 1800000 };
const PLACE = "\n";
/** @type {RequestInit} */
const NEWEST = { cache: "no-cache" };

/** The box, and the place that it stands for. */
export class NearBox {
  /**
   * @param {HTMLFormElement | null} form null where the site has no table of postcodes
   * @param {SiteFiles} files
   * @param {(changes: Partial<State>) => void} change asks for something else
   */
  constructor(form, files, change) {
    this.form = form;
    this.change = change;
    const { home = "", places = "", postcodes = "", soonest = "" } = files.addresses;
    this.home = home;
    /** @param {string} address */
    const fetched = (address) => files.fetchOfSameBuild(address, NEWEST);
    const postcodesOf = remembered((/** @type {string} */ outward) => fetched(`${postcodes}${outward}.json`));
    this.near = remembered(async () => new Near(await fetched(places), postcodesOf));
    this.soonest = remembered(() => fetched(soonest));
    this.field = form && element(form, "input", HTMLInputElement);
    /** @type {Spot | null} The place that was last typed, or found by the device: searches overlap, and none forgets it. */
    this.typed = null;
    /** @type {Spot | null} The place that the box shows. */
    this.spot = null;
  }

  /**
   * @param {string} words what is said beside the field
   * @param {boolean} [isWrong] whether it says that the place is not known
   */
  say(words, isWrong = words !== "") {
    if (!this.form || !this.field) return;
    const said = element(this.form, "[data-near-said]", HTMLElement);
    // What stands there already is not read out again.
    if (said.textContent !== words) said.textContent = words;
    this.field.ariaInvalid = String(isWrong);
  }

  /**
   * Does what a press in the box asks for.
   * @param {Event} event
   * @param {State} state
   */
  async take({ type, target }, state) {
    if (type === "focusin") await this.near("").catch(() => {});
    if (type === "change" && target instanceof HTMLSelectElement) {
      this.change({ within: Number(target.value) });
    }
    if (type === "click" && target instanceof Element && target.matches("[data-near-here]")) {
      this.askDevice(state);
    }
    if (type !== "submit" || !this.field) return;
    if (!this.field.value.trim()) this.change(nowhere(state));
    else this.moveTo(await this.look(this.field.value), state);
  }

  /**
   * Asks for what is near a place; nothing changes where there is none.
   * @param {Spot | null} spot
   * @param {State} state
   */
  moveTo(spot, state) {
    if (spot) this.change(this.nearTo(spot, state));
  }

  /**
   * What is asked for at a place: the nearest first, unless another order was chosen.
   * @param {Spot} spot
   * @param {State} state
   */
  nearTo(spot, { sort }) {
    this.typed = spot;
    return { near: spot.kept, sort: sort || "nearest" };
  }

  /**
   * What is asked for where the words have a postcode of the table; null where they have none.
   * @param {State} state
   * @param {{ isTyping: boolean }} options
   * @returns {Promise<Partial<State> | null>}
   */
  async readIn(state, options) {
    const found = await (await this.near("")).placeIn(state.words, options);
    return found && { words: found.words, ...this.nearTo(found.spot, state) };
  }

  /**
   * The place of some words; null, and the reason beside the field, where nobody knows it.
   * @param {string} text
   */
  async look(text) {
    /** @type {Spot | string} */
    let read = message("near.not-loaded");
    try {
      read = await (await this.near("")).read(text);
    } catch {
      // The files didn't come, which is said.
    }
    const isKnown = typeof read !== "string";
    if (!isKnown) this.say(/** @type {string} */ (read));
    return isKnown ? /** @type {Spot} */ (read) : null;
  }

  /**
   * Asks the device, once: the browser asks the visitor first.
   * @param {State} state
   */
  askDevice(state) {
    this.say(message("near.looking"));
    const fail = () => this.say(message("near.no-answer"));
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        try {
          this.moveTo((await this.near("")).spotAt(coords), state);
        } catch {
          fail();
        }
      },
      fail,
      OPTIONS,
    );
  }

  /**
   * The place of what is asked for, null where there is none or nobody knows it.
   * @param {string} near as a state has it
   * @returns {Promise<Spot | null>}
   */
  async placeOf(near) {
    if (near && near === this.typed?.kept) return this.typed;
    return near && near !== HERE ? await this.look(near) : null;
  }

  /**
   * What the page needs to know for what is asked for. A place that was typed on this page is known as a whole,
   * one of the page's address as far as that has it.
   * @param {State} state
   * @returns {Promise<Where>}
   */
  async where(state) {
    const { near, within, sort } = state;
    if (near !== (this.spot?.kept ?? "")) {
      this.say(near === HERE ? message("near.ask-again") : "");
    }
    const spot = await this.placeOf(near);
    this.spot = spot;
    this.reflect(within);
    const minutes = sort === "soonest" ? minutesUntil(await this.soonest(""), readerTime()) : undefined;
    if (!spot) return { distances: null, order: { least: minutes }, words: () => "", notes: [], label: "" };
    const file = await this.near("");
    const miles = file.distances(spot);
    const distance = message("near.within-miles", { count: within });
    return {
      distances: { miles, within },
      order: {
        least: sort === "nearest" ? miles : minutes,
        more: (number) => file.nearness(miles[number]),
      },
      words: (number) => file.words(number, miles),
      notes: this.notesOf(spot, file),
      label: within
        ? message("near.chip-within", { distance, place: spot.label })
        : message("near.chip", { place: spot.label }),
    };
  }

  /**
   * How a place was understood, and what is about it, as lines.
   * @param {Spot} spot
   * @param {Near} near
   */
  notesOf(spot, near) {
    const lines = [];
    if (spot.outside) lines.push(create("p", {}, spot.outside));
    const neighbour = near.neighbourOf(spot);
    if (neighbour) {
      const [name, website] = neighbour;
      const [before, after] = message("near.neighbour", { name, link: PLACE }).split(PLACE);
      lines.push(create("p", {}, before, create("a", { href: website }, new URL(website).hostname), after));
    }
    lines.push(create("p", {}, spot.note || message("near.straight-line", { place: spot.label })));
    const areas = near.areasAbout(spot).flatMap(({ label, address }, index) => {
      const link = create("a", { href: linkTo(`${this.home}${address}`) }, label);
      return index ? [message("list.between"), link] : [link];
    });
    if (areas.length) {
      const [before, after] = message("near.areas", { areas: PLACE }).split(PLACE);
      lines.push(create("p", {}, before, ...areas, after));
    }
    return lines;
  }

  /**
   * Shows in the box what is asked for.
   * @param {number} within in miles, 0 for any distance
   */
  reflect(within) {
    if (!this.form || !this.field) return;
    const { spot } = this;
    if (spot) this.say(message("near.from", { place: spot.label }), false);
    const isTyping = document.activeElement === this.field;
    if (!isTyping && spot) this.field.value = spot.kept === HERE ? "" : spot.label;
    element(this.form, "[data-near-distance]", HTMLElement).hidden = !spot;
    element(this.form, "[data-near-within]", HTMLSelectElement).value = String(within);
    const here = optionalElement(this.form, "[data-near-here]", HTMLElement);
    if (here) here.hidden = !navigator.geolocation;
  }
}
