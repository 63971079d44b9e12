// The script of pages with activities that may be put on a list, beside that of every page.
import { startListButtons } from "../templates/components/list-button/list-button.js";

startListButtons();
