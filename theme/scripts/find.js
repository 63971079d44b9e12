// The script of the find page, beside that of every page.
import { startFindPage } from "../templates/components/find/find.js";

startFindPage();
