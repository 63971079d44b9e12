// The links of a page that was opened from a disk.
import { isOnDisk, withIndexFile } from "./disk.js";
import { elements } from "./page.js";

export const pointLinksAtFiles = () => {
  if (!isOnDisk()) return;
  for (const link of elements(document, "a[href], form[action]", Element)) {
    const name = link.matches("a") ? "href" : "action";
    link.setAttribute(name, withIndexFile(link.getAttribute(name) || ""));
  }
};
