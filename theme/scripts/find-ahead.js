// So small that it is there long before the styles: on a slow network nothing that a first answer needs waits for the
// find page's own script, and letters wait for the answer. docs/decisions/0006-search.md, "On a slow network".
import { fetchAhead } from "../templates/components/find/ahead.js";
import { holdLetters } from "../templates/components/find/letters.js";

const root = document.querySelector("[data-find]:not([data-find-ready])");
if (root instanceof HTMLElement) {
  fetchAhead(root.dataset);
  holdLetters();
}
