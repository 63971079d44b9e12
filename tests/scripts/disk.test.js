import assert from "node:assert/strict";
import { withIndexFile } from "../../theme/scripts/shared/disk.js";

for (
  const [address, expected] of [
    ["../needs/", "../needs/index.html"],
    ["./#today", "./index.html#today"],
    ["#main", "#main"],
    ["../card.pdf", "../card.pdf"],
    ["https://larkwell.example.org/", "https://larkwell.example.org/"],
    ["tel:+441632960110", "tel:+441632960110"],
  ]
) {
  Deno.test(`on a disk ${address} leads to ${expected}`, () =>
    assert.equal(withIndexFile(address), expected));
}
