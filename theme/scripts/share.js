// The script of an activity's page for professionals.
import { startShareButtons } from "../templates/components/share-button/share-button.js";

startShareButtons();
