// Carries what is typed to the search page after the #, which no server sees.
import { element, elements } from "../../../scripts/shared/page.js";

export const startSearchBoxes = () => {
  for (const form of elements(document, "[data-search-box]", HTMLFormElement)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = element(form, "input[type=search]", HTMLInputElement).value.trim();
      location.assign(form.action.split("#")[0] + (words ? "#q=" + encodeURIComponent(words) : ""));
    });
  }
};
