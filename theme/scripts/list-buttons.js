// The script of pages with activities that may be put on a list, beside that of every page.
import { addKeys } from "../templates/components/keys/kept.js";
import { startListButtons } from "../templates/components/list-button/list-button.js";

startListButtons();
// The page where keys are switched on adds them itself.
if (!document.querySelector("[data-keys-switch]")) addKeys();
