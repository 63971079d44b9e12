// Where somebody is on a page, over one loading of it: how far down, with what opened, focused and typed.
const KEY = "connected serve: place";
const FOCUSABLE = "a, button, input, select, summary, textarea, [tabindex]";

/**
 * @typedef {{ address: string, across: number, down: number, open: boolean[], focused: number,
 *   typed: (string | null)[] }} Place
 * @type {Place | null} one that is still to be found: the page may change again before it is
 */
let sought = null;

/** Where the focus is among all that can have it; -1 where it is nowhere. */
export const focusedNow = () => {
  const focused = document.activeElement;
  return focused ? [...document.querySelectorAll(FOCUSABLE)].indexOf(focused) : -1;
};

/** @param {number} number as `focusedNow` gave it */
export const focusAgain = (number) => {
  const element = document.querySelectorAll(FOCUSABLE)[number];
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
};

const WORDS = ["text", "search", "email", "tel", "url", "number", "textarea"];

const typedInto = () =>
  [...document.querySelectorAll("input, textarea")]
    .filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    .filter(({ type }) => WORDS.includes(type));

export const keepPlace = () => {
  if (sought) return sessionStorage.setItem(KEY, JSON.stringify(sought));
  const place = {
    address: location.pathname,
    across: scrollX,
    down: scrollY,
    open: [...document.querySelectorAll("details")].map(({ open }) => open),
    focused: focusedNow(),
    typed: typedInto().map(({ value, defaultValue }) => value === defaultValue ? null : value),
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
};

export const findPlace = () => {
  const kept = sessionStorage.getItem(KEY);
  if (!kept) return;
  sessionStorage.removeItem(KEY);
  /** @type {Place} */
  const place = JSON.parse(kept);
  if (place.address !== location.pathname) return;
  sought = place;
  // The page's own scripts have run by then.
  addEventListener("load", () => {
    sought = null;
    document.querySelectorAll("details").forEach((details, number) => {
      if (number < place.open.length) details.open = place.open[number];
    });
    typeAgain(place.typed);
    focusAgain(place.focused);
    scrollTo(place.across, place.down);
  });
};

/** @param {(string | null)[]} typed */
const typeAgain = (typed) => {
  typedInto().forEach((field, number) => {
    const words = typed[number];
    if (typeof words !== "string" || words === field.value) return;
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
};
