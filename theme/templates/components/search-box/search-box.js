// Brings what is typed to the search page; where nothing can be stored, after the #, which no server sees.
import { carryWords } from "./carry-words.js";
import { element, elements } from "../../../scripts/shared/page.js";

export const startSearchBoxes = () => {
  for (const form of elements(document, "[data-search-box]", HTMLFormElement)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = element(form, "input[type=search]", HTMLInputElement).value.trim();
      const [page] = form.action.split("#");
      location.assign(carryWords(words) ? page : `${page}#q=${encodeURIComponent(words)}`);
    });
  }
};
