// The files that the find page fetches, all of the same build of the site.
import { create } from "../../../scripts/shared/page.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Facets } from "./facets.js";

/** @typedef {import("../danger-help/recognise.js").Danger} Danger */
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
 * @property {string} [nameScript] language and direction of a name in another script: "ar rtl", " ltr"
 * @property {string} [summaryScript] the same of the summary
 */

/**
 * What the script for words has added to the page, as scripts/words.js says.
 * @type {any}
 */
const ADDED = globalThis;

// "\0asm" and its version: the smallest that can be compiled.
const EMPTY_PROGRAM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const RANKING = { termFrequency: 0.6, metaWeights: { title: 8, keywords: 2 } };

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
const fetchJson = async (address, options) => {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

/**
 * A script of the site, added to the page. It works from a disk too, where modules don't.
 * @param {string} address
 */
const addScript = (address) =>
  new Promise((resolve, reject) => {
    document.head.append(create("script", { src: address, onload: resolve, onerror: reject }));
  });

/** Facts, rows and words, each fetched when it is first needed. */
export class SiteFiles {
  /** @param {DOMStringMap} addresses */
  constructor(addresses) {
    this.addresses = addresses;
    this.facets = remembered(() => this.fetchFacets());
    this.rowsFile = remembered((/** @type {number} */ number) =>
      this.fetchOfSameBuild(`${this.addresses.rows}${number}.json`)
    );
    this.danger = remembered(() => this.fetchDanger());
    this.queryReader = remembered(() => this.fetchQueryReader());
  }

  async fetchFacets() {
    return new Facets(await fetchJson(this.addresses.columns ?? "", { cache: "no-cache" }));
  }

  /** @returns {Promise<Danger>} */
  async fetchDanger() {
    const [file] = await Promise.all([
      fetchJson(this.addresses.danger ?? "", { cache: "no-cache" }),
      addScript(this.addresses.wordsScript ?? ""),
    ]);
    return new ADDED.Danger(file);
  }

  /**
   * A file; the page starts again where the site was built anew while it was open.
   * @param {string} address
   */
  async fetchOfSameBuild(address) {
    const { version } = (await this.facets("")).file;
    const content = await fetchJson(`${address}?v=${version}`);
    if (content.version === version) return content;
    location.reload();
    return new Promise(() => {});
  }

  /** @returns {Promise<QueryReader>} */
  async fetchQueryReader() {
    const [file, engine, facets, danger] = await Promise.all([
      this.fetchOfSameBuild(this.addresses.words ?? ""),
      this.fetchEngine(),
      this.facets(""),
      this.danger(""),
    ]);
    return new ADDED.QueryReader(file, engine, facets, (/** @type {string} */ word) => danger.mayBe(word));
  }

  /** Pagefind; null where the browser doesn't let it run, as Safari 15 under our policy. */
  async fetchEngine() {
    try {
      await WebAssembly.compile(EMPTY_PROGRAM);
    } catch {
      return null;
    }
    const engine = await import(new URL(`${this.addresses.bundle}pagefind.js`, document.baseURI).href);
    await engine.options({ ranking: RANKING });
    await engine.init();
    return engine;
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
