// Which of the rows that answer comes first. Plain weights, tuned on a set of queries; the reasons are in
// docs/decisions/0006-search.md.
import { has, size } from "./sets.js";

/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./parts.js").Part} Part */

/** What a row gains by how it fits a name or word that was typed. */
const FITS = {
  main: 3.6, // what it is first of all for
  term: 2.2, // what it is for too
  feature: 1.2, // is at a place that has what they need: a hearing loop
  brought: 0.8, // children are brought there, though it is for people of any age
  more: 0.7, // each other term of the same name
  name: 1.4, // says the word in its name
  partly: 0.7, // says some word of several in its name
  says: 0.4, // says the word anywhere
  telling: 2.5, // says a word for its kind that few others say: board games
  often: 0.5, // times how much it says it, of 1
  word: 1.4, // says a word that is no name of ours
  inPlace: 1.5,
  inTime: 1.5,
  priced: 0.6, // has a price, where somebody names one
  isSo: 1, // free, online, to be joined in that way
  spoken: 5, // in a language that somebody names: who speaks that alone can join in nothing else
  loosely: 0.3, // times that, where the asker only knows them
  forThem: 2, // for the people who were named
  exact: 0.12, // times more for each further word of the name that was typed
  alone: 0.8, // over how many times or audiences it has: it is for just that
  onlyThen: 1.8, // over how many times it has: it is on just then
  notYet: 0.5, // times that, where it is not on then within a week: the first Monday of a month
  wished: 1.3, // times that, where somebody wants it, though they have something else
  felt: 0.4, // times that, where it is only what they feel about something else
  vague: 0.3, // times all of that, for a word that says little
};

/** What a row gains or loses by how it stands, whatever was typed. */
const STANDS = {
  tiers: [0, -0.4, -0.6, -0.8, -1.8, -2.6], // on now, soon or with a wait, full, moved in, paused, not checked for long
  narrow: -1.2, // for some people only, and nobody said for whom
  narrowAsked: -0.6, // besides, where somebody asks for an access feature, and not for those people
  young: -2.6, // besides, where it is for people under 26
  others: -3.2, // for some people only, and others were named
  later: -0.6, // not within two weeks
  once: -0.5, // on one day only
  notThen: -1.8, // besides, where somebody asks for a time
  safety: -3, // about safety, and nobody asked for that
  pastime: 0.5, // something to do with others or to be active, where nobody says what for
  weekly: 0.3, // besides, where it is on every week
  particular: -0.3, // besides, where it is also for somebody in particular
  free: 0.2,
  turnUp: 0.2,
  referred: -0.3, // only through a professional
};

const YOUNG = 25;
/** By so much a row is below another. */
const BARELY = 1e-6;

/**
 * How seldom a word is, from 0.5 to 1.2: one that stands everywhere says little.
 * @param {number} count
 * @param {number} all
 */
const seldom = (count, all) => 0.5 + 0.7 * (1 - Math.log(1 + count) / Math.log(2 + all));

/**
 * Whether a term is somebody in particular: "not seeing anyone" says nothing of who it is for.
 * @param {import("./vocabulary.js").Term} term
 */
const isSomebody = ({ value }) => value !== "everyone";

/**
 * Whether some part names a need of safety.
 * @param {Part[]} parts
 */
export const asksForSafety = (parts) =>
  parts.some((part) => part.terms.some((term) => term.value.startsWith("safety")));

/** In how many columns of each family each row is: facts do not change while the page is open. */
/** @type {WeakMap<Facets, Map<string, Uint8Array>>} */
const COUNTS = new WeakMap();

/**
 * A function that says how many columns of a family a row is in. They are counted when that is first asked.
 * @param {string} family
 * @param {Facets} facets
 */
const counter = (family, facets) => {
  /** @type {Uint8Array | undefined} */
  let counts;
  return (/** @type {number} */ row) => {
    const known = counts ??= countsOf(family, facets);
    return known[row];
  };
};

/**
 * @param {string} family
 * @param {Facets} facets
 */
const countsOf = (family, facets) => {
  const masks = facets.masks(family);
  const all = COUNTS.get(facets) ?? new Map();
  COUNTS.set(facets, all);
  const counts = all.get(family) ?? new Uint8Array(facets.count);
  if (!all.has(family)) {
    for (const value of Object.keys(masks)) {
      for (const row of facets.numbers(facets.column(family, value))) counts[row]++;
    }
  }
  all.set(family, counts);
  return counts;
};

/**
 * How well a row stands, whatever was typed.
 * @param {Part[]} parts
 * @param {Facets} facets
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 */
const standing = (parts, facets, { audiences, ages }) => {
  const isSafetyAsked = asksForSafety(parts);
  const named = facets.anyOf(
    parts.flatMap((part) => part.terms).flatMap((
      { family, value },
    ) => [...family === "audience" ? [value] : [], ...audiences.get(`${family} ${value}`) ?? []]).map((
      audience,
    ) => facets.column("audience", audience)),
  );
  const isSaid = parts.some((part) => part.kind === "who" && !part.isLoose && part.terms.some(isSomebody));
  const isAccess = parts.some((part) => part.kind === "access");
  const narrow = STANDS.narrow + STANDS.narrowAsked * Number(isAccess);
  const isTimed = parts.some((part) => part.kind === "time");
  // Who asks for an afternoon, or for what has no steps, looks for something to do.
  const isOpen = parts.every(({ kind, isVague, isIdle, isVenue }) =>
    isVague || isIdle || isVenue || (kind !== "subject" && kind !== "word")
  );
  const [later, pastime, safety] = ["later", "pastime", "safety"].map((family) =>
    facets.column(family, "yes")
  );
  const [referred, turnUp] = ["professional", "drop-in"].map((route) => facets.column("joining", route));
  const once = facets.column("often", "once");
  const free = facets.column("cost", "free");
  const young = facets.anyOf(
    ages.filter(({ to }) => to <= YOUNG).map(({ term }) => facets.column("audience", term.value)),
  );
  const everyone = facets.column("audience", "everyone");
  const routes = Object.keys(facets.masks("joining")).filter((route) => route !== "professional");
  const others = facets.anyOf(routes.map((route) => facets.column("joining", route)));
  const everyWeek = facets.anyOf(["weekly", "any-time"].map((often) => facets.column("often", often)));
  const audiencesOf = counter("audience", facets);
  /** How well a row stands as something to do. @param {number} row */
  const asPastime = (row) =>
    STANDS.pastime * Number(has(pastime, row)) +
    STANDS.weekly * Number(has(everyWeek, row)) +
    STANDS.particular * Number(has(everyone, row) && audiencesOf(row) > 1);
  /** @param {number} row */
  return (row) => {
    const isNarrow = !has(everyone, row) && !has(named, row);
    const isForOthers = isNarrow && isSaid;
    const isReferred = has(referred, row) && !has(others, row);
    return STANDS.tiers[Math.min(facets.tier(row), STANDS.tiers.length - 1)] +
      (isForOthers ? STANDS.others : narrow * Number(isNarrow)) +
      STANDS.young * Number(isNarrow && has(young, row)) +
      STANDS.later * Number(!facets.tier(row) && has(later, row)) +
      STANDS.notThen * Number(isTimed && (has(later, row) || facets.tier(row) > 0)) +
      STANDS.safety * Number(!isSafetyAsked && has(safety, row)) +
      (isOpen ? asPastime(row) : 0) +
      STANDS.once * Number(has(once, row)) +
      STANDS.free * Number(has(free, row)) +
      STANDS.turnUp * Number(has(turnUp, row)) +
      STANDS.referred * Number(isReferred);
  };
};

/**
 * Whether it is a word for a kind of activity that few of its listings say: board games.
 * @param {Part} part
 */
const isTelling = ({ terms, text, byTerm }) =>
  3 * text.size <= size(byTerm) && terms.every(({ family }) => family === "category");

/**
 * How well a row fits one part.
 * @param {Part} part
 * @param {number} row
 * @param {number} loudest the best score of any word
 * @param {number} all how many rows there are
 * @param {{ times: (row: number) => number, audiences: (row: number) => number, needs: (row: number) => number }} counts of a row
 */
const fitOfPart = (part, row, loudest, all, { times, audiences, needs }) => {
  const { kind, columns, byTerm, main, named, echo, text, brought } = part;
  if (kind === "time") {
    const much = has(main, row) ? 1 : FITS.notYet;
    return has(byTerm, row) ? FITS.inTime + FITS.onlyThen * much / Math.max(1, times(row)) : 0;
  }
  if (kind === "fact") {
    const much = part.terms.some(({ family }) => family === "language") ? FITS.spoken : FITS.isSo;
    const facts = columns.filter((column) => has(column, row)).length;
    return has(byTerm, row) ? much * facts + FITS.priced * Number(has(main, row)) : 0;
  }
  const score = echo.get(row);
  const said = score === undefined ? 0 : FITS.says + FITS.often * score / loudest;
  const isNamed = has(named, row) ? FITS.name : FITS.partly * Number(has(part.partly, row));
  if (kind === "place") return FITS.inPlace * Number(has(byTerm, row)) + isNamed + said;
  const terms = columns.filter((column) => has(column, row)).length;
  if (kind === "who") {
    const isForThem = terms > 0 && part.terms.some(isSomebody);
    const fit = (isForThem ? FITS.forThem + FITS.alone / Math.max(1, audiences(row)) : 0) + isNamed + said;
    return part.isLoose ? FITS.loosely * fit : fit;
  }
  if (kind === "word") {
    const much = seldom(text.size, all) * (part.isVague ? FITS.vague : 1);
    return (FITS.word * Number(text.has(row)) + isNamed + said) * much;
  }
  const rare = 0.4 + 0.6 * seldom(size(byTerm), all);
  const isBrought = has(brought, row);
  if (isBrought && !terms) return (FITS.brought + said) * rare;
  const isNeeded = columns.some((column, at) => part.terms[at]?.family !== "access" && has(column, row));
  const term = has(main, row) ? FITS.main : isNeeded ? FITS.term : FITS.feature * Number(terms > 0);
  const telling = text.has(row) && isTelling(part) ? FITS.telling : 0;
  const more = terms ? FITS.more * (terms - 1) + FITS.alone / Math.max(1, needs(row)) : 0;
  return (term + more + isNamed + said + telling + FITS.brought * Number(isBrought)) *
    (1 + FITS.exact * part.length) *
    rare *
    (part.isWished ? FITS.wished : 1) * (part.isFeeling ? FITS.felt : 1);
};

/**
 * A score by which each of several troubles is answered near the top: the best row of one that neither of the first
 * two rows is for comes second, or third where those two fit equally well. "My back hurts and I'm lonely" asks for both.
 * @param {Part[]} parts
 * @param {number[]} rows those that answer
 * @param {(row: number) => number} score
 * @returns {(row: number) => number}
 */
export const balanced = (parts, rows, score) => {
  const troubles = parts.filter((part) => part.kind === "subject" && !part.isFeeling && size(part.byTerm));
  if (troubles.length < 2 || rows.length < 3) return score;
  const ordered = rows.map((row) => ({ row, much: score(row) })).sort((one, other) => other.much - one.much);
  const [first, second] = ordered;
  /** @type {Map<number, number>} */
  const raised = new Map();
  for (const { byTerm } of troubles) {
    if (has(byTerm, first.row) || has(byTerm, second.row)) continue;
    const best = ordered.find(({ row }) => has(byTerm, row));
    if (best) raised.set(best.row, (first.much + second.much) / 2 - BARELY);
  }
  return raised.size ? (row) => raised.get(row) ?? score(row) : score;
};

/**
 * How well each row fits the parts of a query, and stands besides.
 * @param {Part[]} parts
 * @param {Facets} facets
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @returns {{ fit: (row: number) => number, score: (row: number) => number }}
 */
export const rankingBy = (parts, facets, vocabulary) => {
  const loudest = Math.max(1, ...parts.flatMap((part) => [...part.echo.values()]));
  const stands = standing(parts, facets, vocabulary);
  const counts = {
    times: counter("times", facets),
    audiences: counter("audience", facets),
    needs: counter("need", facets),
  };
  /** @param {number} row */
  const fit = (row) =>
    parts.reduce((sum, part) => sum + fitOfPart(part, row, loudest, facets.count, counts), 0);
  return { fit, score: (row) => fit(row) + stands(row) };
};
