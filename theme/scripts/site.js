// The script of every page but the find page. A page is complete without it.
import { showLaterDays } from "./later-days/agenda.js";
import { showListings } from "./later-days/listing.js";
import { showSessions } from "./later-days/session-rows.js";
import { startPage } from "./shared/every-page.js";

const { today, time } = startPage();
showListings(today, time);
showLaterDays(today);
showSessions(document, today, time);
