import assert from "node:assert/strict";
import "./english.js";
import { isSameAnswer, linesOf } from "../../theme/templates/components/form/answers.js";
import { wantedBy } from "../../theme/templates/components/form/change-page.js";
import { filled, problemIn } from "../../theme/templates/components/form/checks.js";
import { letter, mail } from "../../theme/templates/components/form-send/letter.js";
import { quotedParts } from "../../theme/templates/components/form/quoting.js";
import { previewValues, timesWords } from "../../theme/templates/components/form-preview/preview.js";

const MESSAGES = {
  expected: "expected {expected}, found `{found}`",
  meant: "Write {meant}",
  missing: "is missing",
  unreadable: "expected {expected}",
};
const FIELD = { longest: 10, bounds: [0, 120], expected: "a time such as 10am" };

Deno.test("a message names what it is about, with thousands marked where it says so", () => {
  assert.equal(filled("{count:,} of {most}", { count: 1200, most: 1000 }), "1,200 of 1000");
});

Deno.test("what a message quotes stands between backticks, whatever it holds", () => {
  for (const [value, written] of [["tea", "`tea`"], ["`tea`", "`` `tea` ``"], ["a`b", "``a`b``"], ["", ""]]) {
    assert.equal(filled("`{found}`", { found: value }), written);
    if (value) assert.deepEqual(quotedParts(written), [{ text: value, isQuoted: true }]);
  }
  assert.deepEqual(quotedParts("Write `a: b`, not `c"), [
    { text: "Write ", isQuoted: false },
    { text: "a: b", isQuoted: true },
    { text: ", not `c", isQuoted: false },
  ]);
});

Deno.test("an answer is held against each step in turn", () => {
  const check = { steps: [{ must: "^[a-z]+$" }, { longest: true, message: "{over} too many" }] };
  assert.equal(problemIn(MESSAGES, check, " tea ", FIELD), null);
  assert.equal(problemIn(MESSAGES, check, "", FIELD), null);
  assert.equal(
    problemIn(MESSAGES, check, "Tea!", FIELD)?.message,
    "expected a time such as 10am, found `Tea!`",
  );
  assert.equal(problemIn(MESSAGES, check, "elevenchars", FIELD)?.message, "1 too many");
});

Deno.test("what was certainly meant is offered", () => {
  /** @type {import("../../theme/templates/components/form/checks.js").Check} */
  const check = { letters: "large", tidy: [[" +", " "]], steps: [{ must: "^[A-Z]+ [0-9]+$" }] };
  assert.deepEqual(problemIn(MESSAGES, check, "lw4  3", FIELD), {
    message: "expected a time such as 10am, found `lw4 3`",
    hint: "",
    meant: "",
  });
  assert.equal(problemIn(MESSAGES, check, "lw   3", FIELD)?.meant, "LW 3");
});

Deno.test("an answer of several parts is right if each is", () => {
  const check = { each: ",", steps: [{ bounds: true }] };
  assert.equal(problemIn(MESSAGES, check, "5, 120", FIELD), null);
  assert.match(problemIn(MESSAGES, check, "5, 121", FIELD)?.message ?? "", /found `121`/);
});

Deno.test("a date has to be a day that there is", () => {
  const check = { steps: [{ date: true }, { years: /** @type {[number, number]} */ ([2020, 2030]) }] };
  assert.equal(problemIn(MESSAGES, check, "2028-02-29", FIELD), null);
  assert.notEqual(problemIn(MESSAGES, check, "2027-02-29", FIELD), null);
  assert.notEqual(problemIn(MESSAGES, check, "2031-01-01", FIELD), null);
});

Deno.test("the order of lines is no change", () => {
  assert.ok(isSameAnswer("pain\nloneliness\n", "loneliness\npain"));
  assert.ok(!isSameAnswer("pain", "loneliness"));
  assert.deepEqual(linesOf(" one \n\ntwo"), ["one", "two"]);
});

Deno.test("a letter has each answer under its label", () => {
  const answers = [{ id: "name", label: "Name", text: "Tea", words: "Tea\n\nand cake" }];
  assert.equal(
    letter({ opening: "Form 1", request: "Add" }, answers),
    "Form 1\nAdd\n\nName:\n  Tea\n\n  and cake\n",
  );
});

Deno.test("an email's lines end as mail programs want them", () => {
  assert.equal(
    mail("a@b.example", "Add: Tea", "one\ntwo"),
    "mailto:a@b.example?subject=Add%3A%20Tea&body=one%0D%0Atwo",
  );
});

Deno.test("the address chooses a form and a listing, and nothing odd", () => {
  const wanted = wantedBy(new URLSearchParams("listing=sit-and-be-fit&do=pause"), "");
  assert.deepEqual(wanted, { request: "pause", slug: "sit-and-be-fit" });
  assert.deepEqual(wantedBy(new URLSearchParams("pause"), "pause"), { request: "pause", slug: "" });
  assert.equal(wantedBy(new URLSearchParams("listing=../../x"), "").slug, "");
});

const TIMES = {
  date: "^\\d{4}-\\d\\d-\\d\\d$",
  time: "^\\d\\d:\\d\\d$",
  times: /** @type {Record<string, [string, string]>} */ ({
    week: ["every {day}, {hours}", "every {day} at {hours}"],
    once: ["{day}, {hours}", "{day} at {hours}"],
  }),
};

Deno.test("times are worded as the site words them, and left as they are where they can't be read", () => {
  const today = "2026-11-23";
  assert.equal(timesWords("Tuesday 10:00 to 12:00", "week", today, TIMES), "Every Tuesday, 10am to noon");
  assert.equal(timesWords("2026-11-24, 10:00", "once", today, TIMES), "Tuesday 24 November at 10am");
  assert.equal(timesWords("now and then", "week", today, TIMES), "now and then");
});

Deno.test("a preview has the means of contact that comes first, and the price in words", () => {
  const prices = /** @type {Record<string, [string, string]>} */ ({ each: ["", "{amount} each time"] });
  const texts = {
    phone: "01632 960110",
    email: "a@b.example",
    price: "each",
    amount: "£3",
    venue: "The Hall",
  };
  const words = {
    "how_often": "Every week",
    area: "Highfield",
    format: "In person",
    joining: "Just turn up\nBook",
  };
  const values = previewValues(texts, words, "2026-11-23", { ...TIMES, prices });
  assert.equal(values.cost, "£3 each time");
  assert.deepEqual([values.verb, values.way], ["Ring", "01632 960110"]);
  assert.equal(values.where, "The Hall, Highfield");
  assert.equal(values.when, "Every week");
  assert.equal(values.joining, "Just turn up, Book");
});
