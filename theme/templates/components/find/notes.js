// What is said beside the results: how the words were understood, and ways on from an empty answer.
import { create } from "../../../scripts/shared/page.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./results.js").ResultMaker} ResultMaker */

/**
 * How the words were understood, as lines.
 * @param {Query} query
 * @param {ResultMaker} maker
 */
export const notesOn = ({ missing, lookedFor, isPartial }, maker) => {
  const lines = [];
  if (missing.length) {
    lines.push(create("p", {}, `No listing says ${missing.map((word) => `“${word}”`).join(" or ")}.`));
  }
  if (lookedFor.length) {
    const line = create("p", {}, "We looked for ");
    lookedFor.forEach(({ label, address }, at) => {
      const between = at === lookedFor.length - 1 ? " and " : ", ";
      line.append(at ? between : "", address ? maker.link({ label, address }) : label);
    });
    line.append(".");
    lines.push(line);
  }
  if (isPartial) lines.push(create("p", {}, "No listing has all of that. These have some of it."));
  return lines;
};

/**
 * Other pages of the site about it, as a list.
 * @param {Query} query
 * @param {ResultMaker} maker
 */
export const pageItems = ({ pages }, maker) =>
  pages.map(({ address, title, summary }) =>
    create("li", {}, maker.link({ label: title, address }), summary && `: ${summary}`)
  );

/**
 * A button in a list that leads to another choice.
 * @param {string} label
 * @param {() => void} choose
 */
export const wayOn = (label, choose) => {
  const button = create("button", { type: "button", className: "find__way" }, label);
  button.addEventListener("click", choose);
  return create("li", {}, button);
};
