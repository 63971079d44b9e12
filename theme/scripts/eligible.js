// The script of the check of who is eligible.
import { startCheck } from "../templates/components/eligible/eligible.js";

startCheck();
