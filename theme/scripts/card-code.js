// The script of the pages where the code of a card may be typed, in a box or as an address.
import { startCardCode } from "../templates/components/card-code/card-code.js";

startCardCode();
