// Hours of the day that people type: before 9, after half past 3, between 2 and 4, open until 8.
import { timeWords } from "../../../scripts/shared/dates.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./vocabulary.js").Term} Term */

/**
 * Words that are said beside an hour, as search/words.json has them.
 * @typedef {object} HourWords
 * @property {string[]} before
 * @property {string[]} after
 * @property {string[]} until
 * @property {string[]} at
 * @property {string[]} between
 * @property {string[]} and between two hours
 * @property {string[]} clock after an hour: oclock
 * @property {string[]} half before an hour
 * @property {string[]} past between those: half past nine
 * @property {string[]} am
 * @property {string[]} pm
 * @property {string[]} noon
 * @property {string[]} others after a number that is no hour: 6 months
 */

/**
 * A time of day: `hour` as it was said, `isHalf` whether it is later than that, `half` of the day "am" or "pm" if
 * that was said, `isSure` whether it can be nothing but a time; behind it the words go on at `to`.
 * @typedef {object} Clock
 * @property {number} hour
 * @property {boolean} isHalf
 * @property {"am" | "pm" | ""} half
 * @property {boolean} isSure
 * @property {number} to
 */

const NOON = 12;
const DAY = 24;
/** Without "am" or "pm" an hour up to this one is in the afternoon or evening. */
const LATEST = { before: 6, after: 8, until: 11, at: 7, between: 7 };
const DIGITS = /^(\d{1,2})(?::?(\d{2}))?(am|pm)?$/;
const MINUTES = /^(?:00|15|30|45)$/;

const YEAR = /^20(?:2|3[1-9]|[4-9])\d?/;

/** @typedef {keyof typeof LATEST} How */

/** @type {Exclude<How, "between">[]} */
const HOWS = ["before", "after", "until", "at"];

/** Reads hours among words. */
export class HourReader {
  /**
   * @param {HourWords} words
   * @param {ReadonlyMap<string, number>} numbers the numbers that words say
   */
  constructor(words, numbers) {
    /** @type {Record<string, Set<string>>} */
    this.said = Object.fromEntries(Object.entries(words).map(([name, all]) => [name, new Set(all)]));
    this.numbers = numbers;
  }

  /**
   * Whether a word is said beside an hour, and so is no slip for another.
   * @param {string} word
   */
  knows(word) {
    return Object.values(this.said).some((words) => words.has(word));
  }

  /**
   * The hours that words say from one of them on, and how many words that are; null where they say none.
   * @param {string[]} tokens
   * @param {number} from
   * @returns {{ count: number, term: Term } | null}
   */
  at(tokens, from) {
    const { said } = this;
    const isRange = said.between.has(tokens[from]) || said.after.has(tokens[from]);
    const range = this.between(tokens, isRange ? from + 1 : from, isRange);
    if (range) return { count: range.to - from, term: termOf("between", range.hours) };
    const how = HOWS.find((one) => said[one].has(tokens[from]));
    const clock = this.clockAt(tokens, how ? from + 1 : from);
    if (!clock || (!how && !clock.isSure)) return null;
    // From 3 to 5 years.
    if (isRange && !clock.isSure && said.and.has(tokens[clock.to])) return null;
    const hour = hourOf(clock, how ?? "at");
    const late = hour + Number(clock.isHalf);
    const [first, last] = {
      before: [0, late],
      after: [hour, DAY],
      until: [late - 1, late],
      // Who says an hour means about that.
      at: [Math.max(0, hour - 1), hour + 2],
    }[how ?? "at"];
    return { count: clock.to - from, term: termOf(how ?? "at", [first, last], hour) };
  }

  /**
   * Two hours with a word between: 2pm to 4pm, or 2-4pm.
   * @param {string[]} tokens
   * @param {number} at
   * @param {boolean} isIntroduced whether a word before says so: between 2 and 4
   * @returns {{ hours: [number, number], to: number } | null}
   */
  between(tokens, at, isIntroduced) {
    const first = this.clockAt(tokens, at);
    if (!first) return null;
    const isJoined = this.said.and.has(tokens[first.to]);
    const last = this.clockAt(tokens, first.to + Number(isJoined));
    if (!last || !(isIntroduced ? isJoined : last.isSure)) return null;
    const end = hourOf(last, "between");
    const half = first.half || last.half;
    const start = hourOf(first.half || first.hour > last.hour ? first : { ...first, half }, "between");
    const to = end <= start && !last.half && end < NOON ? end + NOON : end;
    return start < to ? { hours: [start, to + Number(last.isHalf)], to: last.to } : null;
  }

  /**
   * The time of day from one word on: 9, 930am, half nine, half past 9, 5 pm, noon. null where it is none, or a
   * number of something else.
   * @param {string[]} tokens
   * @param {number} at
   * @returns {Clock | null}
   */
  clockAt(tokens, at) {
    const { said } = this;
    if (said.noon.has(tokens[at])) {
      return { hour: NOON, isHalf: false, half: "pm", isSure: false, to: at + 1 };
    }
    const isHalf = said.half.has(tokens[at]);
    let to = isHalf ? at + 1 : at;
    if (isHalf && said.past.has(tokens[to])) to++;
    const token = tokens[to] ?? "";
    const [, digits = "", minutes = "", joined = ""] = YEAR.test(token) ? [] : token.match(DIGITS) ?? [];
    const hour = digits ? Number(digits) : this.numbers.get(token) ?? 0;
    to++;
    const isAfter = !minutes && MINUTES.test(tokens[to] ?? "");
    const past = minutes || (isAfter ? tokens[to++] : "");
    if (!(hour >= 1) || hour >= DAY || (hour > NOON && !past) || Number(past) >= 60) return null;
    const half = joined || (said.am.has(tokens[to]) ? "am" : said.pm.has(tokens[to]) ? "pm" : "");
    if (half && !joined) to++;
    const isClock = said.clock.has(tokens[to]);
    if (isClock) to++;
    if (said.others.has(tokens[to])) return null;
    return {
      hour,
      isHalf: isHalf || Number(past) > 0,
      half: /** @type {"am" | "pm" | ""} */ (half),
      isSure: half !== "" || isClock || isHalf || isAfter || token.includes(":"),
      to,
    };
  }
}

/**
 * The hour of 24.
 * @param {Clock} clock
 * @param {How} how
 */
const hourOf = ({ hour, half }, how) => {
  if (hour > NOON) return hour;
  const isLate = half ? half === "pm" : hour <= LATEST[how] || hour === NOON;
  return hour % NOON + (isLate ? NOON : 0);
};

/**
 * @param {How} how
 * @param {[from: number, to: number]} hours
 * @param {number} [said] the one that was said
 * @returns {Term}
 */
const termOf = (how, [from, to], said = from) => {
  const [start, end, about] = [from, to, said].map((hour) =>
    timeWords(`${hour % DAY}`.padStart(2, "0") + ":00")
  );
  const labels = {
    before: () => message("find.hours-before", { time: end }),
    after: () => message("find.hours-after", { time: start }),
    until: () => message("find.hours-until", { time: end }),
    at: () => message("find.hours-at", { time: about }),
    between: () => message("find.hours-between", { start, end }),
  };
  const value = `${how === "after" ? "begins" : "on"} ${from} ${to}`;
  return { family: "hours", value, label: labels[how](), address: "", crisis: false };
};
