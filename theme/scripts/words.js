// What reads typed words. The find page adds this script when its search box is first used, and before it
// looks for any words: docs/decisions/0006-search.md.
import { readerTime } from "./later-days/reader-time.js";
import { showDangerHelp } from "../templates/components/danger-help/danger-help.js";
import { readDanger } from "../templates/components/danger-help/danger-file.js";
import { Danger } from "../templates/components/danger-help/recognise.js";
import { startEngine } from "../templates/components/find/engine.js";
import { notesOn, pageItems, understoodAs } from "../templates/components/find/notes.js";
import { inOrder } from "../templates/components/find/order.js";
import { QueryReader, safetyQuery } from "../templates/components/find/query.js";
import { showWords } from "../templates/components/find/show-words.js";
import { waysOn } from "../templates/components/find/ways-on.js";

Object.assign(globalThis, {
  Danger,
  QueryReader,
  inOrder,
  notesOn,
  pageItems,
  readDanger,
  readerTime,
  safetyQuery,
  showDangerHelp,
  showWords,
  startEngine,
  understoodAs,
  waysOn,
});
