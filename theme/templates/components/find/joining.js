// What the parts of a query mean together: which rows answer it, in which order, and what is said of that.
import { message } from "../../../scripts/shared/messages.js";
import { lookedFor, once, readingsOf } from "./chips.js";
import { add, both, has, less, size } from "./sets.js";
import { leftOut } from "./left-out.js";
import { otherPages } from "./other-pages.js";
import { asksForSafety, balanced, rankingBy } from "./ranking.js";
import { isKnownDate, rowsAt, timesIn } from "./when.js";
import { plain } from "./words.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./sets.js").RowSet} RowSet */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./vocabulary.js").Term} Term */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").WordsFile} WordsFile */

/**
 * What parts mean, before it is known whether somebody typed just a name. `hasFacts`: whether some part is a fact;
 * `refusedWords` is what is not wanted, as it was typed.
 * @typedef {Omit<Query, "named" | "byName" | "closed" | "isEmpty" | "isNamesOnly"> & { hasFacts: boolean, refusedWords: string[] }} Meaning
 */

// What is not wanted of these is left out.
const LEAVING_OUT = new Set(["time", "fact", "place"]);

/** What a row gains that is asked about by name, beside a feature that it does not say it has: step-free shed. */
const ASKED_ABOUT = 6;
/** What a row loses that somebody does not want. */
const UNWANTED = 3;
/** From so many parts on, single words only rank: a sentence has more of them than any listing. */
const A_SENTENCE = 3;
/** Of rows that have only some of what was asked, those within this of the best are shown. */
const NEAR_THE_BEST = 0.5;
/** Where so few have all of it, what is about the subject alone is shown too, lower. */
const FEW = 3;

/**
 * Parts without people whom the asker merely knows, where there is something else to go by; those that are
 * people of ours stay, for the order.
 * @param {Part[]} parts
 */
const withoutBystanders = (parts) => {
  const isOther = (/** @type {Part} */ part) =>
    !part.isLoose && !part.isVague && part.terms.length + part.text.size > 0;
  return parts.some(isOther)
    ? parts.filter((part) => !part.isLoose || part.kind === "who")
    : parts.map((part) => ({ ...part, isLoose: false }));
};

/**
 * The parts that leave something out. Beside times and access features, a word that says little does not: evening
 * activities. Nor does "not the gym" beside what somebody has, nor what they only feel about something else.
 * @param {Part[]} parts
 */
const narrowingAmong = (parts) => {
  const apart = parts.filter(({ kind }) => kind === "access" || kind === "time");
  const hasSubject = parts.some(({ kind, refused }) => kind === "subject" && !size(refused));
  return parts.filter((part) =>
    !apart.includes(part) && !part.isLoose && !part.isFeeling &&
    !(apart.length && (part.isVague || part.isIdle)) && !(hasSubject && size(part.refused))
  );
};

/**
 * Whether a word is one that hardly any listing says but those that have it in their names: who writes "bridge" in the
 * middle of a story asks for the bridge club.
 * @param {Part} part
 */
export const isOfName = ({ kind, isVague, isUnwanted, named, text }) =>
  kind === "word" && !isVague && !isUnwanted && size(named) > 0 && text.size <= 2 * size(named);

/**
 * What no listing says, as it was typed: each once, as what was run together is in several parts.
 * @param {Part[]} parts
 * @param {boolean} isStory
 */
const missingAmong = (parts, isStory) => {
  const missing = parts.filter((part) => part.isMissing && !(isStory && !part.terms.length));
  return [...new Set(missing.map(({ typed }) => typed))];
};

/**
 * Those of some facts that are not so of a row, in words.
 * @param {number} row
 * @param {Part[]} facts
 */
const factsNotOf = (row, facts) =>
  facts.filter(({ byTerm }) => !has(byTerm, row)).map(({ terms: [{ label }] }) => label)
    .join(message("list.between"));

/** Joins the parts of queries by what one build of the site knows. */
export class PartJoiner {
  /**
   * @param {Vocabulary} vocabulary
   * @param {WordsFile["pages"]} pages other pages than those of listings
   * @param {Facets} facets
   * @param {() => [day: string, time: string]} now the reader's day and time
   */
  constructor(vocabulary, pages, facets, now) {
    this.vocabulary = vocabulary;
    this.pages = pages;
    this.facets = facets;
    this.now = now;
  }

  /**
   * @param {Part[]} all
   * @param {string[]} pieces what stands between spaces
   * @returns {Meaning}
   */
  meaningOf(all, pieces) {
    const { facets } = this;
    const unwanted = all.filter((part) => part.isUnwanted);
    const parts = withoutBystanders(all.filter((part) => !part.isUnwanted));
    // A word that is nowhere narrows nothing, as long as there is another to go by.
    const useful = parts.filter((part) => part.terms.length || part.text.size);
    const terms = useful.flatMap((part) => part.terms);
    const named = useful.filter((part) => part.kind === "time").flatMap((part) => part.terms);
    const { days, parts: times } = timesIn(named, this.now());
    const areas = useful.filter((part) => part.kind === "place").flatMap((part) =>
      part.terms.map(({ value }) => value)
    );
    const inTime = rowsAt(named, facets, this.now());
    const narrowing = narrowingAmong(useful);
    const { fit, score: each } = rankingBy(useful, facets, this.vocabulary);
    const out = leftOut(unwanted, named, facets, this.now());
    const refused = facets.anyOf([this.refusedBy(unwanted), ...all.map((part) => part.refused)]);
    /** @param {Part[]} parts */
    const rowsOf = (parts) => this.rowsOf(parts, inTime, fit);
    const { rows, isPartial } = useful.length
      ? rowsOf(narrowing)
      : { rows: unwanted.length ? this.allBut(unwanted, refused) : facets.none(), isPartial: false };
    const barred = facets.anyOf([
      this.unasked(useful, named),
      out,
      ...useful.flatMap(({ age }) => age ? [facets.barred(age)] : []),
    ]);
    const { notSo, ...access } = this.accessAsked(useful, narrowing);
    const found = less(facets.anyOf([less(rows, facets.apart(areas, days, times)), notSo]), barred);
    const score = balanced(useful, facets.numbers(both(found, facets.first(facets.listed))), each);
    const isStory = this.isLong(pieces) && useful.some((part) => part.terms.length);
    const elsewhere = narrowing.filter((part) => part.kind !== "place");
    return {
      rows: found,
      anywhere: areas.length ? less(rowsOf(elsewhere).rows, barred) : found,
      areas,
      days,
      parts: times,
      isPartial: isPartial && size(found) > 0,
      ...access,
      hasFacts: useful.some((part) => part.kind === "fact"),
      refusedWords: unwanted.map(({ typed }) => typed),
      unsure: named.filter(({ family, value }) => family === "date" && !isKnownDate(value, this.now()[0]))
        .map(({ label }) => label),
      notLeftOut: unwanted.filter(({ terms }) => !terms.length).map(({ typed }) => typed),
      score: (/** @type {number} */ row) =>
        score(row) + ASKED_ABOUT * Number(access.remark(row) !== "") - UNWANTED * Number(has(refused, row)),
      readings: readingsOf([...useful, ...unwanted], pieces),
      lookedFor: once(useful.filter((part) => !part.isUnmet).flatMap(lookedFor)),
      missing: missingAmong(parts, isStory),
      unmet: once(useful.filter((part) => part.isUnmet).map(({ terms: [term] }) => term)),
      wider: once(useful.flatMap((part) => part.wider)),
      pages: otherPages(parts, this.pages),
      crisis: terms.some((term) => term.crisis),
    };
  }

  /**
   * Whether what was typed is a story, by the words of it that say something: "someone to walk my dog" is none.
   * @param {string[]} pieces
   */
  isLong(pieces) {
    return pieces.filter((piece) => !this.vocabulary.small.has(plain(piece))).length > A_SENTENCE;
  }

  /**
   * What is about safety, where somebody asks what is on tonight: that is to ask for something to do.
   * @param {Part[]} useful
   * @param {Term[]} named the times
   */
  unasked(useful, named) {
    const isForTime = named.length > 0 &&
      useful.every((part) => part.kind === "time" || part.isVague || part.isIdle);
    // At night hardly anything else is there.
    const isAlways = named.some(({ family, value }) => family === "often" && value === "always");
    return isForTime && !isAlways ? this.facets.column("safety", "yes") : this.facets.none();
  }

  /**
   * All rows but those that are refused; of times, people and facts, only those that are nothing else.
   * @param {Part[]} unwanted
   * @param {RowSet} refused
   */
  allBut(unwanted, refused) {
    const isOfOrder = unwanted.some(({ kind }) => kind === "subject" || kind === "word");
    return isOfOrder ? less(this.facets.all(), refused) : this.facets.all();
  }

  /**
   * The access features that are typed, and what need not have them.
   * @param {Part[]} useful
   * @param {Part[]} narrowing
   * @returns {Pick<Query, "features" | "anyAccess" | "remark"> & { notSo: RowSet }}
   */
  accessAsked(useful, narrowing) {
    const { facets } = this;
    const features = useful.filter((part) => part.kind === "access").flatMap(({ terms }) => terms);
    const facts = useful.filter((part) => part.kind === "fact");
    const [askedAbout, notSo] = this.askedAbout(narrowing, features, facts);
    // What comes to somebody has no steps.
    const comes = narrowing.some((part) => part.kind === "subject") ? [facets.column("comes", "yes")] : [];
    return {
      features: features.map(({ value }) => value),
      anyAccess: facets.anyOf([askedAbout, ...comes]),
      notSo,
      remark: (row) => {
        const lack = has(askedAbout, row) ? this.lackOf(row, features) : "";
        const isNot = has(notSo, row) ? message("find.is-not", { facts: factsNotOf(row, facts) }) : "";
        return [lack, isNot].filter(Boolean).join(" ");
      },
    };
  }

  /**
   * The row whose name the words besides access features and facts are, where it does not say that it has the
   * features; the same where the facts are not so of it: somebody who asks for a ramp to the Shed wants to see
   * the Shed, and who asks for a free gym wants to know that it isn't. None where several have such a name.
   * @param {Part[]} parts
   * @param {Term[]} features
   * @param {Part[]} facts
   * @returns {[without: RowSet, notSo: RowSet]}
   */
  askedAbout(parts, features, facts) {
    const { facets } = this;
    const none = facets.none();
    const words = parts.filter(({ kind }) => kind === "word" || kind === "subject");
    const named = words.map((part) => part.named).reduce(both, words.length ? facets.all() : none);
    if (size(named) !== 1) return [none, none];
    const all = facets.anyOf([
      facets.access(features.map(({ value }) => value), { orAsk: false }),
      facets.column("comes", "yes"),
    ]);
    const areSo = facts.map(({ byTerm }) => byTerm).reduce(both, facets.all());
    // A story may name a fact of something else.
    const isStory = parts.length >= A_SENTENCE ||
      parts.some(({ kind }) => kind === "time" || kind === "place");
    return [features.length ? less(named, all) : none, isStory ? none : less(named, areSo)];
  }

  /**
   * What a row does not say that it has, in words.
   * @param {number} row
   * @param {Term[]} features
   */
  lackOf(row, features) {
    const lacking = features.filter(({ value }) => !has(this.facets.column("access", value), row));
    return message("find.does-not-say", {
      features: lacking.map(({ label }) => label).join(message("list.between")),
    });
  }

  /**
   * The rows that are just what somebody does not want: what is mainly that, has it in its name, or is for nobody
   * but those people. What is left out of the results needs no lower place.
   * @param {Part[]} parts
   */
  refusedBy(parts) {
    const { facets } = this;
    const everyone = facets.column("audience", "everyone");
    return facets.anyOf(
      parts.filter(({ kind }) => !LEAVING_OUT.has(kind)).map(({ kind, main, named, byTerm }) =>
        kind === "who"
          ? less(byTerm, everyone)
          : facets.anyOf([main, named, ...kind === "subject" ? [] : [byTerm]])
      ),
    );
  }

  /**
   * The rows with all that is required, or with the most of it where none has all.
   * @param {Part[]} parts
   * @param {RowSet} inTime
   * @param {(row: number) => number} fit
   */
  rowsOf(parts, inTime, fit) {
    const { facets } = this;
    const subjects = parts.filter((part) => part.kind === "subject");
    const isTopic = (/** @type {Part} */ part) => part.kind === "subject" || isOfName(part);
    const isSentence = parts.length >= A_SENTENCE && parts.some(isTopic);
    const clear = parts.filter((part) => !part.isVague);
    const required = (clear.length ? clear : parts).filter((part) =>
      !isSentence || isTopic(part) || (part.kind !== "word" && part.kind !== "who")
    );
    const firm = parts.filter((part) => part.kind !== "place" && part.kind !== "fact");
    const isForAll = subjects.length > 0 ? [facets.column("audience", "everyone")] : [];
    /** @param {Part} part */
    const rowsFor = (part) => part.kind === "who" ? facets.anyOf([part.rows, ...isForAll]) : part.rows;
    /** @param {Part} part */
    const firmly = (part) => part.kind === "subject" ? this.firmly(part) : rowsFor(part);
    // Of several people, any may be the one it is for; of a story, any subject may be what somebody wants.
    const isPeople = (/** @type {Part} */ { kind }) => kind === "who";
    const isAny = (/** @type {Part} */ part) => isPeople(part) || (isSentence && isTopic(part));
    const any = [isPeople, isTopic].map((isOne) =>
      required.filter((part) => isOne(part) && isAny(part)).map(firmly)
    ).filter((sets) => sets.length > 0).map((sets) => facets.anyOf(sets));
    const each = required.filter((part) => !isAny(part));
    const strong = [...any, ...each.map(firmly)].reduce(both, inTime);
    const main = subjects.filter((part) => size(this.about(part)));
    // What keeps people safe is hardly all that somebody asks for who names children and a day.
    const isSafety = !asksForSafety(parts) && !size(less(strong, facets.column("safety", "yes")));
    // Who somebody is leaves nothing out in a story, but is as good a reason as what they name.
    const people = isSentence || isSafety
      ? parts.filter((part) => part.kind === "who" && (isSafety || !part.isLoose))
      : [];
    const isNarrowed = people.length > 0 ||
      required.some((part) =>
        part.kind === "word" || part.kind === "who" || (part.kind === "subject" && !isSentence)
      );
    const isMore = required.length + people.length > 1;
    if (main.length && isNarrowed && isMore && size(strong) && size(strong) < FEW) {
      const kept = each.filter((part) => part.kind === "place" || part.kind === "fact").map(firmly);
      const about = [
        facets.anyOf([...main.map((part) => this.about(part)), ...people.map(({ byTerm }) => byTerm)]),
        ...kept,
      ].reduce(both, inTime);
      return { rows: facets.anyOf([strong, about]), isPartial: false };
    }
    if (required.length > 1 && size(strong)) return { rows: strong, isPartial: false };
    const all = required.map(rowsFor).reduce(both, inTime);
    if (size(strong) || (required.length < 2 && size(inTime) === facets.count)) {
      return { rows: all, isPartial: false };
    }
    if (!firm.length) return { rows: all, isPartial: false };
    const some = facets.numbers(facets.anyOf(firm.map((part) => part.rows)));
    const best = Math.max(...some.map(fit));
    // Of several troubles each keeps what is best for it.
    const leading = main.map(({ byTerm }) => Math.max(...facets.numbers(byTerm).map(fit)));
    const rows = facets.none();
    for (const row of some) {
      const isLeading = main.some(({ byTerm }, at) => has(byTerm, row) && fit(row) >= leading[at]);
      if (isLeading || fit(row) >= NEAR_THE_BEST * best) add(rows, row);
    }
    return { rows, isPartial: true };
  }

  /**
   * The rows that a subject is about, not those that merely say the word; all where there are no others.
   * @param {Part} part
   */
  firmly(part) {
    const firm = this.facets.anyOf([part.byTerm, part.named, part.brought]);
    return size(firm) ? firm : part.rows;
  }

  /** @param {Part} part */
  about(part) {
    return this.facets.anyOf([part.byTerm, part.named]);
  }
}
