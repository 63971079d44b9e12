// The facts of listings as sets: a bit each, over the rows in the order of results. Knows nothing of
// words or of the page. What the file holds: docs/decisions/0006-search.md.
import { both, has, less } from "./sets.js";

/**
 * search/columns.json, with what search/more-columns.json has too where that is here.
 * @typedef {object} ColumnsFile
 * @property {string} version
 * @property {number} count
 * @property {number} inAFile
 * @property {number[]} tiers
 * @property {Record<string, Record<string, string>>} masks
 */

/** @typedef {import("./sets.js").RowSet} RowSet */

/** Who is of age may come to what is for adults; somebody asks for a baby at the baby's side. */
const SCHOOL_AGE = 5;
const ADULT = 18;

/** @param {string} base64 */
const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Sets of rows, and what is asked of them. */
export class Facets {
  /**
   * @param {ColumnsFile} file
   * @param {boolean} [isPart] whether other families are in another file
   */
  constructor(file, isPart = false) {
    this.file = file;
    this.isPart = isPart;
    this.count = file.count;
    /** Rows that are shown unless old ones are asked for. */
    this.listed = file.tiers.at(-1) ?? file.count;
    /** @type {Map<string, RowSet>} */
    this.columns = new Map();
    /** Whether a family was asked for that may be in the other file. */
    this.lacks = false;
  }

  /** @param {string} family */
  masks(family) {
    const masks = this.file.masks[family];
    this.lacks ||= this.isPart && !masks;
    return masks ?? {};
  }

  /** @returns {RowSet} */
  none() {
    return new Uint8Array((this.count + 7) >> 3);
  }

  /**
   * The first rows.
   * @param {number} count
   * @returns {RowSet}
   */
  first(count) {
    return this.none().map((_, at) => (1 << Math.max(0, Math.min(8, count - 8 * at))) - 1);
  }

  all() {
    return this.first(this.count);
  }

  /** @param {RowSet[]} sets */
  anyOf(sets) {
    return sets.reduce((union, set) => union.map((byte, at) => byte | set[at]), this.none());
  }

  /**
   * The numbers of a set's rows, in order.
   * @param {RowSet} set
   */
  numbers(set) {
    const found = [];
    for (let number = 0; number < this.count; number++) {
      if (!set[number >> 3]) number |= 7; // none of these eight
      else if (has(set, number)) found.push(number);
    }
    return found;
  }

  /**
   * The rows with a value.
   * @param {string} family
   * @param {string} value
   */
  column(family, value) {
    const name = `${family} ${value}`;
    const base64 = this.masks(family)[value];
    const set = this.columns.get(name) ?? (base64 ? decode(base64) : this.none());
    this.columns.set(name, set);
    return set;
  }

  /**
   * The rows with a value that people choose. A day is every part of it, a part of the day every day's.
   * @param {string} family
   * @param {string} value
   */
  having(family, value) {
    if (family === "day") return this.times([value], []);
    return family === "time" ? this.times([], [value]) : this.column(family, value);
  }

  /**
   * A day and a part of the day are one question: Monday evening, not Mondays and some evening.
   * @param {string[]} days
   * @param {string[]} parts
   */
  times(days, parts) {
    return this.anyOf(this.timesAmong(days, parts).map((time) => this.column("times", time)));
  }

  /**
   * What is on in some hours of the day, from one to before another; or what begins in them, or is open then all
   * the same. Its name has both: "begins 18 24".
   * @param {string} value
   */
  hours(value) {
    const [how, from, to] = value.split(" ");
    const within = (/** @type {number} */ first, /** @type {number} */ last) =>
      this.anyOf(
        Object.keys(this.masks("hour")).filter((hour) => first <= Number(hour) && Number(hour) < last)
          .map((hour) => this.column("hour", hour)),
      );
    const rows = within(Number(from), Number(to));
    if (how === "on") return rows;
    return less(rows, less(within(Number(from) - 1, Number(from)), this.column("often", "any-time")));
  }

  /**
   * What is on at a part of some dates: usually on such a day, and not off on that one.
   * @param {[date: string, day: string][]} dates with their days of the week
   * @param {string[]} parts
   */
  onDates(dates, parts) {
    return this.anyOf(dates.map(([date, day]) => less(this.times([day], parts), this.column("off", date))));
  }

  /**
   * @param {string[]} days
   * @param {string[]} parts
   */
  timesAmong(days, parts) {
    return Object.keys(this.masks("times")).filter((time) => {
      const [day, part] = time.split("-");
      return (!days.length || days.includes(day)) && (!parts.length || parts.includes(part));
    });
  }

  /**
   * An area and a time are one question too: a session there then. What nothing is chosen of is open.
   * @param {string[]} areas
   * @param {string[]} days
   * @param {string[]} parts
   */
  sessions(areas, days, parts) {
    const isTimed = days.length + parts.length > 0;
    if (!areas.length) return isTimed ? this.times(days, parts) : this.all();
    if (!isTimed) return this.anyOf(areas.map((area) => this.column("area", area)));
    const there = areas.flatMap((area) =>
      this.timesAmong(days, parts).map((time) =>
        less(
          both(this.column("area", area), this.column("times", time)),
          this.column("apart", `${area} ${time}`),
        )
      )
    );
    return this.anyOf(there);
  }

  /**
   * The rows that are in one of the areas, and at one of the times, but never both at once.
   * @param {string[]} areas
   * @param {string[]} days
   * @param {string[]} parts
   */
  apart(areas, days, parts) {
    if (!areas.length || !(days.length + parts.length)) return this.none();
    const each = both(this.sessions(areas, [], []), this.times(days, parts));
    return less(each, this.sessions(areas, days, parts));
  }

  /**
   * Two access needs are two needs: a place must answer all of them.
   * @param {string[]} features
   * @param {{ orAsk: boolean }} options
   */
  access(features, { orAsk }) {
    return features.reduce((set, feature) => {
      const yes = this.column("access", feature);
      return both(set, orAsk ? this.anyOf([yes, this.column("ask", feature)]) : yes);
    }, this.all());
  }

  /**
   * The rows that people of some years of age may not come to.
   * @param {[from: number, to: number]} years
   */
  barred([from, to]) {
    /** @param {string} family */
    const outside = (family) =>
      Object.keys(this.masks(family)).filter((limits) => {
        const [first, last] = limits.split("-").map(Number);
        return last < from || (first > to && (from > SCHOOL_AGE || first < ADULT));
      }).map((limits) => this.column(family, limits));
    return this.anyOf([...outside("ages"), ...(to < ADULT ? outside("child-ages") : [])]);
  }

  /**
   * How far down the order of results a row is: what runs, what is full, what is paused.
   * @param {number} number
   */
  tier(number) {
    return this.file.tiers.filter((end) => number >= end).length;
  }
}
