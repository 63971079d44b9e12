import assert from "node:assert/strict";
import "./english.js";
import { answerTo } from "../../theme/templates/components/find/answer.js";
import { withChoice } from "../../theme/templates/components/find/choice.js";
import { counted } from "../../theme/templates/components/find/counted.js";
import { Facets } from "../../theme/templates/components/find/facets.js";
import { decodeWords } from "../../theme/templates/components/find/front-coding.js";
import { inOrder } from "../../theme/templates/components/find/order.js";
import { pageFinder } from "../../theme/templates/components/find/pages.js";
import { QueryReader } from "../../theme/templates/components/find/query.js";
import { slips } from "../../theme/templates/components/find/slips.js";
import { add, both, has, size } from "../../theme/templates/components/find/sets.js";
import { AT_ONCE, readState, writeState } from "../../theme/templates/components/find/state.js";
import { Vocabulary } from "../../theme/templates/components/find/vocabulary.js";
import { nearest, sound, Spelling } from "../../theme/templates/components/find/spelling.js";
import { daysOf } from "../../theme/templates/components/find/times.js";
import { plain, singular, stem, withPostcodes } from "../../theme/templates/components/find/words.js";

/** @param {number[]} numbers */
const column = (...numbers) => {
  const set = new Uint8Array(2);
  for (const number of numbers) add(set, number);
  return btoa(String.fromCharCode(...set));
};

// Ten listings: 0 to 5 run, 6 and 7 are full, 8 is paused, 9 nobody has checked for long.
const facets = new Facets({
  version: "1",
  count: 10,
  inAFile: 10,
  tiers: [6, 8, 9, 9],
  masks: {
    need: { loneliness: column(0, 1, 6, 9), debt: column(1, 2) },
    cost: { free: column(0, 2, 8) },
    times: { "monday-morning": column(0), "monday-evening": column(1), "friday-evening": column(2) },
    access: { "step-free": column(0, 1) },
    ask: { "step-free": column(2) },
    main: { "need:loneliness": column(6) },
    area: { highfield: column(0, 2), northgate: column(2) },
    apart: { "highfield friday-evening": column(2) },
    comes: { yes: column(1, 3, 9) },
  },
});

/** @type {import("../../theme/templates/components/find/vocabulary.js").WordsFile} */
const FILE = {
  version: "1",
  terms: [
    ["need", "loneliness", "Loneliness", "0lonely,0loneliness", "needs/loneliness/", true],
    ["need", "debt", "Debt", "0debt,0money worries", "needs/debt/", false],
    ["day", "monday", "Monday", "0monday", "", false],
    ["day", "friday", "Friday", "0friday", "", false],
    ["area", "highfield", "Highfield", "0highfield", "areas/highfield/", false],
    ["access", "step-free", "Step-free", "0step free", "", false],
  ],
  phrases: [],
  alsoAudiences: [],
  moments: [["tomorrow", "Tomorrow", ["tomorrow"]], ["weekend", "At the weekend", ["weekend"]]],
  wider: [],
  everywhere: ["larkwell"],
  cannot: ["cant", "cannot"],
  without: ["no", "without"],
  sameWords: [["sleep", "slept"], ["joint", "knee", "hip"], ["sore", "hurt", "bad"]],
  small: ["for", "in", "need", "on", "the"],
  vague: ["club"],
  ages: [["older-people", 55, 120]],
  ageWords: ["aged", "over"],
  noAgeWords: ["bus"],
  otherSpellings: [["nite", "night"]],
  notWords: ["not"],
  notTimes: ["cant do"],
  refusable: ["groups"],
  orWords: ["or"],
  namedDates: [["christmas day", "12-25"]],
  refusals: ["but not"],
  afterNot: ["a"],
  feelings: ["worried"],
  aboutWords: ["about"],
  asking: ["talk"],
  topicWords: ["about"],
  havingWords: ["with"],
  busWords: ["bus"],
  venues: [],
  english: "",
  leastAgeWords: ["over"],
  wishWords: ["but"],
  pastWords: ["ago"],
  hourWords: {
    before: ["before"],
    after: ["after", "from"],
    until: ["until"],
    at: ["at"],
    between: ["between"],
    and: ["and", "to", "until"],
    clock: ["oclock"],
    half: ["half"],
    past: ["past"],
    am: ["am"],
    pm: ["pm"],
    noon: ["noon"],
    others: ["years", "months"],
  },
  numberWords: ["one", "two"],
  tensWords: ["twenty"],
  agesOf: [],
  relatives: [],
  upTo: "Up to £0",
  organisations: ["riverside rovers", "friends of tea"],
  by: [0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  ids: "a b c d e f g h i j",
  names: [[], [], [], ["the monday club"], [], ["step free crafts", "tea on wheels"], [], [], [], []],
  closed: [[["sewing bees"], "Sewing Bees", "activities/sewing-bees/", "Closed.", [[
    "Tea",
    "activities/tea/",
  ]]]],
  words: "0chess 0lonely 0tea",
  pages: [["p", "help/", "Get help", "Who to ring"]],
};

/** @type {Record<string, Record<string, number>>} */
const PAGES = { tea: { a: 1, c: 3, p: 1 }, chess: { d: 2 }, lonely: { a: 2 } };
const engine = {
  /** @param {string} query */
  search: (query) => {
    const found = PAGES[query.replaceAll('"', "")] ?? {};
    return Promise.resolve({
      results: Object.entries(found).map(([id, score]) => ({ id: `en_${id}`, score })),
    });
  },
};
const reader = new QueryReader(FILE, engine, facets);

Deno.test("that other columns would be needed is known, also when they are asked for again", () => {
  const few = new Facets({
    version: "1",
    count: 10,
    inAFile: 10,
    tiers: [10],
    masks: { need: { debt: column(1) } },
  }, true);
  for (const [family, lacks] of [["need", false], ["access", true], ["access", true], ["need", false]]) {
    few.lacks = false;
    few.column(`${family}`, "debt");
    assert.equal(few.lacks, lacks);
  }
});

Deno.test("words are compared without capitals, accents and signs", () => {
  assert.equal(plain(" Café / LGBTQ+ 10.30am "), "cafe lgbtq 1030am");
  assert.equal(plain("Can’t"), "cant");
});

Deno.test("a postcode is the same with and without its space", () => {
  assert.equal(withPostcodes("lw43fg"), "lw4 3fg");
  assert.equal(withPostcodes("near SW1A1AA, or LW4 3FG"), "near SW1A 1AA, or LW4 3FG");
  assert.equal(withPostcodes("b12 tuesday 2b or not2be"), "b12 tuesday 2b or not2be");
});

Deno.test("a letter or two are looked for as they are, never as the beginning of a word", async () => {
  /** @type {string[]} */
  const asked = [];
  /** @param {string} query */
  const search = (query) => {
    asked.push(query);
    const results = ['"ae"', '"oneills"', "wi"].includes(query) ? [{ id: "en_a", score: 1 }] : [];
    return Promise.resolve({ results });
  };
  const file = { ...FILE, words: "0ae 0oneills 0with" };
  const letters = new QueryReader(file, { search }, facets);
  assert.deepEqual((await letters.read("WI")).missing, ["wi"]);
  assert.deepEqual(facets.numbers((await letters.read("A&E")).rows), [0]);
  assert.deepEqual(facets.numbers((await letters.read("o neills")).rows), [0]);
  assert.deepEqual((await letters.read("C++")).missing, ["c"]);
  assert.deepEqual((await letters.read("X&Y")).missing, ["x y"]);
  assert.ok(!asked.includes('"a"'));
});

Deno.test("a slip is a letter missing, added, wrong or swapped", () => {
  assert.equal(slips("lonley", "lonely", 2), 1);
  assert.equal(slips("chair", "chairs", 2), 1);
  assert.equal(slips("chair", "stair", 2), 2);
  assert.equal(slips("tea", "gardening", 2), 3);
});

Deno.test("the nearest word is one that begins alike, and numbers have none", () => {
  assert.deepEqual(nearest("lonley", ["lovely", "lonely"]), ["lonely", 0.5]);
  assert.deepEqual(nearest("onely", ["lonely"]), ["", Infinity]);
  assert.deepEqual(nearest("2026", ["2027"]), ["", Infinity]);
  assert.deepEqual(nearest("tee", ["tea"]), ["", Infinity]);
});

Deno.test("words that sound alike are near, words with another letter are other words", () => {
  assert.equal(sound("eksersize"), sound("exercise"));
  assert.equal(nearest("nitting", ["knitting"])[0], "knitting");
  assert.equal(nearest("excersise", ["exercise"])[0], "exercise");
  assert.equal(nearest("slimin", ["slimming"])[0], "slimming");
  assert.equal(nearest("gardnin", ["gardening"])[0], "gardening");
  assert.equal(nearest("chess", ["chest"])[0], "");
  assert.equal(nearest("debr", ["debt"])[0], "debt");
  assert.equal(nearest("quidditch", ["cadute"])[0], "");
  assert.deepEqual(["choirs", "stories", "glasses", "bus"].map(singular), ["choir", "story", "glass", "bus"]);
  assert.deepEqual(["worrying", "running", "caring"].map(stem), ["worry", "run", "car"]);
});

Deno.test("a word nobody knows is a name of ours before it is a word of a text", () => {
  const file = { ...FILE, small: ["for"], words: "0falling 0feeling 0fell 0memorial" };
  const spelling = new Spelling(new Vocabulary(file), (word) => word === "kept");
  /** @type {[string, string][]} */
  const meant = [
    ["lonley", "lonely"],
    ["moneyworries", "money worries"],
    ["memrial", "memorial"],
    ["kept", "kept"],
    ["legs", "legs"],
    ["feel", "feel"],
  ];
  for (const [typed, words] of meant) assert.equal(spelling.meant(typed).join(" "), words);
  assert.ok(spelling.isTorn("mon", "day") === false && spelling.isTorn("high", "field"));
});

Deno.test("of two names that sound alike, the one that a listing says was meant", () => {
  /** @type {import("../../theme/templates/components/find/vocabulary.js").WordsFile["terms"]} */
  const terms = [["need", "home", "Managing at home", "0sealing,2lling", "", false]];
  const spelling = new Spelling(new Vocabulary({ ...FILE, terms, words: "0selling" }), () => false);
  assert.deepEqual(spelling.meant("seling"), ["selling"]);
});

Deno.test("a word of English is no slip, though it is one letter from a name", () => {
  /** @type {import("../../theme/templates/components/find/vocabulary.js").WordsFile["terms"]} */
  const terms = [["need", "hearing", "Hearing loss", "0hearing", "", false]];
  const vocabulary = new Vocabulary({ ...FILE, terms });
  const spelling = new Spelling(vocabulary, () => false, "0hoarding");
  assert.deepEqual(spelling.meant("hoarding"), ["hoarding"]);
  assert.deepEqual(spelling.meant("haering"), ["hearing"]);
  assert.deepEqual(new Spelling(vocabulary, () => false).meant("hoarding"), ["hearing"]);
});

Deno.test("a time that is named by today is days and parts of days", () => {
  /** @type {[string, string]} */
  const monday = ["2026-11-23", "14:00"];
  const [days, dates] = [["monday"], ["2026-11-23"]];
  assert.deepEqual(daysOf("now", monday), { days, parts: ["afternoon"], dates });
  assert.deepEqual(daysOf("tonight", monday), { days, parts: ["evening"], dates });
  assert.deepEqual(daysOf("tomorrow", ["2026-11-29", "09:00"]), { days, parts: [], dates: ["2026-11-30"] });
  assert.deepEqual(daysOf("weekend", monday).days, ["saturday", "sunday"]);
  assert.equal(daysOf("after-work", monday).days.length, 5);
  assert.deepEqual(daysOf("some day", monday), { days: [], parts: [], dates: [] });
});

Deno.test("hours are read as people say them, and other numbers are none", () => {
  const { hours } = new Vocabulary(FILE);
  /** @type {Record<string, [count: number, value: string] | null>} */
  const said = {
    "before 9": [2, "on 0 9"],
    "before 930": [2, "on 0 10"],
    "before noon": [2, "on 0 12"],
    "after 6": [2, "begins 18 24"],
    "after 10": [2, "begins 10 24"],
    "after half past two": [4, "begins 14 24"],
    "until 8": [2, "on 19 20"],
    "at 3": [2, "on 14 17"],
    "10 oclock": [2, "on 9 12"],
    "7 30 pm": [3, "on 18 21"],
    "between 2 and 4": [4, "on 14 16"],
    "between 7 and 9": [4, "on 19 21"],
    "from 11 until 1": [4, "on 11 13"],
    "2 4pm": [2, "on 14 16"],
    "9am to 1pm": [3, "on 9 13"],
    "12 2pm": [2, "on 12 14"],
    "2 4": null,
    "after 6 months": null,
    "from 3 to 5 years": null,
    "until 2027": null,
    "between 13 and 18": null,
    "noon": null,
    "after": null,
  };
  for (const [words, expected] of Object.entries(said)) {
    const found = hours.at(words.split(" "), 0);
    assert.deepEqual(found && [found.count, found.term.value], expected, words);
  }
});

Deno.test("what begins in some hours is no longer on from before, unless it is open all the time", () => {
  const file = {
    ...facets.file,
    masks: {
      hour: { 17: column(0, 1), 18: column(0, 1, 2), 19: column(2) },
      often: { "any-time": column(1) },
    },
  };
  const timed = new Facets(file);
  assert.deepEqual(timed.numbers(timed.hours("begins 18 24")), [1, 2]);
  assert.deepEqual(timed.numbers(timed.hours("on 0 18")), [0, 1]);
});

Deno.test("words are decoded from what they share with the one before", () => {
  assert.deepEqual(decodeWords("0chair 5s 2ess"), ["chair", "chairs", "chess"]);
});

Deno.test("a query is read as the longest names we know", () => {
  const vocabulary = new Vocabulary(FILE);
  /** @param {string} query */
  const names = (query) => vocabulary.spans(query.split(" ")).map(({ name }) => name);
  assert.deepEqual(names("money worries in larkwell on monday"), ["money worries", "monday"]);
  assert.deepEqual(names("the"), ["the"]);
  assert.deepEqual(vocabulary.termsOf("debts").map(({ value }) => value), ["debt"]);
});

Deno.test("sets of rows", () => {
  assert.deepEqual(facets.numbers(facets.first(3)), [0, 1, 2]);
  assert.equal(size(facets.all()), 10);
  assert.equal(size(facets.all(), facets.column("cost", "free")), 3);
  assert.ok(has(facets.column("need", "debt"), 2));
  assert.equal(size(facets.column("need", "nothing")), 0);
  assert.deepEqual(facets.numbers(both(facets.column("need", "loneliness"), facets.column("need", "debt"))), [
    1,
  ]);
});

Deno.test("a day and a part of the day are one question", () => {
  assert.deepEqual(facets.numbers(facets.times(["monday"], ["evening"])), [1]);
  assert.deepEqual(facets.numbers(facets.times(["monday"], [])), [0, 1]);
  assert.deepEqual(facets.numbers(facets.having("time", "evening")), [1, 2]);
});

Deno.test("values of a family widen, families narrow, access asks first", () => {
  const needs = answerTo({ need: ["loneliness", "debt"] }, null, facets);
  assert.deepEqual(needs.sure, [0, 1, 2, 6]);
  assert.equal(needs.older, 1);
  const free = answerTo({ need: ["loneliness", "debt"], cost: ["free"] }, null, facets);
  assert.deepEqual(free.sure, [0, 2]);
  const access = answerTo({ access: ["step-free"] }, null, facets);
  assert.deepEqual([access.sure, access.ask], [[0, 1], [2]]);
});

Deno.test("what comes to people is kept apart where an area is chosen", () => {
  const area = answerTo({ area: ["highfield"], need: ["loneliness"] }, null, facets);
  assert.deepEqual([area.sure, area.come], [[0], [1]]);
  assert.deepEqual(answerTo({ need: ["loneliness"] }, null, facets).come, []);
});

Deno.test("an area and a day are of one session", () => {
  const asked = [["highfield", "friday"], ["northgate", "friday"], ["highfield", "monday"]];
  const found = asked.map(([area, day]) => answerTo({ area: [area], day: [day] }, null, facets).sure);
  assert.deepEqual(found, [[], [2], [0]]);
  const both = answerTo({ area: ["highfield", "northgate"], day: ["friday"] }, null, facets);
  assert.deepEqual(both.sure, [2]);
  assert.deepEqual(["highfield", "northgate"].map((area) => both.leaves("area", area)), [0, 1]);
  assert.equal(answerTo({ area: ["highfield"] }, null, facets).leaves("day", "friday"), 0);
  assert.equal(answerTo({ area: ["highfield"] }, null, facets).leaves("time", "evening"), 0);
});

Deno.test("an area that is typed is one with the days, and keeps what comes to people apart", async () => {
  const friday = await reader.read("friday in highfield");
  assert.deepEqual(answerTo({}, friday, facets).sure, []);
  const typed = await reader.read("highfield");
  assert.deepEqual(answerTo({ day: ["friday"] }, typed, facets).sure, []);
  assert.deepEqual(answerTo({ area: ["highfield"] }, await reader.read("friday"), facets).sure, []);
  const answer = answerTo({}, typed, facets);
  assert.deepEqual([answer.sure, answer.come], [[0, 2], [1, 3]]);
  const lonely = answerTo({}, await reader.read("lonely in highfield"), facets);
  assert.deepEqual([lonely.sure, lonely.come], [[0], [1]]);
});

Deno.test("the number beside a filter is what it would show", () => {
  const { leaves } = answerTo({ need: ["debt"] }, null, facets);
  assert.equal(leaves("need", "loneliness"), 3);
  assert.equal(leaves("cost", "free"), 1);
  assert.equal(leaves("old", "yes"), 1);
});

Deno.test("a term is found by its column, other words by the listings that say them", async () => {
  const lonely = await reader.read("I am lonely");
  assert.deepEqual(facets.numbers(lonely.rows), [0, 1, 6, 9]);
  assert.ok(lonely.crisis);
  const tea = await reader.read("tea");
  assert.deepEqual(facets.numbers(tea.rows), [0, 2]);
  assert.deepEqual(tea.pages, [{ address: "help/", title: "Get help", summary: "Who to ring" }]);
});

Deno.test("what no listing says is told, and a slip is read as the nearest word", async () => {
  const zumba = await reader.read("zumba");
  assert.deepEqual([zumba.missing, facets.numbers(zumba.rows)], [["zumba"], []]);
  const slip = await reader.read("chesss");
  assert.deepEqual([slip.missing, slip.lookedFor], [["chesss"], [{ label: "“chess”" }]]);
  assert.deepEqual(facets.numbers(slip.rows), [3]);
});

Deno.test("listings with some of the words are found where none has all", async () => {
  const query = await reader.read("chess tea");
  assert.ok(query.isPartial);
  assert.deepEqual(facets.numbers(query.rows), [0, 2, 3]);
});

Deno.test("an access feature that is typed works as if it were ticked", async () => {
  const query = await reader.read("step free tea");
  assert.deepEqual(query.features, ["step-free"]);
  const { sure, ask } = answerTo({}, query, facets);
  assert.deepEqual([sure, ask], [[0], [2]]);
});

Deno.test("what fits best comes first among what is equally on; a listing of that name leads", async () => {
  const query = await reader.read("lonely");
  assert.deepEqual(inOrder([6, 1, 0], query, facets), [0, 6, 1]);
  assert.deepEqual(inOrder([0, 1, 6], { ...query, named: [6] }, facets), [6, 0, 1]);
});

Deno.test("the nearest of what was asked for comes before what is nearer and only has something of it", () => {
  const facets = /** @type {any} */ ({ tier: (/** @type {number} */ row) => Number(row === 4) });
  const fits = [4, 2.1, 0.5, 3, 4];
  const query = /** @type {any} */ ({ named: [], score: (/** @type {number} */ row) => fits[row] });
  const least = Float64Array.of(3, 1, 0.1, 2, 0);
  assert.deepEqual(inOrder([0, 1, 2, 3, 4], query, facets, { least }), [1, 3, 0, 2, 4]);
  assert.deepEqual(inOrder([0, 1, 2, 3, 4], { ...query, named: [0] }, facets, { least }), [0, 1, 3, 2, 4]);
  const more = (/** @type {number} */ row) => 9 - row;
  assert.deepEqual(inOrder([0, 1, 2, 3], null, facets, { least, more }), [2, 1, 3, 0]);
});

Deno.test("a name is found whatever its words mean besides", async () => {
  for (const typed of ["The Monday Club", "monday club"]) {
    const query = await reader.read(typed);
    assert.deepEqual([query.named, query.missing], [[3], []]);
    assert.ok(has(query.rows, 3));
  }
  const other = await reader.read("Tea on wheels");
  assert.deepEqual(other.named, [5]);
  const withFacts = await reader.read("Step-free crafts");
  assert.deepEqual([withFacts.named, withFacts.features], [[5], []]);
  assert.ok(has(withFacts.rows, 5));
});

Deno.test("what nobody has checked for long is shown where somebody asks for it by its name", async () => {
  const file = { ...FILE, names: [...FILE.names.slice(0, 9), ["the wool gathering"]], words: "0wool" };
  const named = new QueryReader(file, {
    search: (query) => Promise.resolve({ results: query.includes("wool") ? [{ id: "en_j", score: 1 }] : [] }),
  }, facets);
  const found = async (/** @type {string} */ words) => answerTo({}, await named.read(words), facets).sure;
  assert.deepEqual(await found("wool gathering"), [9]);
  assert.deepEqual(await found("is there wool for the club"), [9]);
  assert.deepEqual(await found("lonely"), [0, 1, 6]);
});

Deno.test("what is over is known by its name, and never taken for a slip", async () => {
  const bees = await reader.read("sewing bees");
  assert.deepEqual(bees.closed.map(([, name]) => name), ["Sewing Bees"]);
  assert.deepEqual([bees.missing, bees.lookedFor], [[], []]);
  assert.deepEqual((await reader.read("tea")).closed, []);
});

Deno.test("without an index, names and terms are looked through and nothing is said to be missing", async () => {
  const names = new QueryReader(FILE, null, facets);
  const wheels = await names.read("wheels");
  assert.deepEqual([facets.numbers(wheels.rows), wheels.isNamesOnly], [[5], true]);
  assert.deepEqual(facets.numbers((await names.read("lonely")).rows), [0, 1, 6, 9]);
  const chess = await names.read("chess");
  assert.deepEqual([facets.numbers(chess.rows), chess.missing, chess.lookedFor], [[], [], []]);
});

Deno.test("a lost part of the index is an error, and is asked for again", async () => {
  const pagesWith = pageFinder({ search: () => Promise.resolve({ results: [] }) }, ["tea"]);
  await assert.rejects(pagesWith("tea"), /Pagefind has lost "tea"/);
  await assert.rejects(pagesWith("tea"), /Pagefind has lost "tea"/);
  assert.equal((await pagesWith("zumba")).size, 0);
});

Deno.test("what begins a word in another part of the index is found by that word", async () => {
  const byWord = {
    /** @param {string} query */
    search: (query) =>
      Promise.resolve({ results: query === '"ladybirds"' ? [{ id: "en_a", score: 2 }] : [] }),
  };
  assert.deepEqual([...await pageFinder(byWord, ["ladybirds"])("lady")], [["a", 0]]);
});

Deno.test("what is asked for goes into the address and comes back", () => {
  const place = { near: "LW3", within: 3, sort: "nearest", view: "map" };
  const state = { words: " tea & cake ", chosen: { need: ["debt"], old: [] }, shown: 40, ...place };
  const address = writeState(state);
  assert.equal(address, "#q=tea+%26+cake&need=debt&near=LW3&within=3&sort=nearest&view=map&shown=40");
  const back = readState(new URLSearchParams(address.slice(1)), [["need", "debt"], ["need", "loneliness"]]);
  assert.deepEqual(back, { words: "tea & cake", chosen: { need: ["debt"] }, shown: 40, ...place });
  const aged = readState(new URLSearchParams("age=34"), []);
  assert.equal(writeState(aged), "#age=34");
  assert.deepEqual(readState(new URLSearchParams("age=340"), []).chosen, {});
  const odd = readState(new URLSearchParams("within=3&sort=nearest"), []);
  assert.deepEqual([odd.near, odd.within, odd.sort], ["", 0, ""]);
  assert.equal(readState(new URLSearchParams("need=unknown"), []).shown, AT_ONCE);
});

Deno.test("a choice is added once and taken away", () => {
  assert.deepEqual(withChoice({ need: ["debt"] }, "need", "debt", true), { need: ["debt"] });
  assert.deepEqual(withChoice({ need: ["debt"] }, "need", "debt", false), { need: [] });
});

Deno.test("things are counted as people say it", () => {
  assert.equal(counted(0), "No activities");
  assert.equal(counted(1), "1 activity");
  assert.equal(counted(1200), "1,200 activities");
});
