// Whether somebody switched the keys of a desk on. It is kept on the device, and nowhere else.
import { ifAllowed } from "../../../scripts/shared/storage.js";
import { create } from "../../../scripts/shared/page.js";

const KEYS = "connected/keys";

export const areKeysOn = () => ifAllowed(() => localStorage.getItem(KEYS)) === "on";

/** @param {boolean} isOn */
export const keepKeys = (isOn) => {
  ifAllowed(() => isOn ? localStorage.setItem(KEYS, "on") : localStorage.removeItem(KEYS));
};

/** Adds the script of the keys where they are on. It is no part of any page's own scripts. */
export const addKeys = () => {
  const { keys } = document.body.dataset;
  if (keys && areKeysOn()) document.head.append(create("script", { src: keys }));
};
