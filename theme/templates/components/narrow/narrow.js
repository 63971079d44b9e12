// What's on, narrowed down on the page itself. What is chosen is kept after the #, which no server sees.
import { askedFor, leadsToAPlace } from "../../../scripts/shared/address.js";
import { create, element, elements, optionalElement } from "../../../scripts/shared/page.js";
import { showChosen } from "../chosen/chosen.js";
import { Sheet } from "../sheet/sheet.js";
import { fetchEverything, fits } from "./sessions.js";
import { message } from "../../../scripts/shared/messages.js";

// Nobody should have to fetch more pages than these: there the links to one area or need will do.
const MOST_PAGES = 25;

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** The choices beside the sessions of a page. */
class Narrowing {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} place
   * @param {(place: ParentNode) => void} bringUpToDate
   */
  constructor(root, place, bringUpToDate) {
    this.root = root;
    this.place = place;
    this.bringUpToDate = bringUpToDate;
    this.own = [...place.childNodes];
    /** @type {Control[]} */
    this.controls = [
      ...elements(root, "select[data-narrow-by]", HTMLSelectElement),
      ...elements(root, "input[data-narrow-by]", HTMLInputElement),
    ];
    /** @type {Promise<ChildNode[]> | undefined} */
    this.everything = undefined;
    this.turn = 0;
    this.sheet = new Sheet(root);
  }

  /** @param {string} name */
  part(name) {
    return element(this.root, `[data-narrow-${name}]`, HTMLElement);
  }

  start() {
    for (const family of elements(this.root, "[data-narrow-family]", HTMLElement)) this.fillSelect(family);
    for (const control of this.controls) control.addEventListener("change", () => this.change());
    this.part("clear").addEventListener("click", () => this.clear());
    addEventListener("popstate", () => {
      if (leadsToAPlace()) return;
      this.reflect();
      this.show();
    });
    this.part("links").hidden = true;
    this.part("panel").hidden = false;
    this.sheet.start();
    this.reflect();
    if (this.chosen().length) this.show();
  }

  /**
   * The choices are those of the links. What the page is about already cannot be chosen again.
   * @param {HTMLElement} family
   */
  fillSelect(family) {
    const by = family.dataset.narrowFamily;
    const select = element(this.root, `select[data-narrow-by="${by}"]`, HTMLSelectElement);
    /** @type {HTMLElement} */
    let group = select;
    for (const entry of elements(family, ".narrow__heading, [data-term]", HTMLElement)) {
      const label = entry.textContent?.trim() ?? "";
      if (entry.dataset.term) group.append(new Option(label, entry.dataset.term));
      else {
        group = create("optgroup", { label });
        select.append(group);
      }
    }
    const isEmpty = !select.querySelector("option:nth-of-type(2), optgroup");
    fieldOf(select).hidden = isEmpty || family.querySelector("[aria-current]") !== null;
  }

  /** Shows in the controls what the address asks for. */
  reflect() {
    const asked = askedFor();
    for (const control of this.controls) {
      const values = asked.getAll(control.dataset.narrowBy ?? "");
      if (control instanceof HTMLInputElement) control.checked = values.includes(control.value);
      else {
        const known = [...control.options].some(({ value }) => value === values[0]);
        control.value = known ? values[0] : "";
      }
    }
  }

  /**
   * What is chosen by, and its value.
   * @returns {[string, string][]}
   */
  chosen() {
    return this.used().map((control) => [control.dataset.narrowBy ?? "", control.value]);
  }

  /** The controls that something is chosen with. */
  used() {
    return this.controls.filter((control) =>
      !fieldOf(control).hidden && (control instanceof HTMLInputElement ? control.checked : control.value)
    );
  }

  showChosen() {
    const choices = this.used().map((control) => ({
      label: labelOf(control),
      takeOff: () => {
        takeOff(control);
        this.change();
      },
    }));
    showChosen(this.root, choices, this.sheet.opener);
  }

  change() {
    history.pushState(null, "", `#${new URLSearchParams(this.chosen())}`);
    this.show();
  }

  clear() {
    this.controls.forEach(takeOff);
    this.change();
    this.controls.find((control) => !fieldOf(control).hidden)?.focus();
  }

  /** The sessions to choose from. */
  sessions() {
    if (!this.chosen().length || this.place.dataset.pages === "1") return Promise.resolve(this.own);
    this.everything ??= fetchEverything(this.place, this.bringUpToDate);
    return this.everything;
  }

  async show() {
    const turn = ++this.turn;
    const choices = this.chosen();
    this.showChosen();
    const count = this.part("count");
    if (choices.length && Number(this.place.dataset.pages) > 1) count.textContent = message("find.looking");
    try {
      const items = await this.sessions();
      if (turn !== this.turn) return;
      this.place.replaceChildren(...items);
    } catch {
      if (turn !== this.turn) return;
      this.everything = undefined;
      count.textContent = message("whats-on.cannot-look");
      return;
    }
    this.showFitting(choices);
  }

  /** @param {[string, string][]} choices */
  showFitting(choices) {
    const rows = elements(this.place, ".session", HTMLElement);
    for (const row of rows) row.hidden = !fits(row, choices);
    for (const holder of elements(this.place, ".day__part, section", HTMLElement)) {
      holder.hidden = !holder.querySelector(".session:not([hidden])");
    }
    const left = rows.filter((row) => !row.hidden).length;
    const isNarrowed = choices.length > 0;
    const all = rows.length;
    const fitting = left
      ? message("whats-on.fitting", { number: left, all })
      : message("whats-on.none-fitting", { all });
    this.part("count").textContent = isNarrowed ? fitting : "";
    this.sheet.say(message("find.show", { count: left }));
    this.part("nothing").hidden = !isNarrowed || left > 0;
    this.part("clear").hidden = !isNarrowed;
    for (const whole of elements(document, ".pagination, [data-span]", HTMLElement)) {
      whole.hidden = isNarrowed;
    }
  }
}

/**
 * What is shown and hidden with a control.
 * @param {Control} control
 */
const fieldOf = (control) => {
  if (!control.parentElement) throw new Error("A control of the narrow component must be in a field");
  return control.parentElement;
};

/** @param {Control} control */
const takeOff = (control) => {
  if (control instanceof HTMLInputElement) control.checked = false;
  else control.value = "";
};

/**
 * What was chosen, as it is read beside the control.
 * @param {Control} control
 */
const labelOf = (control) => {
  const words = control instanceof HTMLSelectElement ? control.selectedOptions[0] : control.labels?.[0];
  return words?.textContent?.trim() ?? "";
};

/**
 * @param {(place: ParentNode) => void} bringUpToDate brings sessions of other pages to the reader's day
 */
export const startNarrowing = (bringUpToDate) => {
  const root = optionalElement(document, "[data-narrow]", HTMLElement);
  const place = optionalElement(document, "[data-sessions]", HTMLElement);
  if (!root || !place || Number(place.dataset.pages) > MOST_PAGES || location.protocol === "file:") return;
  new Narrowing(root, place, bringUpToDate).start();
};
