// The script of the screens for waiting rooms: the only one that they have.
import { startScreen } from "./screen/screen.js";

startScreen();
