// The script of the page of Champion places.
import { startChampionFilter } from "../templates/components/champion-place/champion-filter.js";

startChampionFilter();
