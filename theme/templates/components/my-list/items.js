// The activities of a list as elements, copied from the page's templates.
import { create, element, setText } from "../../../scripts/shared/page.js";
import { withIndexFile } from "../../../scripts/shared/disk.js";
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
    this.home = home;
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
      name.append(this.link(listed.name, listed.href));
      words.append(listed.status || "", ...this.instead(listed.instead || []));
    } else if (listed === null) {
      name.append(slug);
      words.append(message("my-list.unknown", { name: slug }));
    } else {
      name.append(this.link(slug, `activities/${slug}/`));
      words.append(message("my-list.failed"));
    }
    return item;
  }

  /** @param {[string, string][]} others names and addresses of what to try instead */
  instead(others) {
    if (!others.length) return [];
    const links = others.map(([name, address]) => create("li", {}, this.link(name, address)));
    return [create("br"), message("my-list.instead"), create("ul", {}, ...links)];
  }

  /**
   * @param {string} words
   * @param {string} address from the site's root
   */
  link(words, address) {
    const href = this.home + address;
    return create("a", { href: location.protocol === "file:" ? withIndexFile(href) : href }, words);
  }
}

/** @param {Element} item */
export const nameIn = (item) => element(item, ".activity-result__name", HTMLElement).textContent || "";
