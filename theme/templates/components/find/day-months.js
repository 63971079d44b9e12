// Dates that people type: 25 December, 1st of March 2027, Boxing Day.
import { dateWords, MONTHS } from "../../../scripts/shared/dates.js";

/** @typedef {import("./vocabulary.js").Term} Term */

const DAY_NUMBER = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const YEAR_NUMBER = /^20\d\d$/;
const SHORT_MONTH = 3;

/**
 * A month and day, "12-25", in a year, else the next one from today on; "" where there is no such day.
 * @param {string} monthAndDay
 * @param {string} year "" where nobody said
 * @param {string} today
 */
const dateOf = (monthAndDay, year, today) => {
  const thisYear = Number(today.slice(0, 4));
  const years = year ? [Number(year)] : [thisYear, thisYear + 1];
  const dates = years.map((one) => `${one}-${monthAndDay}`).filter((date) => {
    const time = Date.parse(`${date}T00:00Z`);
    return new Date(time || 0).toISOString().startsWith(date);
  });
  return dates.find((date) => date >= today) ?? "";
};

/** Reads dates among words. */
export class DateReader {
  /** @param {import("./vocabulary.js").WordsFile} file */
  constructor({ namedDates, small }) {
    this.named = namedDates.map((
      [name, date],
    ) => /** @type {[string[], string]} */ ([name.split(" "), date]));
    this.small = new Set(small);
    /** @type {Map<string, number>} */
    this.months = new Map(MONTHS.map((name, at) => [name.toLowerCase(), at + 1]));
  }

  /**
   * The date that words say from one of them on, and how many words that is; null where they say none.
   * @param {string[]} tokens
   * @param {number} from
   * @param {string} today as "2026-11-23"
   * @returns {{ count: number, term: Term } | null}
   */
  at(tokens, from, today) {
    const found = this.namedAt(tokens, from) ?? this.numberAt(tokens, from);
    if (!found) return null;
    const isYear = YEAR_NUMBER.test(tokens[found.to] ?? "");
    const date = dateOf(found.date, isYear ? tokens[found.to] : "", today);
    if (!date) return null;
    const term = { family: "date", value: date, label: dateWords(date, today), address: "", crisis: false };
    return { count: found.to + Number(isYear) - from, term };
  }

  /**
   * @param {string[]} tokens
   * @param {number} from
   */
  namedAt(tokens, from) {
    const [name, date] = this.named.find(([name]) => name.every((word, at) => tokens[from + at] === word)) ??
      [];
    return name && date ? { date, to: from + name.length } : null;
  }

  /**
   * 25 December, the 25th of December, December 25.
   * @param {string[]} tokens
   * @param {number} from
   */
  numberAt(tokens, from) {
    let next = from + 1;
    while (this.small.has(tokens[next]) && !this.monthOf(tokens[next])) next++;
    const [first, second] = [tokens[from] ?? "", tokens[next] ?? ""];
    // "May 5 people come" is no date.
    const isMonthFirst = this.months.has(first) && !this.small.has(first);
    const [month, number] = isMonthFirst ? [first, second] : [second, first];
    const [, day = ""] = number.match(DAY_NUMBER) ?? [];
    const at = this.monthOf(month);
    if (!day || !at) return null;
    return { date: `${`${at}`.padStart(2, "0")}-${day.padStart(2, "0")}`, to: next + 1 };
  }

  /**
   * The number of a month by its name or the beginning of it; 0 where it is none.
   * @param {string} word
   */
  monthOf(word = "") {
    if (word.length < SHORT_MONTH) return 0;
    return [...this.months].find(([name]) => name.startsWith(word))?.[1] ?? 0;
  }
}
