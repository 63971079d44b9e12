// Shows a page again once it has changed. Only `publish.py serve` adds this script.
// What the server sends otherwise than before is changed in the page, and what scripts have made of it
// stays: so people keep their place, the focus and what they have opened. Where a script of the page
// has to start again, the page is loaded anew once all is built, and the place is found again.
import { changePage, pageAsSent } from "./change-page.js";
import { findPlace, focusAgain, focusedNow, keepPlace } from "./place.js";

const OWN = 'script[src^="/-/reload.js"]';
/** @param {ParentNode} page */
const editionOf = (page) => (page.querySelector(OWN)?.getAttribute("src") || "").split("?")[1] || "0";

class Watch {
  constructor() {
    this.edition = editionOf(document);
    this.sent = pageAsSent(document.documentElement);
    /** @type {EventSource | null} */
    this.changes = null;
  }

  start() {
    findPlace();
    // A browser has few lines to one server: a page that nobody sees needs none.
    addEventListener("visibilitychange", () => this.listen());
    this.listen();
  }

  listen() {
    if (this.changes) this.changes.close();
    this.changes = null;
    if (document.hidden) return;
    this.changes = new EventSource(`/-/changes?${this.edition}`);
    this.changes.addEventListener("built", ({ data }) => {
      if (this.changes) this.changes.close();
      this.show(data === "whole").catch(() => this.load());
    });
  }

  /** @param {boolean} isWhole whether all of the site is new, and so the index for the search */
  async show(isWhole) {
    if (isWhole && (this.sent.isForScripts || document.querySelector("[data-find]"))) return this.load();
    const answer = await fetch(location.pathname + location.search);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const edition = editionOf(page);
    page.body.lastChild instanceof Text && page.body.lastChild.remove(); // it comes after this script
    page.querySelector(OWN)?.setAttribute("src", `/-/reload.js?${editionOf(this.sent.root)}`);
    const focused = focusedNow();
    if (!changePage(this.sent, page.documentElement)) return this.load();
    if (document.activeElement === document.body) focusAgain(focused); // it was in what has changed
    this.edition = edition;
    this.listen();
  }

  load() {
    keepPlace();
    location.reload();
  }
}

new Watch().start();
