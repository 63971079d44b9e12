// The files that the find page fetches, all of the same build of the site.
import { addScript, fetchJson } from "../../../scripts/shared/fetch.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Facets } from "./facets.js";

/** @typedef {import("../near-box/near-box.js").NearBox} NearBox */
/** @typedef {import("./readers.js").Readers} Readers */

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
    /** @type {Record<string, any>} */
    this.addresses = addresses;
    this.columns = remembered(() => fetchJson(this.addresses.columns, NOT_FROM_A_CACHE));
    /** What most first answers need: the others of our columns weigh more. */
    this.firstFacets = remembered(async () => new Facets(await this.columns(""), true));
    this.facets = remembered(async () => {
      const [file, more] = await Promise.all([this.columns(""), this.fetchSameBuild("moreColumns")]);
      return new Facets({ ...file, masks: { ...file.masks, ...more.masks } });
    });
    /** @type {(number: number) => Promise<any>} */
    this.rowsFile = remembered(async (number) => {
      const { version } = await this.columns("");
      return this.fetchOfSameBuild(`${this.addresses.rows}${number}.json?v=${version}`);
    });
    this.wordsScript = remembered(() => addScript(this.addresses.wordsScript));
    this.mapScript = remembered(() => addScript(this.addresses.mapScript));
    /** What is fetched first of the words of danger, as it came. */
    this.dangerFile = remembered(() => this.fetchSameBuild("danger"));
    this.words = remembered(() => this.fetchSameBuild("words"));
    this.phrases = remembered(() => this.fetchSameBuild("phrases"));
    /** What reads words. @type {(key: string) => Promise<Readers>} */
    this.readers = remembered(async () => {
      await this.wordsScript("");
      return new ADDED.Readers(this);
    });
  }

  /**
   * All that a first answer to some words needs, at once: nothing of it waits for another file. One word that is known
   * needs less than several.
   * @param {string} [words]
   */
  fetchAhead(words = "") {
    const files = [this.columns, this.dangerFile, this.readers, this.words];
    if (/ ./.test(words)) files.push(this.phrases, this.facets);
    for (const file of files) file("").catch(() => {});
  }

  /**
   * @param {"danger" | "dangerPhrases" | "moreColumns" | "phrases" | "words" | "texts"} name
   */
  fetchSameBuild(name) {
    return this.fetchOfSameBuild(this.addresses[name], NOT_FROM_A_CACHE);
  }

  /**
   * A file; the page starts again where the site was built anew while it was open.
   * @param {string} address
   * @param {RequestInit} [options]
   */
  async fetchOfSameBuild(address, options) {
    const [content, file] = await Promise.all([fetchJson(address, options), this.columns("")]);
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
    await addScript(this.addresses.nearScript);
    return new ADDED.NearBox(form, this, change);
  }

  /**
   * @param {number} number
   * @returns {Promise<Row>}
   */
  async row(number) {
    const { inAFile } = await this.columns("");
    return (await this.rowsFile(Math.floor(number / inAFile))).rows[number % inAFile];
  }
}
