// The script of the find page, beside that of every page. It starts as soon as the page has been read and doesn't
// wait for the styles, so that what it fetches comes with them.
import { startFindPage } from "../templates/components/find/find.js";

if (document.readyState === "loading") {
  document.addEventListener("readystatechange", startFindPage, { once: true });
} else startFindPage();
