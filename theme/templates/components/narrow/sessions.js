// The sessions of a whole period: those of this page, and of the list's other pages, fetched from this
// site whole, whatever is chosen.
import { element, elements } from "../../../scripts/shared/page.js";

/**
 * Whether a session fits every choice.
 * @param {HTMLElement} row
 * @param {[string, string][]} choices what is chosen by, such as "area", and its value
 */
export const fits = (row, choices) =>
  choices.every(([by, value]) => {
    if (by !== "part") return (row.dataset[by] ?? "").split(" ").includes(value);
    const part = row.closest("[data-part]");
    return part instanceof HTMLElement && [value, "all-day"].includes(part.dataset.part ?? "");
  });

/**
 * One page of the list: its groups of days, with links that hold on this page.
 * @param {string} list the address of its first page
 * @param {number} number
 * @param {(place: ParentNode) => void} bringUpToDate
 */
const fetchPage = async (list, number, bringUpToDate) => {
  const first = new URL(list, location.href);
  const address = number > 1 ? new URL(`${number}/`, first) : first;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const link of elements(page, "[data-sessions] a", HTMLAnchorElement)) {
    link.href = new URL(link.getAttribute("href") ?? "", address).href;
  }
  const sessions = element(page, "[data-sessions]", HTMLElement);
  bringUpToDate(sessions);
  return [...sessions.children];
};

/**
 * Its own name, or that of its heading.
 * @param {Element} group
 */
const nameOf = (group) =>
  (group instanceof HTMLElement && group.dataset.part) || group.id || group.firstElementChild?.id;

/**
 * Adds groups of sessions: a day or a part of a day that two pages share becomes one.
 * @param {Element} holder
 * @param {Element[]} groups
 */
export const join = (holder, groups) => {
  for (const group of groups) {
    const name = nameOf(group);
    const known = name && [...holder.children].find((child) => nameOf(child) === name);
    if (!known) holder.append(group);
    else if (group.matches("[data-part]")) {
      element(known, "ul", HTMLElement).append(...elements(group, "li", HTMLElement));
    } else join(known, [...group.children].filter(nameOf));
  }
};

/**
 * Every session of the period.
 * @param {HTMLElement} place
 * @param {(place: ParentNode) => void} bringUpToDate
 */
export const fetchEverything = async (place, bringUpToDate) => {
  const { list = "", pages } = place.dataset;
  const every = Array.from({ length: Number(pages) }, (_, at) => fetchPage(list, at + 1, bringUpToDate));
  const holder = document.createElement("div");
  for (const groups of await Promise.all(every)) join(holder, groups);
  return [...holder.childNodes];
};
