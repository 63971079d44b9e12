// What reads typed words, each made of its files when it is first asked: readers of queries and of danger.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { pause } from "../../../scripts/shared/pause.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { readerTime } from "../../../scripts/later-days/reader-time.js";
import { readDanger } from "../danger-help/danger-file.js";
import { Danger } from "../danger-help/recognise.js";
import { engineIn } from "./engine.js";
import { QueryReader } from "./query.js";

/** @typedef {import("../danger-help/danger-file.js").DangerPhrases} DangerPhrases */
/** @typedef {import("./files.js").SiteFiles} SiteFiles */
/** @typedef {import("./pages.js").Engine} Engine */

/** What there is of search/texts.json before it has come. */
const NO_TEXTS = { ids: "", pages: [], venues: [], words: "" };

export class Readers {
  /** @param {SiteFiles} files */
  constructor(files) {
    this.files = files;
    this.firstDanger = remembered(() => this.makeDanger(null));
    this.danger = remembered(() => this.makeDanger(files.dangerPhrases("")));
    this.namesReader = remembered(() => this.makeQueryReader({}, null));
    this.textsReader = remembered(async () => this.makeQueryReader(await files.texts(""), null));
    this.queryReader = remembered(async () => {
      const texts = await files.texts("");
      const engine = isOnDisk() ? null : engineIn(files.addresses.bundle ?? "");
      const reader = await this.makeQueryReader(texts, engine);
      this.isWhole = true;
      return reader;
    });
    /** Whether all that a search of all words needs is here. */
    this.isWhole = false;
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
   * @param {object} texts search/texts.json; {} where names and terms are all that is known
   * @param {Promise<Engine | null> | null} engine null where names, terms and facts are all that is looked at
   * @returns {Promise<QueryReader>}
   */
  async makeQueryReader(texts, engine) {
    const { files } = this;
    const [file, facets, danger, finder] = await Promise.all([
      files.words(""),
      files.facets(""),
      this.firstDanger(""),
      engine,
    ]);
    await pause();
    return new QueryReader({ ...NO_TEXTS, ...file, ...texts }, finder, facets, {
      isKept: (word) => danger.mayBe(word),
      now: () => /** @type {[string, string]} */ (readerTime()),
    });
  }
}
