// What every page runs, for the find page: it has no days of listings of its own, and its answer waits for all that is
// fetched before it.
import { startPage } from "./shared/every-page.js";

startPage();
