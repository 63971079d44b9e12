// The results as a map. The find page adds this script when somebody asks for it:
// docs/decisions/0038-map-of-results.md.
import { showMap } from "../templates/components/results-map/results-map.js";

Object.assign(globalThis, { showMap });
