// Elements of the page: finding those of a kind, making and filling them.

/**
 * @template {Element} T
 * @typedef {{ new (): T; prototype: T }} Kind
 */

/**
 * The element that fits, or null.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {Kind<T>} kind
 */
export const optionalElement = (within, selector, kind) => {
  const element = within.querySelector(selector);
  return element instanceof kind ? element : null;
};

/**
 * The element that fits, which the template promises.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {Kind<T>} kind
 */
export const element = (within, selector, kind) => {
  const found = optionalElement(within, selector, kind);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};

/**
 * Every element that fits.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {Kind<T>} kind
 */
export const elements = (within, selector, kind) => {
  const found = [];
  for (const candidate of within.querySelectorAll(selector)) {
    if (candidate instanceof kind) found.push(candidate);
  }
  return found;
};

/**
 * A new element with its properties and what is in it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(string | Node)[]} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const create = (tag, properties, ...content) => {
  const created = document.createElement(tag);
  Object.assign(created, properties).append(...content);
  return created;
};

/**
 * Writes a text, and hides its place where there is none.
 * @param {HTMLElement} place
 * @param {string} text
 */
export const setText = (place, text) => {
  place.textContent = text;
  place.hidden = !text;
};
