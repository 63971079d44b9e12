// What reads typed words, each made of its files when it is first asked: readers of queries and of danger.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { pause } from "../../../scripts/shared/pause.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { readDanger } from "../danger-help/danger-file.js";
import { Danger } from "../danger-help/recognise.js";
import { engineIn } from "./engine.js";
import { QueryReader } from "./query.js";
import { plain, withPostcodes } from "./words.js";

/** @typedef {import("../danger-help/danger-file.js").DangerPhrases} DangerPhrases */
/** @typedef {import("./files.js").SiteFiles} SiteFiles */
/** @typedef {import("./pages.js").Engine} Engine */

/** What there is of search/phrases.json and search/texts.json before they have come. */
const NOTHING_MORE = { phrases: [], ids: "", pages: [], venues: [], words: "" };

/** @param {string} words */
const isOneWord = (words) => !plain(withPostcodes(words)).includes(" ");

export class Readers {
  /** @param {SiteFiles} files */
  constructor(files) {
    this.files = files;
    this.phrases = remembered(() => files.fetchSameBuild("phrases"));
    // After what the first answer needs.
    this.dangerPhrases = remembered(async () => {
      await Promise.allSettled([files.dangerFile(""), files.words("")]);
      return files.fetchSameBuild("dangerPhrases");
    });
    this.texts = remembered(async () => {
      await this.phrases("");
      return files.fetchSameBuild("texts");
    });
    this.firstDanger = remembered(() => this.makeDanger(null));
    this.danger = remembered(() => this.makeDanger(this.dangerPhrases("")));
    this.wordReader = remembered(() => this.makeQueryReader([], null));
    this.namesReader = remembered(() => this.makeQueryReader([this.phrases("")], null));
    this.textsReader = remembered(() => this.makeQueryReader([this.phrases(""), this.texts("")], null));
    this.queryReader = remembered(async () => {
      const engine = isOnDisk() ? null : engineIn(files.addresses.bundle ?? "");
      const reader = await this.makeQueryReader([this.phrases(""), this.texts("")], engine);
      this.isWhole = true;
      return reader;
    });
    /** Whether all that a search of all words needs is here. */
    this.isWhole = false;
    // Whatever was typed, they are fetched at the same moment: the host can't know whether they were needed.
    for (const file of [this.phrases, this.dangerPhrases]) file("").catch(() => {});
  }

  /**
   * @param {Promise<DangerPhrases> | null} phrases null where the first file is all that is known
   * @returns {Promise<Danger>}
   */
  async makeDanger(phrases) {
    const [first, rest] = await Promise.all([this.files.dangerFile(""), phrases]);
    const file = readDanger(first, rest);
    await pause();
    return new Danger(file);
  }

  /**
   * The kinds of danger in words, most likely first. Of most words the first file tells that there are none.
   * @param {string} words
   */
  async dangersIn(words) {
    const first = await this.firstDanger("");
    return first.isHarmless(words) ? [] : (await this.danger("")).recognise(words);
  }

  /**
   * What knows the words that a first answer needs, and no more: names of one word, all names, or all words.
   * @param {string} words
   * @returns {Promise<QueryReader>}
   */
  async firstReaderOf(words) {
    // Names of several words can change nothing of a single word that is known.
    if (isOneWord(words)) {
      const reader = await this.wordReader("");
      if (reader.knows(words)) return reader;
    }
    const reader = await this.namesReader("");
    return reader.knows(words) ? reader : this.textsReader("");
  }

  /**
   * @param {Promise<object>[]} more search/phrases.json and search/texts.json, as far as they are waited for
   * @param {Promise<Engine | null> | null} engine null where names, terms and facts are all that is looked at
   * @returns {Promise<QueryReader>}
   */
  async makeQueryReader(more, engine) {
    const { files } = this;
    const [file, facets, danger, finder, ...others] = await Promise.all([
      files.words(""),
      files.facets(""),
      this.firstDanger(""),
      engine,
      ...more,
    ]);
    await pause();
    return new QueryReader(Object.assign({}, NOTHING_MORE, file, ...others), finder, facets, {
      isKept: (word) => danger.mayBe(word),
      now: () => /** @type {[string, string]} */ (readerTime()),
    });
  }
}
