// Where things are on the map of results.
import assert from "node:assert/strict";
import {
  clusters,
  isOnDrawing,
  partAbout,
  scaleOf,
  spotOf,
} from "../../theme/templates/components/results-map/plan.js";

/** @type {import("../../theme/templates/components/results-map/plan.js").MapFile} */
const FILE = {
  box: [1000, 800],
  north: 5370000,
  west: 150000,
  across: 0.06,
  down: 0.1,
  mile: 150,
  ground: [],
  areas: [],
  places: [],
  rows: [],
};

Deno.test("north is up and west is left", () => {
  assert.deepEqual(spotOf(FILE, 5370000, 150000), [0, 0]);
  assert.deepEqual(spotOf(FILE, 5369000, 151000), [60, 100]);
  assert.ok(isOnDrawing(FILE, [0, 800]) && !isOnDrawing(FILE, [0, 801]) && !isOnDrawing(FILE, [-1, 5]));
});

/** @param {number} shape */
const frame = (shape) => ({ width: 400 * shape, height: 400, letter: 16 });

Deno.test("what is seen has every spot, the shape of the frame, and some ground about a single one", () => {
  const spots = /** @type {[number, number][]} */ ([[400, 300], [600, 350]]);
  for (const shape of [1, 4 / 3, 0.5]) {
    const { x, y, width, height } = partAbout(FILE, spots, frame(shape));
    assert.ok(Math.abs(width / height - shape) < 1e-9);
    for (const [left, top] of spots) assert.ok(left > x && left < x + width && top > y && top < y + height);
  }
  const one = partAbout(FILE, [[500, 400]], frame(1));
  assert.deepEqual([one.width, one.height], [120, 120]);
  // In large letters pins at the side have room.
  const large = partAbout(FILE, spots, { width: 300, height: 300, letter: 32 });
  assert.ok((400 - large.x) / large.width * 300 > 2 * 32);
  // At the rim it stays on the drawing; larger than that, it is about its middle.
  const rim = partAbout(FILE, [[10, 10]], frame(1));
  assert.deepEqual([rim.x, rim.y], [0, 0]);
  const all = partAbout(FILE, [[0, 0], [1000, 800]], frame(1));
  assert.deepEqual([all.x + all.width / 2, all.y + all.height / 2], [500, 400]);
});

Deno.test("pins that would cover each other are one, between them", () => {
  const pins = /** @type {{ place: number, at: [number, number] }[]} */ ([
    { place: 0, at: [0, 0] },
    { place: 1, at: [100, 0] },
    { place: 2, at: [8, 0] },
    { place: 3, at: [16, 0] },
  ]);
  assert.deepEqual(clusters(pins, 1.9), pins.map(({ place, at }) => ({ places: [place], at })));
  const [first, second, ...none] = clusters(pins, 3.2);
  assert.deepEqual([first.places, first.at.map(Math.round), second.places], [[0, 2, 3], [8, 0], [1]]);
  assert.deepEqual(none, []);
  // A pin is wider than it is high.
  const above = /** @type {{ place: number, at: [number, number] }[]} */ ([
    { place: 0, at: [0, 0] },
    { place: 1, at: [0, 35] },
    { place: 2, at: [35, 0] },
  ]);
  assert.deepEqual(clusters(above, 10).map(({ places }) => places), [[0, 2], [1]]);
  assert.equal(clusters(pins, 100).length, 1);
});

Deno.test("a scale is a round number of miles, and at most a third of the frame", () => {
  assert.deepEqual([0.5, 0.9, 1.6, 4, 40, 90].map(scaleOf), [0.25, 0.25, 0.5, 1, 10, 20]);
});
