// Where the code of a card leads. The card's address has behind its # what the card says, two letters for each fact:
// where all of it still holds, this goes on to the activity at once; else the page says what has changed since that
// card. No server sees that part. docs/decisions/0042-card-codes.md
import { isOnDisk, withIndexFile } from "../../../scripts/shared/disk.js";
import { elements, optionalElement } from "../../../scripts/shared/page.js";

const MARK = 2;

/**
 * Leaves of a fact the line about what this card says; the last is for what nobody has noted.
 * @param {HTMLElement} fact
 * @param {string} mark
 */
const compare = (fact, mark) => {
  const lines = elements(fact, "p", HTMLElement);
  const right = lines.find((line) => line.dataset.mark === mark) || lines[lines.length - 1];
  for (const line of lines) line.hidden = line !== right;
  fact.hidden = mark === fact.dataset.fact;
};

export const startOldCard = () => {
  const link = optionalElement(document, "[data-old-card]", HTMLAnchorElement);
  if (!link) return;
  const facts = elements(document, "[data-fact]", HTMLElement);
  const version = location.hash.slice(1);
  if (version.length === facts.length * MARK) {
    facts.forEach((fact, number) => compare(fact, version.slice(number * MARK, number * MARK + MARK)));
  }
  const hasChanged = facts.some((fact) => !fact.hidden);
  if (!hasChanged) location.replace(isOnDisk() ? withIndexFile(link.href) : link.href);
  for (const part of elements(document, "[data-changed]", HTMLElement)) part.hidden = !hasChanged;
};
