// The script of every page. A page is complete without it. Quick exit comes first: it must work even
// where something after it does not.
import { startQuickExit } from "../templates/components/quick-exit/quick-exit.js";
import { startActionRow } from "../templates/components/action-row/action-row.js";
import { startFolds } from "../templates/components/fold/fold.js";
import { startSearchBoxes } from "../templates/components/search-box/search-box.js";
import { startPrintButtons } from "../templates/components/print-button/print-button.js";
import { startSiteMenu } from "../templates/components/site-header/menu.js";
import { startCopyButtons } from "../templates/components/copy-button/copy-button.js";
import { showLaterDays } from "./later-days/agenda.js";
import { showListings } from "./later-days/listing.js";
import { showPageAge } from "./later-days/page-age.js";
import { readerTime } from "./later-days/reader-time.js";
import { showSessions } from "./later-days/session-rows.js";
import { pointLinksAtFiles } from "./shared/links-from-disk.js";

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
showListings(today, time);
showLaterDays(today);
showSessions(document, today, time);
