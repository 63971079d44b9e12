// The activities of a list as elements, copied from the page's templates.
import { create, element, setText } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";
import { copyOf, ResultMaker } from "../find/results.js";

/** @typedef {import("./lookup.js").Listed} Listed */

/** Makes the items of a list, each once, so that a note stays with its activity. */
export class ItemMaker {
  /**
   * @param {HTMLElement} root
   * @param {string} home the way to the site's root
   */
  constructor(root, home) {
    this.root = root;
    this.results = new ResultMaker(root, home);
  }

  /**
   * A copy of one of the page's templates.
   * @param {string} name
   */
  copy(name) {
    return copyOf(element(this.root, `template[data-list-${name}]`, HTMLTemplateElement));
  }

  /**
   * @param {string} slug
   * @param {Listed | null | undefined} listed null where there is none, undefined where nobody can say
   */
  item(slug, listed) {
    const item = listed && !listed.status ? this.results.result(listed) : this.withoutFacts(slug, listed);
    const controls = this.copy("controls");
    const reach = element(controls, "[data-list-reach]", HTMLElement);
    if (listed && listed.reach) {
      Object.assign(element(reach, "a", HTMLElement), { textContent: listed.reach, href: listed.reachHref });
    } else reach.remove();
    const note = element(controls, "textarea", HTMLTextAreaElement);
    const paper = element(controls, ".my-list__paper", HTMLElement);
    note.addEventListener("input", () => setText(paper, note.value));
    setText(paper, "");
    element(item, ".activity-result__words", HTMLElement).append(controls);
    for (const button of [...item.querySelectorAll("button"), note]) {
      const words = button === note ? message("my-list.note") : button.textContent || "";
      button.setAttribute("aria-label", message("my-list.of", { words, name: nameIn(item) }));
    }
    return item;
  }

  /**
   * One that is over, that is not known, or that could not be looked up.
   * @param {string} slug
   * @param {Listed | null | undefined} listed
   */
  withoutFacts(slug, listed) {
    const item = this.copy("item");
    const name = element(item, ".activity-result__name", HTMLElement);
    const words = element(item, ".activity-result__summary", HTMLElement);
    name.textContent = "";
    if (listed) {
      name.append(this.results.link({ label: listed.name, address: listed.href }));
      words.append(listed.status || "", ...this.instead(listed.instead || []));
    } else if (listed === null) {
      name.append(slug);
      words.append(message("my-list.unknown", { name: slug }));
    } else {
      name.append(this.results.link({ label: slug, address: `activities/${slug}/` }));
      words.append(message("my-list.failed"));
    }
    return item;
  }

  /** @param {[name: string, page: string, card: string][]} others what to try instead */
  instead(others) {
    if (!others.length) return [];
    const links = others.map(([label, address]) => create("li", {}, this.results.link({ label, address })));
    return [create("br"), message("my-list.instead"), create("ul", {}, ...links)];
  }
}

/** @param {Element} item */
export const nameIn = (item) => element(item, ".activity-result__name", HTMLElement).textContent || "";
