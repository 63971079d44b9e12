// What time it is for the reader of a page.
import { londonTime } from "../shared/london-time.js";

/** The reader's day and time. On a demonstration's pinned day the whole day is still to come. */
export const readerTime = () => {
  const { pinned } = document.body.dataset;
  return pinned ? [pinned, "00:00"] : londonTime(new Date());
};
