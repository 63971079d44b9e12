// Searches other directories as each of them would itself, with its own files and words, and shows what it finds
// below our own results. docs/decisions/0051-several-directories.md says what they learn of it.
import { create, element, elements, setText } from "../../../scripts/shared/page.js";
import { fetchJson } from "../../../scripts/shared/fetch.js";
import { message } from "../../../scripts/shared/messages.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { counted } from "../find/counted.js";
import { fill } from "../find/fill.js";
import { ResultMaker } from "../find/results.js";
import { has } from "../find/sets.js";
import { AT_ONCE, hasWords, writeState } from "../find/state.js";

/** @typedef {import("../find/find.js").FindPage} FindPage */
/** @typedef {import("../find/files.js").SiteFiles} SiteFiles */
/** @typedef {import("../find/query.js").Query} Query */
/** @typedef {import("../near-box/near-box.js").NearBox} NearBox */
/** @typedef {import("../near-box/near-box.js").Where} Where */

/**
 * What a directory answers: the rows that fit in their order, the first of them as elements, how many are shown
 * above already, and whether a result is about safety.
 * @typedef {object} Found
 * @property {Element[]} items
 * @property {number} count
 * @property {number} known
 * @property {boolean} hasSafety
 */

/** Results of a directory that are shown here: its own page has all of them. */
const MOST = 5;
/** So long a directory may take: a phone on a slow network fetches all its lists in less. */
const PATIENCE_MS = 30000;
/** So long one has the network alone. */
const NEXT_MS = 8000;
/** Of the files that we can read: FORM in plugins/activity_directory/search/shared.py. */
const FORM = 1;
const UNKNOWN = "-";
/** @type {RequestInit} */
const NEWEST = { cache: "no-cache" };

/** Why a directory was not searched, as a sentence for the visitor. */
class NotSearched extends Error {}

/** @type {any} */
const ADDED = globalThis;

/** @param {number} milliseconds */
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * @template Result
 * @param {Promise<Result>} wanted
 * @returns {Promise<Result>}
 */
const inTime = (wanted) => {
  /** @type {Promise<never>} */
  const late = after(PATIENCE_MS).then(() => Promise.reject(new Error("It took too long")));
  return Promise.race([wanted, late]);
};

/** One of the directories. */
class OtherDirectory {
  /**
   * @param {HTMLElement} section where it is shown
   * @param {FindPage} page
   */
  constructor(section, page) {
    const home = section.dataset.alsoDirectory ?? "";
    const ours = page.files.addresses;
    this.section = section;
    this.page = page;
    this.home = home;
    this.name = section.dataset.name ?? "";
    this.maker = new ResultMaker(page.root, home);
    /** @param {string} address */
    const there = (address) => home + address.slice(ours.home.length);
    /** @type {Record<string, string>} */
    const addresses = { home, engine: ours.bundle, wordsScript: ours.wordsScript };
    for (
      const name of ["columns", "moreColumns", "rows", "words", "phrases", "texts", "danger", "dangerPhrases"]
    ) {
      addresses[name] = there(ours[name]);
    }
    for (const name of ["soonest", "places", "postcodes", "bundle", "shared"]) {
      addresses[name] = there(ours[name]);
    }
    this.files = page.files.ofAnotherSite(addresses);
    /** Whether it is of a version that we can read. */
    this.form = remembered(async () => {
      const [file, index, own] = await Promise.all([
        this.files.file("shared"),
        fetchJson(`${addresses.bundle}pagefind-entry.json`, NEWEST),
        fetchJson(`${ours.bundle}pagefind-entry.json`, NEWEST),
      ]);
      return file.form === FORM && index.version === own.version;
    });
    /** @type {NearBox | null} */
    this.nearBox = null;
  }

  /** @returns {Promise<string[]>} the key of each row */
  async keys() {
    return (await this.files.file("shared")).keys.split(" ");
  }

  /**
   * How far away its activities are, as in our own list; null where nobody said where they are.
   * @returns {Promise<Where | null>}
   */
  async where() {
    const { state, nearBox } = this.page;
    if (!nearBox || !(state.sort || nearBox.spot)) return null;
    try {
      this.nearBox ??= await this.files.nearBox(null, () => {});
      this.nearBox.typed = nearBox.spot;
      return await this.nearBox.where({ ...state, near: nearBox.spot?.kept ?? "" });
    } catch {
      if (state.within) throw new NotSearched(message("find.also-no-distances", { directory: this.name }));
      return null;
    }
  }

  /**
   * @param {typeof import("../find/answer.js").answerTo} answerTo
   * @param {Set<string>} known the keys of what is shown already
   * @returns {Promise<Found>}
   */
  async search(answerTo, known) {
    const { page: { state }, files } = this;
    if (!await this.form("")) {
      throw new NotSearched(message("find.also-other-version", { directory: this.name }));
    }
    const [facets, where, keys] = await Promise.all([this.files.facets(""), this.where(), this.keys()]);
    /** @type {Query | null} */
    let query = null;
    if (hasWords(state.words)) {
      const readers = await files.readers("");
      query = await (await readers.queryReader("")).read(state.words);
    }
    const { sure } = answerTo(state.chosen, query, facets, where?.distances ?? null);
    const rows = ADDED.inOrder?.(sure, query, facets, where?.order) ?? sure;
    const others = rows.filter((/** @type {number} */ row) => !known.has(keys[row]));
    for (const row of others) if (keys[row] !== UNKNOWN) known.add(keys[row]);
    const shown = others.slice(0, MOST);
    const items = await Promise.all(
      shown.map(async (/** @type {number} */ row) => {
        // What a visitor keeps in the list of this site is of this site.
        const written = { ...await this.files.row(row), keep: "" };
        return this.maker.result(written, where?.words(row) ?? "", query?.remark(row));
      }),
    );
    return {
      items,
      count: others.length,
      known: rows.length - others.length,
      hasSafety: shown.some((/** @type {number} */ row) => has(facets.column("safety", "yes"), row)),
    };
  }

  /** @param {string} name */
  part(name) {
    return element(this.section, `[data-also-${name}]`, HTMLElement);
  }

  /** @param {Found} found */
  show({ items, count, known }) {
    setText(
      this.part("count"),
      message("find.also-count", { directory: this.name, activities: counted(count) }),
    );
    fill(this.part("results"), items);
    this.part("known").hidden = !known;
    setText(this.part("known"), known ? message("find.also-known", { count: known }) : "");
    const all = element(this.part("all"), "a", HTMLAnchorElement);
    all.href = `${this.home}search/${writeState({ ...this.page.state, shown: AT_ONCE, view: "" })}`;
    this.part("all").hidden = count <= items.length;
  }
}

/** All of the other directories. */
export class OtherDirectories {
  /**
   * @param {HTMLElement} root
   * @param {FindPage} page
   */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    /** How often they were searched: what was asked before is not shown any more. */
    this.run = 0;
    this.directories = elements(root, "[data-also-directory]", HTMLElement)
      .map((section) => new OtherDirectory(section, page));
  }

  /** @param {string} name */
  part(name) {
    return element(this.root, `[data-also-${name}]`, HTMLElement);
  }

  /**
   * Searches each of them for what is asked for, one after the other, so that on a slow network the first is soon there.
   * @param {typeof import("../find/answer.js").answerTo} answerTo
   * @param {number[]} rows our own results
   */
  async search(answerTo, rows) {
    const run = ++this.run;
    const { turn } = this.page;
    const isOver = () => run !== this.run || turn !== this.page.turn;
    this.clear();
    setText(this.part("status"), message("find.also-looking"));
    const ours = (await this.page.files.file("shared")).keys.split(" ");
    const known = new Set(rows.map((row) => ours[row]).filter((key) => key !== UNKNOWN));
    /** @type {string[]} */
    const lines = [];
    /** @type {Promise<unknown>} */
    let mayBegin = Promise.resolve();
    const all = this.directories.map((directory) => {
      const begun = mayBegin;
      const answered = begun.then(async () =>
        isOver() || lines.push(await this.searchOne(directory, answerTo, known, isOver))
      );
      mayBegin = Promise.race([answered, begun.then(() => after(NEXT_MS))]);
      return answered;
    });
    await Promise.all(all);
    if (!isOver()) setText(this.part("status"), lines.join(". "));
  }

  /**
   * Shows what a directory finds below what the others have found: so nothing that is read moves.
   * @param {OtherDirectory} directory
   * @param {typeof import("../find/answer.js").answerTo} answerTo
   * @param {Set<string>} known
   * @param {() => boolean} isOver whether something else is asked for by now
   * @returns {Promise<string>} what is said of it
   */
  async searchOne(directory, answerTo, known, isOver) {
    try {
      const found = await inTime(directory.search(answerTo, known));
      if (isOver()) return "";
      directory.show(found);
      if (found.hasSafety) this.page.showWayOut(true);
      this.part("answers").append(directory.section);
      directory.section.hidden = false;
      return directory.part("count").textContent ?? "";
    } catch (error) {
      if (isOver()) return "";
      const line = error instanceof NotSearched
        ? error.message
        : message("find.also-no-answer", { directory: directory.name });
      this.part("failures").append(create("p", {}, line));
      return line;
    }
  }

  /** Takes away what was found before. */
  clear() {
    setText(this.part("status"), "");
    fill(this.part("failures"), []);
    for (const { section } of this.directories) section.hidden = true;
  }
}
