// The files that the find page fetches, all of the same build of the site.
import { addScript, fetchJson } from "../../../scripts/shared/fetch.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { Facets } from "./facets.js";
import { filesForWords, NOT_FROM_A_CACHE } from "./first-files.js";

/** @typedef {import("../near-box/near-box.js").NearBox} NearBox */
/** @typedef {import("./first-files.js").FileName} FileName */
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

/**
 * A file, perhaps on its way already: ahead.js.
 * @param {string} address
 * @param {RequestInit} [options]
 */
const fetched = async (address, options) =>
  (await ADDED.onTheirWay?.[address]) ?? fetchJson(address, options);

/** @returns {Promise<never>} */
const loadedAnew = () => {
  location.reload();
  return new Promise(() => {});
};

/** Facts, rows and words, each fetched when it is first needed. */
export class SiteFiles {
  /**
   * @param {Record<string, string | undefined>} addresses
   * @param {() => Promise<never>} [startAgain] what is done where the site was built anew while the page was open
   */
  constructor(addresses, startAgain = loadedAnew) {
    this.startAgain = startAgain;
    /** @type {Record<string, any>} */
    this.addresses = addresses;
    /** @type {(name: FileName) => Promise<any>} */
    this.file = remembered((name) => {
      const address = this.addresses[name];
      return name === "columns"
        ? fetched(address, NOT_FROM_A_CACHE)
        : this.fetchOfSameBuild(address, NOT_FROM_A_CACHE);
    });
    /** What most first answers need: the others of our columns weigh more. */
    this.firstFacets = remembered(async () => new Facets(await this.file("columns"), true));
    this.facets = remembered(async () => {
      const [file, more] = await Promise.all([this.file("columns"), this.file("moreColumns")]);
      return new Facets({ ...file, masks: { ...file.masks, ...more.masks } });
    });
    /** @type {(number: number) => Promise<any>} */
    this.rowsFile = remembered(async (number) => {
      const { version } = await this.file("columns");
      return this.fetchOfSameBuild(`${this.addresses.rows}${number}.json?v=${version}`);
    });
    this.wordsScript = remembered(() => addScript(this.addresses.wordsScript));
    this.mapScript = remembered(() => addScript(this.addresses.mapScript));
    /** What reads words. @type {(key: string) => Promise<Readers>} */
    this.readers = remembered(async () => {
      await this.wordsScript("");
      return new ADDED.Readers(this);
    });
  }

  /**
   * All that a first answer to some words needs, at once: nothing of it waits for another file.
   * @param {string} words
   */
  fetchAhead(words) {
    for (const name of filesForWords(words)) this.file(name).catch(() => {});
    this.readers("").catch(() => {});
  }

  /**
   * A file; the page starts again where the site was built anew while it was open.
   * @param {string} address
   * @param {RequestInit} [options]
   */
  async fetchOfSameBuild(address, options) {
    const [content, file] = await Promise.all([fetched(address, options), this.file("columns")]);
    if (content.version === file.version) return content;
    return this.startAgain();
  }

  /**
   * The files of another site. Where that is built anew meanwhile, they can't be read together.
   * @param {Record<string, string>} addresses
   */
  ofAnotherSite(addresses) {
    const other = new SiteFiles(addresses, () => Promise.reject(new Error("Its files are of two builds")));
    const { file } = other;
    // Words of danger were recognised already, and by ours.
    other.file = (name) => name === "danger" || name === "dangerPhrases" ? this.file(name) : file(name);
    return other;
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
    const { inAFile } = await this.file("columns");
    return (await this.rowsFile(Math.floor(number / inAFile))).rows[number % inAFile];
  }
}
