// The script of the pages with forms, beside that of every page.
import { startChangePage } from "../templates/components/form/change-page.js";
import { ListingForm } from "../templates/components/form/form.js";
import { settingsOf } from "../templates/components/form/settings.js";
import { elements, optionalElement } from "./shared/page.js";

const root = optionalElement(document, "[data-forms]", HTMLElement);
if (root) {
  const settings = settingsOf(root);
  const forms = elements(root, "[data-form]", HTMLElement).map((form) => new ListingForm(form, settings));
  for (const without of elements(root, "[data-form-no-scripts]", HTMLElement)) without.hidden = true;
  for (const form of forms) form.start();
  startChangePage(root, forms, settings);
}
