// The script of what's on, beside that of every page.
import { startNarrowing } from "../templates/components/narrow/narrow.js";
import { readerTime } from "./later-days/reader-time.js";
import { showCurrent } from "./shared/sideways.js";
import { showSessions } from "./later-days/session-rows.js";

showCurrent();
const [today, time] = readerTime();
startNarrowing((place) => showSessions(place, today, time));
