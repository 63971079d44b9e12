// The script of a card's page.
import { printIfAsked } from "../templates/components/print-button/print-if-asked.js";
import { startPrintDate } from "../templates/components/card/print-date.js";

startPrintDate();
printIfAsked();
