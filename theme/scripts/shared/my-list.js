// A visitor's own list of activities: kept in this tab, or on the device where the visitor wishes that.
import { askedFor } from "./address.js";
import { ifAllowed } from "./storage.js";

const NAME = "connected/list";
const KEY = "list";
// As many as a link that is sent on can hold.
export const MOST = 30;

/**
 * The slugs in a text, each once. What no activity can be called is left out.
 * @param {string} text "sit-and-be-fit+quiet-garden"
 */
const slugsIn = (text) => {
  const slugs = text.split(/[+ ]/).filter((slug) => /^[a-z0-9-]{1,60}$/.test(slug));
  return [...new Set(slugs)].slice(0, MOST);
};

/** What stands in a list's address after the #. */
export const slugsInAddress = () => slugsIn(askedFor().get(KEY) || "");

/**
 * The end of a list's address.
 * @param {string[]} slugs
 */
export const listState = (slugs) => slugs.length ? `#${KEY}=${slugs.join("+")}` : "";

const onDevice = () => ifAllowed(() => localStorage.getItem(NAME));

/** Whether the visitor asked for the list to stay on the device. */
export const isOnDevice = () => onDevice() !== null;

/** The visitor's list. What is on the device holds in every tab. */
export const myList = () => {
  const onThisDevice = onDevice();
  return slugsIn(
    (onThisDevice === null ? ifAllowed(() => sessionStorage.getItem(NAME)) : onThisDevice) || "",
  );
};

/** Whether the browser lets a list be kept at all. */
export const canKeep = () =>
  ifAllowed(() => {
    sessionStorage.setItem(`${NAME}?`, "");
    sessionStorage.removeItem(`${NAME}?`);
    return true;
  }) === true;

/**
 * @param {string[]} slugs
 */
export const keep = (slugs) => {
  const text = slugs.join("+");
  ifAllowed(() => (isOnDevice() ? localStorage : sessionStorage).setItem(NAME, text));
};

/** @param {string[]} slugs */
export const keepOnDevice = (slugs) => {
  ifAllowed(() => localStorage.setItem(NAME, slugs.join("+")));
  ifAllowed(() => sessionStorage.removeItem(NAME));
};

/** Nothing of it is left, in this tab or on the device. */
export const forget = () => {
  ifAllowed(() => sessionStorage.removeItem(NAME));
  ifAllowed(() => localStorage.removeItem(NAME));
};

/**
 * Calls back when the list may be another: changed in another tab, or before the visitor came back here.
 * @param {() => void} changed
 */
export const onOtherChange = (changed) => {
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) changed();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) changed();
  });
};
