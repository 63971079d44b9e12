// The files that the find page fetches, all of the same build of the site.
import { create } from "../../../scripts/shared/page.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Facets } from "./facets.js";
import { QueryReader } from "./query.js";

/** @typedef {import("../danger-help/recognise.js").Danger} Danger */

/**
 * A listing as it is shown: docs/decisions/0006-search.md.
 * @typedef {object} Row
 * @property {string} name
 * @property {string} href
 * @property {string} summary
 * @property {string} icon
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
 * What the script of the words of danger has added to the page, as scripts/danger.js says.
 * @type {any}
 */
const ADDED = globalThis;

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
      addScript(this.addresses.dangerScript ?? ""),
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

  async fetchQueryReader() {
    const [file, engine, facets, danger] = await Promise.all([
      this.fetchOfSameBuild(this.addresses.words ?? ""),
      import(new URL(`${this.addresses.bundle}pagefind.js`, document.baseURI).href),
      this.facets(""),
      this.danger(""),
    ]);
    await engine.options({ ranking: RANKING });
    await engine.init();
    return new QueryReader(file, engine, facets, (word) => danger.mayBe(word));
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
