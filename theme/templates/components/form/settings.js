// What the page hands over as JSON: the scripts hold no rule and no words of their own about answers.

/**
 * `checks` and `messages` are those of intake/web_form.py. `removed` stands for an answer that is taken
 * away; `names` is the file of known names; `home` the way to the site's root, `base` its address.
 * `date` and `time` are patterns; `prices` and `times` are how the site words prices and times.
 * @typedef {object} Settings
 * @property {Record<string, import("./checks.js").Check>} checks
 * @property {import("./checks.js").Needed[]} needed
 * @property {import("./checks.js").Messages} messages
 * @property {string} removed
 * @property {string} names
 * @property {string} home
 * @property {string} base
 * @property {string} date
 * @property {string} time
 * @property {Record<string, [string, string]>} prices
 * @property {Record<string, [string, string]>} times
 * @property {string} format
 * @property {string} opening
 * @property {Record<string, string>} requests
 * @property {string} seconds
 * @property {number} longestMail
 * @property {number} longestLink
 */

/**
 * @param {HTMLElement} root
 * @returns {Settings}
 */
export const settingsOf = (root) => JSON.parse(root.dataset.forms ?? "");
