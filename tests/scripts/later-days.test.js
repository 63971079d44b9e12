import assert from "node:assert/strict";
import "./english.js";
import { laterMessage } from "../../theme/scripts/later-days/agenda.js";
import { listingOn } from "../../theme/scripts/later-days/listing.js";
import { ageMessage } from "../../theme/scripts/later-days/page-age.js";
import {
  openState,
  parseSessions,
  sessionState,
  sessionWords,
} from "../../theme/scripts/later-days/sessions.js";

const TODAY = "2026-11-24";

Deno.test("a session is read from what the page carries", () => {
  const [evening, night, unsure] = parseSessions(
    "2026-11-24s19:00-20:30 2026-11-24h22:00-02:00 2026-11-25s10:00?",
  );
  assert.equal(evening.ends, "2026-11-24T20:30");
  assert.equal(night.ends, "2026-11-25T02:00");
  assert.deepEqual([unsure.end, unsure.ends, unsure.uncertain], [undefined, undefined, true]);
  const [booked, full] = parseSessions("2026-11-26h09:00-16:00!2026-11-24 2026-11-25s10:00?!0001-01-01");
  assert.deepEqual([evening, booked, full].map(({ joinBy }) => joinBy), [
    "2026-11-24",
    "2026-11-24",
    "0001-01-01",
  ]);
  assert.throws(() => parseSessions("Tuesday"), /This is no session: Tuesday/);
});

Deno.test("the next session is named as people say it", () => {
  /** @param {string} written */
  const words = (written) => sessionWords(parseSessions(written)[0], TODAY);
  assert.equal(words("2026-11-24s19:00-20:30"), "today at 7pm");
  assert.equal(words("2026-11-25s10:00"), "tomorrow at 10am");
  assert.equal(words("2026-11-26s10:00"), "Thursday 26 November, 10am");
  assert.equal(words("2026-11-25h09:00-17:00"), "tomorrow, 9am to 5pm");
  assert.equal(words("2026-11-24d00:00"), "today");
  assert.equal(words("2026-11-25a00:00-00:00"), "tomorrow, ask for the time");
});

Deno.test("what is uncertain, or has no end, is asked about", () => {
  /** @param {string} written */
  const open = (written) => openState(parseSessions(written), TODAY, "2026-11-24T10:30");
  assert.equal(open("2026-11-24s10:00-12:00"), "yes");
  assert.equal(open("2026-11-24a00:00-00:00"), "ask");
  assert.equal(open("2026-11-24s10:00-12:00?"), "ask");
  assert.equal(open("2026-11-24s10:00"), "ask");
  assert.equal(open("2026-11-24s11:00-12:00"), "no");
});

Deno.test("a row of a list says that it is on or over, and nothing where that needs no saying", () => {
  assert.equal(sessionState("2026-11-24s10:00-12:00", TODAY, "11:00"), "on");
  assert.equal(sessionState("2026-11-24s10:00-12:00", TODAY, "12:00"), "over");
  assert.equal(sessionState("2026-11-24s10:00-12:00", TODAY, "09:00"), "");
  assert.equal(sessionState("2026-11-24h00:00-00:00", TODAY, "11:00"), "");
  assert.equal(sessionState("2026-11-24s10:00", TODAY, "23:00"), "");
});

/** @type {import("../../theme/scripts/later-days/listing.js").LaterDays} */
const LATER = {
  from: "2026-11-23",
  until: "2026-12-21",
  sessions: "2026-11-24s19:00-20:30 2026-12-01s19:00-20:30",
  statuses: [["2026-11-23", "running", "Running"], ["2026-12-10", "paused", "Paused for now"]],
  costs: [["2026-11-23", "£3", false], ["2026-12-01", "Free", true]],
};

Deno.test("a listing on a later day has what was known of that day", () => {
  assert.deepEqual(listingOn(LATER, "2026-11-24", "20:00"), {
    status: "running",
    label: "Running",
    cost: "£3",
    free: false,
    next: "today at 7pm",
    open: "yes",
  });
  const later = listingOn(LATER, "2026-12-10", "20:00");
  assert.deepEqual([later?.status, later?.free, later?.next, later?.open], ["paused", true, "", "no"]);
});

Deno.test("nobody knows a day that is too far from the page's", () => {
  assert.equal(listingOn(LATER, "2026-12-22", "10:00"), null);
  assert.equal(listingOn(LATER, "2026-11-22", "10:00"), null);
});

Deno.test("a page says how old it is after a few days", () => {
  assert.equal(ageMessage("2026-11-23", "2026-11-24", 2), "");
  assert.match(ageMessage("2026-11-23", "2026-11-25", 2), /has not been rebuilt for 2 days/);
});

Deno.test("what's on says when its days are over", () => {
  assert.equal(laterMessage("2026-11-24", "2026-11-30", TODAY), "");
  assert.equal(laterMessage("2026-11-23", "2026-11-29", TODAY), "Days that are over are left out.");
  assert.equal(
    laterMessage("2026-11-16", "2026-11-22", TODAY),
    "These are the sessions from Monday 16 November to Sunday 22 November. Today is Tuesday 24 November.",
  );
});
