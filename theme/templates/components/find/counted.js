// How many there are, in words.
import { message } from "../../../scripts/shared/messages.js";

/**
 * "No activities", "1 activity", "1,200 activities".
 * @param {number} count
 */
export const counted = (count) => count ? message("find.count", { count }) : message("find.no-activities");
