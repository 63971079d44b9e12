// Where somebody is on a page, over one loading of it: how far down, with what opened and focused.
const KEY = "connected serve: place";
const FOCUSABLE = "a, button, input, select, summary, textarea, [tabindex]";

export const keepPlace = () => {
  const focused = document.activeElement;
  const place = {
    address: location.pathname,
    across: scrollX,
    down: scrollY,
    open: [...document.querySelectorAll("details")].map(({ open }) => open),
    focused: focused ? [...document.querySelectorAll(FOCUSABLE)].indexOf(focused) : -1,
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
};

export const findPlace = () => {
  const kept = sessionStorage.getItem(KEY);
  if (!kept) return;
  sessionStorage.removeItem(KEY);
  const { address, across, down, open, focused } = JSON.parse(kept);
  if (address !== location.pathname) return;
  // The page's own scripts have run by then.
  addEventListener("load", () => {
    document.querySelectorAll("details").forEach((details, number) => {
      if (number < open.length) details.open = open[number];
    });
    const element = document.querySelectorAll(FOCUSABLE)[focused];
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    scrollTo(across, down);
  });
};
