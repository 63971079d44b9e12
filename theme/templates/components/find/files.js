// The files that the find page fetches, all of the same build of the site.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { addScript, fetchJson } from "../../../scripts/shared/fetch.js";
import { message } from "../../../scripts/shared/messages.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Facets } from "./facets.js";

/** @typedef {import("../danger-help/recognise.js").Danger} Danger */
/** @typedef {import("./pages.js").Engine} Engine */
/** @typedef {import("../near-box/near-box.js").NearBox} NearBox */
/** @typedef {import("./query.js").QueryReader} QueryReader */

/**
 * A listing as it is shown: docs/decisions/0006-search.md.
 * @typedef {object} Row
 * @property {string} name
 * @property {string} href
 * @property {string} summary
 * @property {string} patch which drawing
 * @property {string} [look] the classes of its colours
 * @property {string} [turned]
 * @property {string} hue
 * @property {string} highlight
 * @property {string} when
 * @property {string} where
 * @property {string} cost
 * @property {string} joining
 * @property {string} tag
 * @property {string} freshness
 * @property {string} [keep] the slug by which a visitor's own list has it
 * @property {string} [nameScript] language and direction of a name in another script: "ar rtl", " ltr"
 * @property {string} [summaryScript] the same of the summary
 */

/**
 * What the script for words has added to the page, as scripts/words.js says. It is there before any query is.
 * @type {any}
 */
export const ADDED = globalThis;

// An old copy could be of another build.
/** @type {RequestInit} */
const NOT_FROM_A_CACHE = { cache: "no-cache" };

/** Facts, rows and words, each fetched when it is first needed. */
export class SiteFiles {
  /** @param {DOMStringMap} addresses */
  constructor(addresses) {
    this.addresses = addresses;
    this.facets = remembered(() => this.fetchFacets());
    this.rowsFile = remembered((/** @type {number} */ number) => this.fetchRows(number));
    this.wordsScript = remembered(() => addScript(this.addresses.wordsScript ?? ""));
    this.mapScript = remembered(() => addScript(this.addresses.mapScript ?? ""));
    this.danger = remembered(() => this.fetchDanger());
    this.words = remembered(() => this.fetchOfSameBuild(this.addresses.words ?? "", NOT_FROM_A_CACHE));
    this.namesReader = remembered(() => this.fetchQueryReader(null));
    this.queryReader = remembered(async () => {
      // Pagefind weighs more than all the rest, and answers nothing without it.
      await Promise.all([this.words(""), this.danger("")]);
      const reader = await this.fetchQueryReader(
        isOnDisk() ? null : ADDED.startEngine(this.addresses.bundle),
      );
      this.isWhole = true;
      return reader;
    });
    /** Whether all that a search of all words needs is here. */
    this.isWhole = false;
  }

  /** All that a search by names needs, at once: nothing of it waits for another file. */
  fetchAhead() {
    for (const file of [this.facets, this.danger, this.words]) file("").catch(() => {});
  }

  async fetchFacets() {
    return new Facets(await fetchJson(this.addresses.columns ?? "", NOT_FROM_A_CACHE));
  }

  /** @returns {Promise<Danger>} */
  async fetchDanger() {
    const [file] = await Promise.all([
      fetchJson(this.addresses.danger ?? "", NOT_FROM_A_CACHE),
      this.wordsScript(""),
    ]);
    return new ADDED.Danger(file);
  }

  /**
   * A file; the page starts again where the site was built anew while it was open.
   * @param {string} address
   * @param {RequestInit} [options]
   */
  async fetchOfSameBuild(address, options) {
    const [content, { file }] = await Promise.all([fetchJson(address, options), this.facets("")]);
    if (content.version === file.version) return content;
    location.reload();
    return new Promise(() => {});
  }

  /**
   * @param {HTMLFormElement | null} form
   * @param {(changes: object) => void} change
   * @returns {Promise<NearBox>}
   */
  async nearBox(form, change) {
    await addScript(this.addresses.nearScript ?? "");
    return new ADDED.NearBox(form, this, change);
  }

  /** @param {number} number */
  async fetchRows(number) {
    const { version } = (await this.facets("")).file;
    return this.fetchOfSameBuild(`${this.addresses.rows}${number}.json?v=${version}`);
  }

  /**
   * @param {Promise<Engine | null> | null} engine null where names, terms and facts are all that is looked at
   * @returns {Promise<QueryReader>}
   */
  async fetchQueryReader(engine) {
    const [file, facets, danger, finder] = await Promise.all([
      this.words(""),
      this.facets(""),
      this.danger(""),
      engine,
    ]);
    return new ADDED.QueryReader(file, finder, facets, {
      isKept: (/** @type {string} */ word) => danger.mayBe(word),
      now: ADDED.readerTime,
    });
  }

  /** Why a reader looks at names alone where there is no Pagefind. */
  whyNamesOnly() {
    return isOnDisk() ? message("find.names-only-on-disk") : message("find.names-only");
  }

  /**
   * @param {number} number
   * @returns {Promise<Row>}
   */
  async row(number) {
    const { inAFile } = (await this.facets("")).file;
    return (await this.rowsFile(Math.floor(number / inAFile))).rows[number % inAFile];
  }
}
