import assert from "node:assert/strict";
import "./english.js";
import { dateWords, dayAfter, dayNumber, hoursWords, timeWords } from "../../theme/scripts/shared/dates.js";
import { londonTime } from "../../theme/scripts/shared/london-time.js";

Deno.test("a day is one more than the day before, whatever the clocks do", () => {
  assert.equal(dayNumber("2027-03-29") - dayNumber("2027-03-28"), 1);
  assert.equal(dayAfter("2026-12-31"), "2027-01-01");
  assert.equal(dayAfter("2028-02-28"), "2028-02-29");
});

Deno.test("a date has its year where that is another than today's", () => {
  assert.equal(dateWords("2026-11-24", "2026-11-23"), "Tuesday 24 November");
  assert.equal(dateWords("2027-01-01", "2026-12-31"), "Friday 1 January 2027");
});

for (
  const [time, words] of [
    ["00:00", "midnight"],
    ["00:05", "12.05am"],
    ["09:30", "9.30am"],
    ["12:00", "noon"],
    ["12:30", "12.30pm"],
    ["19:00", "7pm"],
  ]
) {
  Deno.test(`${time} is ${words}`, () => assert.equal(timeWords(time), words));
}

Deno.test("hours have an end, if somebody gave one", () => {
  assert.equal(hoursWords("10:00"), "10am");
  assert.equal(hoursWords("10:00", "12:00"), "10am to noon");
  assert.equal(hoursWords("00:00", "00:00"), "all day");
  assert.equal(hoursWords("09:00", "09:00"), "24 hours from 9am");
});

Deno.test("the reader's day is the day in London", () => {
  assert.deepEqual(londonTime(new Date("2026-06-30T23:30:00Z")), ["2026-07-01", "00:30"]);
});
