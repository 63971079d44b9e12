// The script of the find page, beside that of every page. It starts as soon as the page has been read and doesn't
// wait for the styles, so that what it fetches comes with them.
import { watchChampionHelp } from "../templates/components/champion-help/champion-help-ahead.js";
import { startFindPage } from "../templates/components/find/find.js";

const start = () => {
  startFindPage();
  watchChampionHelp();
};

if (document.readyState === "loading") {
  document.addEventListener("readystatechange", start, { once: true });
} else start();
