// The script of the page of a card's code.
import { startOldCard } from "../templates/components/card-code/old-card.js";

startOldCard();
