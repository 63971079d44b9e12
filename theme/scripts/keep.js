// The script of the page that keeps the site on the device, beside that of every page.
import { startKeep } from "../templates/components/keep/keep.js";

startKeep();
