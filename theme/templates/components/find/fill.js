// Lists that are hidden where they are empty.

/**
 * Fills a list, and hides it where it is empty.
 * @param {HTMLElement} list
 * @param {Node[]} items
 */
export const fill = (list, items) => {
  list.replaceChildren(...items);
  list.hidden = !items.length;
};
