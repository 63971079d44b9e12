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
const NOTHING_MORE = { phrases: [], ids: "", pages: [], venues: [], words: "", english: "" };

/** Of so many listings all rows weigh less than a phone waits for an answer on a slow network. */
const MOST_AHEAD = 50;

/** @param {string} words */
const isOneWord = (words) => !plain(withPostcodes(words)).includes(" ");

export class Readers {
  /** @param {SiteFiles} files */
  constructor(files) {
    this.files = files;
    // After what the first answer needs.
    this.dangerPhrases = remembered(async () => {
      await Promise.allSettled([files.file("danger"), files.file("words")]);
      return files.file("dangerPhrases");
    });
    this.texts = remembered(async () => {
      await files.file("phrases");
      return files.file("texts");
    });
    this.firstDanger = remembered(() => this.makeDanger(null));
    this.danger = remembered(() => this.makeDanger(this.dangerPhrases("")));
    this.wordReader = remembered(() => this.makeQueryReader([], null, files.firstFacets("")));
    this.namesReader = remembered(() => this.makeQueryReader([files.file("phrases")], null));
    this.textsReader = remembered(() => this.makeQueryReader([files.file("phrases"), this.texts("")], null));
    this.queryReader = remembered(async () => {
      const engine = isOnDisk() ? null : engineIn(files.addresses.bundle ?? "", files.addresses.engine);
      const reader = await this.makeQueryReader([files.file("phrases"), this.texts("")], engine);
      this.isWhole = true;
      return reader;
    });
    /** Whether all that a search of all words needs is here. */
    this.isWhole = false;
    // Whatever was typed, it is fetched at the same moment: the host can't know whether it was needed.
    this.dangerPhrases("").catch(() => {});
    this.rowsAhead().catch(() => {});
  }

  /** All results, where there are so few that they come sooner than an answer which asks for some of them. */
  async rowsAhead() {
    const { count, inAFile } = await this.files.file("columns");
    if (count > MOST_AHEAD) return;
    for (let first = 0; first < count; first += inAFile) this.files.row(first).catch(() => {});
  }

  /**
   * @param {Promise<DangerPhrases> | null} phrases null where the first file is all that is known
   * @returns {Promise<Danger>}
   */
  async makeDanger(phrases) {
    const [first, rest] = await Promise.all([this.files.file("danger"), phrases]);
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
   * What knows a single word by the first files alone, where they do: names of several words can change nothing of
   * it. Null where they don't.
   * @param {string} words
   * @returns {Promise<QueryReader | null>}
   */
  async wordReaderOf(words) {
    const reader = isOneWord(words) ? await this.wordReader("") : null;
    return reader?.knows(words) ? reader : null;
  }

  /**
   * What knows the names that are typed, or else all words of listings.
   * @param {string} words
   * @returns {Promise<QueryReader>}
   */
  async namesReaderOf(words) {
    const reader = await this.namesReader("");
    return reader.knows(words) ? reader : this.textsReader("");
  }

  /**
   * @param {Promise<object>[]} more search/phrases.json and search/texts.json, as far as they are waited for
   * @param {Promise<Engine | null> | null} engine null where names, terms and facts are all that is looked at
   * @param {Promise<import("./facets.js").Facets>} [known]
   * @returns {Promise<QueryReader>}
   */
  async makeQueryReader(more, engine, known = this.files.facets("")) {
    const { files } = this;
    const [file, facets, danger, finder, ...others] = await Promise.all([
      files.file("words"),
      known,
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
