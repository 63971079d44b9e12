// The component `tag`, for what a page could not know when it was made.
import { create } from "../shared/page.js";

/**
 * @param {string} text
 * @param {string} tone
 */
export const tag = (text, tone) => create("strong", { className: `govuk-tag tag tag--${tone}` }, text);
