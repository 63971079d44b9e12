// Results and links as elements, copied from the page's templates: nothing is worded in two places.
import { linkTo } from "../../../scripts/shared/link-to.js";
import { create, element, optionalElement } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./files.js").Row} Row */

/**
 * @param {HTMLTemplateElement} template
 * @returns {Element}
 */
export const copyOf = (template) => {
  const first = template.content.firstElementChild;
  if (!first) throw new Error("The template is empty");
  return /** @type {Element} */ (first.cloneNode(true));
};

/** Makes results for the find page. */
export class ResultMaker {
  /**
   * @param {HTMLElement} root
   * @param {string} home the way to the site's root
   */
  constructor(root, home) {
    this.root = root;
    this.home = home;
  }

  /**
   * A copy of one of the page's templates; null where there is none of that name.
   * @param {string} name
   * @param {string} value
   */
  copy(name, value) {
    const template = optionalElement(this.root, `[data-find-${name}="${value}"]`, HTMLTemplateElement);
    return template && copyOf(template);
  }

  /** @param {string} address */
  hrefOf(address) {
    return linkTo(this.home + address);
  }

  /** @param {{ label: string, address: string }} place */
  link({ label, address }) {
    return create("a", { href: this.hrefOf(address) }, label);
  }

  /**
   * A listing as a result.
   * @param {Row} row
   * @param {string} [distance] how far it is, in words
   * @param {string} [remark] what else is said of it here
   */
  result(row, distance = "", remark = "") {
    const item = copyOf(element(this.root, "[data-find-result]", HTMLTemplateElement));
    /** @param {string} name */
    const place = (name) => element(item, `.activity-result__${name}`, HTMLElement);
    if (row.hue) item.classList.add(row.hue);
    const patch = this.copy("patch", row.patch);
    if (patch) place("patch").replaceChildren(looking(patch, row));
    const link = element(place("name"), "a", HTMLAnchorElement);
    Object.assign(link, { textContent: row.name, href: this.hrefOf(row.href) });
    mark(link, row.nameScript);
    const button = optionalElement(item, "[data-list-slug]", HTMLElement);
    if (button && row.keep) button.dataset.listSlug = row.keep;
    else if (button) button.remove();
    const tag = this.copy("tag", row.tag);
    if (tag) place("tag").replaceChildren(tag);
    else place("tag").remove();
    put(place("highlight"), place("highlight"), row.highlight);
    put(place("summary"), place("summary"), row.summary);
    mark(place("summary"), row.summaryScript);
    const { when, cost } = row;
    const where = distance && row.where
      ? message("near.where-and-far", { where: row.where, distance })
      : row.where;
    for (const [name, text] of Object.entries({ when, cost, where })) {
      put(place(name), element(place(name), "dd", HTMLElement), text);
    }
    for (
      const [name, text] of [["joining", row.joining], [
        "note",
        [remark, row.freshness].filter(Boolean).join(" "),
      ]]
    ) {
      put(place(name), place(name).lastChild || place(name), text);
    }
    return item;
  }
}

/**
 * The patch of a listing: a drawing in its own colours, turned its own way.
 * @param {Element} patch
 * @param {Row} row
 */
const looking = (patch, { look, turned }) => {
  if (look) patch.classList.add(...look.split(" "));
  const drawn = patch.firstElementChild;
  if (turned && drawn) drawn.setAttribute("transform", turned);
  return patch;
};

/**
 * Says in which language and direction an element is read, where that is another than the page's.
 * @param {HTMLElement} place
 * @param {string} [script] "ar rtl"; " ltr" where letters don't tell the language
 */
const mark = (place, script = "") => {
  const [language, direction] = script.split(" ");
  if (direction) place.dir = direction;
  if (language) place.lang = language;
};

/**
 * Writes a text in its place, or takes what holds it away.
 * @param {Element} holder
 * @param {Node} place
 * @param {string} text
 */
const put = (holder, place, text) => {
  if (text) place.textContent = text;
  else holder.remove();
};
