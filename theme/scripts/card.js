// The script of a card's page.
import { startPrintDate } from "../templates/components/card/print-date.js";

startPrintDate();
