// What the find page says of Champion places.
import { startChampionHelp } from "../templates/components/champion-help/champion-help.js";

startChampionHelp().catch(() => {}); // the link to the page of places stays
