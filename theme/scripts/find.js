// The script of the find page, beside that of every page. It doesn't wait for the styles, so that what it
// fetches comes with them.
import { startFindPage } from "../templates/components/find/find.js";
import { onceRead } from "./shared/page.js";

onceRead(startFindPage);
