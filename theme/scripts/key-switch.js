// The script of the page on which the keys of a desk are switched on and off.
import { startKeySwitch } from "../templates/components/keys/switch.js";

startKeySwitch();
