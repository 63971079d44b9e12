// Where somebody helps people to look things up, on the find page: who is there now or next, in the areas that
// are chosen.
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { message } from "../../../scripts/shared/messages.js";
import { create, element, elements, setText } from "../../../scripts/shared/page.js";
import { hoursOf, nextHours, openingWords } from "../champion-place/hours.js";

/**
 * champions/hours.json: what each part is, is said in plugins/activity_directory/portal/viewing/champions.py.
 * @typedef {object} Hours
 * @property {string} until
 * @property {{ id: string, name: string, area: string, areaName: string, sessions: string }[]} places
 */

const MOST = 3;

/** The areas that are chosen on the page, with what they are called. */
const chosenAreas = () =>
  elements(document, "[data-facet=area] input:checked", HTMLInputElement)
    .map(({ value, labels }) => ({ id: value, name: labels?.[0].firstChild?.textContent?.trim() ?? "" }));

/**
 * Those who are there first.
 * @param {Hours} file
 */
const inOrder = ({ until, places }) => {
  const [today, time] = readerTime();
  return places.flatMap((place) => {
    const next = nextHours(hoursOf(place.sessions, until, today), today, time);
    return next ? [{ ...place, next, words: openingWords(next, today, time) }] : [];
  }).sort((one, other) =>
    Number(one.next.uncertain) - Number(other.next.uncertain) ||
    one.next.starts.localeCompare(other.next.starts)
  );
};

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof inOrder>} places
 */
const show = (root, places) => {
  const areas = chosenAreas();
  const there = places.filter(({ area }) => areas.some(({ id }) => id === area));
  const shown = (there.length ? there : places).slice(0, MOST);
  setText(
    element(root, "[data-champion-none]", HTMLElement),
    areas.length && shown.length && !there.length
      ? message("champions.none-in-area", { area: areas.map(({ name }) => name).join(", ") })
      : "",
  );
  const list = element(root, "[data-champion-list]", HTMLElement);
  list.hidden = !shown.length;
  list.replaceChildren(...shown.map(({ id, name, areaName, words }) => {
    const link = create("a", { href: `${root.dataset.page}#${id}` }, name);
    return create("li", {}, link, ...areaName ? [` (${areaName})`] : [], ". ", create("strong", {}, words));
  }));
};

/** @param {Element} one */
const isInSight = (one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

export const startChampionHelp = async () => {
  const root = element(document, "[data-champion-help]", HTMLElement);
  const places = inOrder(await fetchJson(root.dataset.file ?? ""));
  const focused = document.activeElement ?? document.body;
  const wasInSight = focused !== document.body && isInSight(focused);
  show(root, places);
  // The list comes late, and what is below it moves down: so may the link that somebody has reached by the keyboard.
  if (wasInSight) focused.scrollIntoView({ block: "nearest" });
  // The find page says that it has answered.
  new MutationObserver(() => show(root, places)).observe(
    element(document, "[data-find-answer]", HTMLElement),
    { attributes: true, attributeFilter: ["aria-busy"] },
  );
};
