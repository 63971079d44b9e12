// "Is my patient eligible?": what is answered on the page stays in its fields, and is gone with the page.
import { linkTo } from "../../../scripts/shared/link-to.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { message } from "../../../scripts/shared/messages.js";
import { create, element, elements, optionalElement, setText } from "../../../scripts/shared/page.js";
import { outcome, together } from "./rules.js";

/** @typedef {import("./rules.js").Rule} Rule */
/** @typedef {import("./rules.js").Outcome} Outcome */
/**
 * @typedef {{ name: string, address: string, status: string, joining: string, isOn: boolean, rules: number[] }} Listing
 * @typedef {{ rules: Rule[], listings: Listing[] }} Data
 */

// Questions and results at a time: the answers to the first leave fewer.
const MOST_FACTS = 12;
const MOST_SHOWN = 60;

/**
 * The number in a field: null where it is empty, undefined where it holds something else.
 * @param {string} text
 * @param {number} most
 */
const numberIn = (text, most) => {
  if (!text.trim()) return null;
  const number = Number(text.trim().replace(",", "."));
  return number >= 0 && number <= most ? number : undefined;
};

class Check {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   */
  constructor(root, { rules, listings }) {
    this.root = root;
    this.rules = rules;
    this.listings = listings;
    this.questions = element(root, "[data-eligible-questions]", HTMLFormElement);
    this.facts = this.makeFacts();
  }

  /**
   * The field of each fact by the words of its rule; those that most listings ask for come first.
   * @returns {Map<string, { row: HTMLElement, field: HTMLSelectElement }>}
   */
  makeFacts() {
    const asked = new Map();
    for (const { about, words } of this.listings.flatMap((one) => one.rules.map((at) => this.rules[at]))) {
      if (about === "fact") asked.set(words, (asked.get(words) || 0) + 1);
    }
    const place = this.place("facts");
    const words = [...asked.keys()].sort((one, other) => asked.get(other) - asked.get(one));
    return new Map(words.map((fact) => {
      const options = [
        new Option(message("professionals.not-known"), ""),
        new Option(message("professionals.yes"), "yes"),
        new Option(message("professionals.no"), "no"),
      ];
      const field = create("select", { className: "form__field" }, ...options);
      const row = create("label", { className: "eligible__fact" }, create("span", {}, fact), field);
      place.append(row);
      return [fact, { row, field }];
    }));
  }

  /** @param {string} name */
  place(name) {
    return element(this.root, `[data-eligible-${name}]`, HTMLElement);
  }

  start() {
    for (const kind of ["input", "change"]) this.questions.addEventListener(kind, () => this.show());
    this.questions.addEventListener("submit", (event) => event.preventDefault());
    this.questions.addEventListener("reset", () => setTimeout(() => this.show()));
    // Nobody finds the answers by going back.
    addEventListener("pagehide", () => this.questions.reset());
    this.place("no-scripts").hidden = true;
    this.questions.hidden = false;
    this.show();
  }

  /**
   * The number that was answered; a field that holds something else says so.
   * @param {string} name
   * @param {number} most
   */
  number(name, most) {
    const field = optionalElement(this.root, `[data-eligible-${name}]`, HTMLInputElement);
    if (!field) return null;
    const number = numberIn(field.value, most);
    setText(this.place(`${name}-wrong`), number === undefined ? message("professionals.not-a-number") : "");
    if (number === undefined) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return number ?? null;
  }

  /** What was answered so far. */
  person() {
    const area = element(this.root, "[data-eligible-area]", HTMLSelectElement).value;
    /** @type {Record<string, boolean>} */
    const facts = {};
    for (const [words, { field: { value } }] of this.facts) if (value) facts[words] = value === "yes";
    return {
      age: this.number("age", 120),
      bmi: this.number("bmi", 100),
      area: area === "?" ? null : area,
      facts,
    };
  }

  show() {
    const person = this.person();
    /** @type {Record<Outcome, HTMLElement[]>} */
    const results = { yes: [], ask: [], no: [] };
    /** @type {Set<string>} */
    const open = new Set();
    for (const listing of this.listings) {
      const rules = listing.rules.map((at) => this.rules[at]);
      const outcomes = rules.map((rule) => outcome(rule, person));
      const found = listing.isOn ? together(outcomes) : "no";
      const reasons = rules.filter((_, at) => outcomes[at] === found);
      if (found === "ask") { for (const { words } of reasons) open.add(words); }
      results[found].push(this.result(listing, found, reasons));
    }
    this.showFacts(open);
    for (const found of /** @type {const} */ (["yes", "ask", "no"])) this.showResults(found, results[found]);
    setText(
      this.place("said"),
      message("professionals.said", {
        fit: message("professionals.fit", { count: results.yes.length }),
        might: results.ask.length,
        not: results.no.length,
      }),
    );
  }

  /**
   * Asks for what would decide something, and for what was answered already.
   * @param {Set<string>} open
   */
  showFacts(open) {
    let room = MOST_FACTS;
    for (const [words, { row, field }] of this.facts) {
      row.hidden = !field.value && !(open.has(words) && room-- > 0);
    }
    this.place("more-facts").hidden = room >= 0;
  }

  /**
   * @param {Outcome} found
   * @param {HTMLElement[]} items
   */
  showResults(found, items) {
    const section = this.place(found);
    section.hidden = !items.length;
    element(section, "[data-eligible-count]", HTMLElement).textContent = String(items.length);
    element(section, "ul", HTMLUListElement).replaceChildren(...items.slice(0, MOST_SHOWN));
    const more = items.length - MOST_SHOWN;
    setText(
      element(section, "[data-eligible-more]", HTMLElement),
      more > 0 ? message("professionals.more-results", { count: more }) : "",
    );
  }

  /**
   * @param {Listing} listing
   * @param {Outcome} found
   * @param {Rule[]} reasons
   */
  result({ name, address, status, joining, isOn }, found, reasons) {
    const href = (this.root.dataset.home || "") + address;
    const lines = found === "yes" ? [joining] : reasons.map(({ words, excludes }) => {
      if (found === "ask") {
        return excludes
          ? message("professionals.ask-not", { words })
          : message("professionals.ask", { words });
      }
      return excludes
        ? message("professionals.excluded", { words })
        : message("professionals.unmet", { words });
    });
    const first = status ? [create("strong", {}, status)] : [];
    return create(
      "li",
      {},
      create("a", { href: linkTo(href) }, name),
      create("ul", {}, ...[...first, ...(isOn ? lines : [])].map((line) => create("li", {}, line))),
    );
  }
}

export const startCheck = async () => {
  const root = element(document, "[data-eligible]", HTMLElement);
  const failed = element(root, "[data-eligible-failed]", HTMLElement);
  try {
    new Check(root, await fetchJson(root.dataset.rules || "", { cache: "no-cache" })).start();
  } catch {
    failed.hidden = false;
    for (const empty of elements(root, "[data-eligible-no-scripts]", HTMLElement)) empty.hidden = true;
  }
};
