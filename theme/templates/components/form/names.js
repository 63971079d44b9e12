// Names that are known already, offered when somebody is asked for one.
import { create } from "../../../scripts/shared/page.js";

const MOST_OFFERED = 20;

/** @type {Promise<Record<string, string[]>> | undefined} */
let known;

/**
 * @param {HTMLInputElement} input
 * @param {string} file
 */
const offer = async (input, file) => {
  // Without the file nothing is offered; the question can be answered all the same.
  known ??= fetch(file).then((response) => response.json()).catch(() => ({}));
  const names = (await known)[input.dataset.names ?? ""] ?? [];
  const typed = input.value.trim().toLowerCase();
  const close = names.filter((name) => name.toLowerCase().includes(typed)).slice(0, MOST_OFFERED);
  input.list?.replaceChildren(...close.map((name) => create("option", { value: name })));
};

/**
 * @param {HTMLInputElement} input
 * @param {string} file
 */
export const offerNames = (input, file) => {
  input.addEventListener("input", () => offer(input, file));
  input.addEventListener("focus", () => offer(input, file), { once: true });
};
