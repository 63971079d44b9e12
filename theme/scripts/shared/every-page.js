// What every page runs, whatever is on it. Quick exit comes first: it must work even where something after it does not.
import { startActionRow } from "../../templates/components/action-row/action-row.js";
import { startCopyButtons } from "../../templates/components/copy-button/copy-button.js";
import { startFolds } from "../../templates/components/fold/fold.js";
import { startPrintButtons } from "../../templates/components/print-button/print-button.js";
import { startQuickExit } from "../../templates/components/quick-exit/quick-exit.js";
import { startSearchBoxes } from "../../templates/components/search-box/search-box.js";
import { startSiteMenu } from "../../templates/components/site-header/menu.js";
import { showPageAge } from "../later-days/page-age.js";
import { readerTime } from "../later-days/reader-time.js";
import { pointLinksAtFiles } from "./links-from-disk.js";

/** Starts it, and gives the reader's day and time. */
export const startPage = () => {
  startQuickExit();
  pointLinksAtFiles();
  startSearchBoxes();
  startSiteMenu();
  startActionRow();
  startFolds();
  startPrintButtons();
  startCopyButtons();
  const [today, time] = readerTime();
  showPageAge(today);
  return { today, time };
};
