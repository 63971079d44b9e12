// Where nothing fits: what would be there with one choice fewer, else with none.
import { create, element, setText } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { counted } from "./counted.js";
import { withChoice } from "./choice.js";
import { fill } from "./fill.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./find.js").FindPage} FindPage */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {Pick<import("./state.js").State, "chosen" | "within">} Choices */

/**
 * A button in a list that leads to another choice.
 * @param {string} label
 * @param {() => void} choose
 */
const wayOn = (label, choose) => {
  const button = create("button", { type: "button", className: "find__way" }, label);
  button.addEventListener("click", choose);
  return create("li", {}, button);
};

/**
 * @param {Choices} choices
 * @param {{ family: string, value: string, label: string }[]} filters those that are chosen
 * @param {(choices: Choices) => number} count how many listings some choices leave
 * @param {(changes: Partial<Choices>) => void} choose
 * @returns {HTMLElement[]} items of a list
 */
const waysOn = ({ chosen, within }, filters, count, choose) => {
  /**
   * @param {string} label
   * @param {Partial<Choices>} changes
   */
  const way = (label, changes) => {
    const left = count({ chosen, within, ...changes });
    if (!left) return [];
    return [wayOn(message("find.way-on", { way: label, activities: counted(left) }), () => choose(changes))];
  };
  const ways = filters.flatMap(({ family, value, label }) =>
    way(message("find.without", { filter: label }), { chosen: withChoice(chosen, family, value, false) })
  );
  if (within) ways.push(...way(message("near.any-distance"), { within: 0 }));
  const isOpen = ways.length > 0 || !(filters.length || within);
  return isOpen ? ways : way(message("find.without-any"), { chosen: {}, within: 0 });
};

/** Longer words are a story, and nobody's search. */
const LONGEST = 120;

/**
 * Offers to pass on the words, which are shown: just these are sent, and only where somebody presses.
 * @param {HTMLElement} tell
 * @param {string} typed
 */
const offerToTell = (tell, typed) => {
  const words = typed.trim();
  const link = element(tell, "a", HTMLAnchorElement);
  link.dataset.start ??= link.href;
  link.href = link.dataset.start + encodeURIComponent(words);
  setText(element(tell, "[data-find-tell-words]", HTMLElement), words);
  tell.hidden = !words || words.length > LONGEST;
};

/**
 * Offers what would be there with one choice fewer.
 * @param {FindPage} page
 * @param {Query | null} query
 * @param {Facets} facets
 * @param {typeof import("./answer.js").answerTo} answerTo
 */
export const showWaysOn = (page, query, facets, answerTo) => {
  const { state, where: { distances } } = page;
  /** @param {Choices} choices */
  const count = ({ chosen, within }) =>
    answerTo(chosen, query, facets, distances && { ...distances, within }).sure.length;
  /** @param {Partial<Choices>} choices */
  const choose = (choices) => {
    page.change(choices);
    page.field.focus();
  };
  if (page.tell && !page.dangers.length) offerToTell(page.tell, state.words);
  fill(page.part("ways"), waysOn(state, page.chosenFilters(), count, choose));
};
