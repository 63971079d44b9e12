// How far it is: postcodes in any spelling, distances in words, and what is on soonest.
import assert from "node:assert/strict";
import "./english.js";
import { distanceWords, miles, minutesUntil, Near } from "../../theme/templates/components/find/near.js";

/** @type {import("../../theme/templates/components/find/near.js").NearFile} */
const FILE = {
  version: "1",
  points: [[536000, 16000], [536145, 16000]],
  rows: [[0], [1], [0, 1], []],
  places: [[["northgate library"], "Northgate Library", 536000, 16000]],
  areas: [
    ["Far Away", "areas/far-away/", 537000, 16000],
    ["Old Town", "areas/old-town/", 536145, 16000],
    ["Northgate", "areas/northgate/", 536000, 16000],
  ],
  outward: { LW1: [536000, 16000, "E1"], LW11: [536100, 16000, "E2"] },
  place: "Larkwell",
  home: "E1",
  neighbours: { E2: ["Saltby", "https://saltby.example.org/"] },
};
/** @type {string[]} */
const asked = [];
const near = new Near(FILE, (outward) => {
  asked.push(outward);
  return Promise.resolve({
    middle: [536000, 16000],
    districts: ["E1"],
    units: { "1RS": [145, 0], "0AB": [0, 0] },
  });
});

Deno.test("a postcode is the same however it is written, and only its first half is asked for", async () => {
  for (const typed of ["LW1 1RS", "lw11rs", " Lw1-1rS ", "LW1 IRS"]) {
    const spot = await near.read(typed);
    assert.ok(typeof spot !== "string");
    assert.deepEqual([spot.label, spot.kept, spot.at], ["LW1\u00a01RS", "LW1", [536145, 16000]], typed);
  }
  const zero = await near.read("lw1 oab");
  assert.equal(typeof zero !== "string" && zero.label, "LW1\u00a00AB");
  assert.deepEqual([...new Set(asked)], ["LW1"]);
});

Deno.test("a letter for a figure makes no word a postcode", async () => {
  for (
    const [typed, label, words] of [
      ["LW1 lRS", "LW1\u00a01RS", ""],
      ["walks near LW1 IRS", "LW1\u00a01RS", "walks"],
      ["tea LW1OAB", "LW1\u00a00AB", "tea"],
      ["lw1 irs", "LW1\u00a01RS", ""],
      ["LW1 old people", "LW1", "old people"],
      ["lw1 out", "LW1", "out"],
      ["LW1 led walks", "LW1", "led walks"],
    ]
  ) {
    const found = await near.placeIn(typed, { isTyping: false });
    assert.deepEqual([found?.spot.label, found?.words], [label, words], typed);
  }
});

Deno.test("the beginning of a postcode is its middle, and an unknown one too", async () => {
  for (const [typed, label] of [["LW1", "LW1"], ["LW1 1", "LW11"], ["LW1 1R", "LW1"], ["LW1 9ZZ", "LW1"]]) {
    const spot = await near.read(typed);
    assert.equal(typeof spot !== "string" && spot.label, label, typed);
    assert.ok(typeof spot !== "string" && spot.note, typed);
  }
  assert.match(String(await near.read("ZZ9 9ZZ")), /in and near Larkwell, and ZZ9/);
  assert.match(String(await near.read("nowhere at all")), /nowhere at all/);
});

Deno.test("somebody beyond the border is told so, and whose directory there is", async () => {
  const spot = await near.read("LW11");
  assert.ok(typeof spot !== "string");
  assert.equal(spot.outside, "LW11 is outside Larkwell.");
  assert.equal(spot.neighbour?.[0], "Saltby");
});

Deno.test("the areas around are named, the nearest first, and a neighbour's directory within the border", async () => {
  const spot = await near.read("northgate library");
  assert.ok(typeof spot !== "string");
  assert.deepEqual(near.areasAbout(spot).map(({ label }) => label), ["Northgate", "Old Town"]);
  assert.equal(near.neighbourOf(spot)?.[0], "Saltby");
  const far = { ...spot, at: /** @type {[number, number]} */ ([530000, 16000]) };
  assert.deepEqual([near.areasAbout(far), near.neighbourOf(far)], [[], undefined]);
});

Deno.test("distances are of the nearest place, and unknown where there is none", async () => {
  const spot = await near.read("northgate library");
  assert.ok(typeof spot !== "string");
  const distances = near.distances(spot);
  assert.deepEqual([...distances].map((one) => Math.round(one * 10) / 10), [0, 1, 0, Infinity]);
  assert.equal(near.words(1, distances), "about 1 mile in a straight line");
  assert.equal(near.words(2, distances), "the nearest less than a quarter of a mile away");
  assert.equal(near.words(3, distances), "");
  assert.ok(near.nearness(0) > near.nearness(1) && near.nearness(Infinity) === 0);
  assert.equal(distanceWords(1.234), "about 1.2 miles in a straight line");
  assert.equal(distanceWords(12.3), "about 12 miles in a straight line");
  // London to Paris, along the great circle.
  assert.ok(Math.abs(miles([515074, -1278], [488566, 23522]) - 213.5) < 1);
});

Deno.test("what is on soonest is counted from now, and what is open already is on now", () => {
  const file = { version: "1", day: "2026-11-23", rows: [[600, 600, 2040, 2040], [540, 1020], [60, 60], []] };
  const soon = minutesUntil(file, ["2026-11-23", "10:30"]);
  assert.deepEqual([...soon], [2040 - 630, 0, Infinity, Infinity]);
});
