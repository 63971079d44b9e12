// Switches the keys of a desk on and off.
import { element, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { addKeys, areKeysOn, keepKeys } from "./kept.js";

export const startKeySwitch = () => {
  const button = optionalElement(document, "[data-keys-switch]", HTMLButtonElement);
  if (!button) return;
  const said = element(document, "[data-keys-said]", HTMLElement);
  const show = () => {
    said.textContent = areKeysOn()
      ? message("professionals.keys-are-on")
      : message("professionals.keys-are-off");
    button.textContent = areKeysOn()
      ? message("professionals.keys-switch-off")
      : message("professionals.keys-switch-on");
    const note = optionalElement(document, "[data-keys-note]", HTMLElement);
    if (note) note.hidden = !areKeysOn();
    else addKeys();
  };
  button.addEventListener("click", () => {
    const isOn = !areKeysOn();
    keepKeys(isOn);
    show();
    if (areKeysOn() !== isOn) said.textContent = message("professionals.keys-not-kept");
  });
  button.hidden = false;
  show();
};
