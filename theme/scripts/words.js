// What reads typed words. The find page adds this script when its search box is first used, and before it
// looks for any words: docs/decisions/0006-search.md.
import { showDangerHelp } from "../templates/components/danger-help/danger-help.js";
import { inOrder } from "../templates/components/find/order.js";
import { safetyQuery } from "../templates/components/find/safety-query.js";
import { Readers } from "../templates/components/find/readers.js";
import { showWords } from "../templates/components/find/show-words.js";
import {
  hasPlace,
  showReading,
  showSafety,
  takePlace,
  writtenWords,
} from "../templates/components/find/typed.js";
import { showWaysOn } from "../templates/components/find/ways-on.js";

Object.assign(globalThis, {
  Readers,
  hasPlace,
  inOrder,
  safetyQuery,
  showDangerHelp,
  showReading,
  showSafety,
  showWaysOn,
  showWords,
  takePlace,
  writtenWords,
});
