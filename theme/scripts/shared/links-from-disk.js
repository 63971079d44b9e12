// A folder has no index page on a disk: there, links name the file itself.
import { elements } from "./page.js";

export const isOnDisk = () => location.protocol === "file:";

/** @param {string} address */
export const withIndexFile = (address) => {
  const [path, fragment] = address.split("#");
  if (/^[a-z]+:/.test(path) || !path.endsWith("/")) return address;
  return path + "index.html" + (fragment === undefined ? "" : "#" + fragment);
};

export const pointLinksAtFiles = () => {
  if (!isOnDisk()) return;
  for (const link of elements(document, "a[href], form[action]", Element)) {
    const name = link.matches("a") ? "href" : "action";
    link.setAttribute(name, withIndexFile(link.getAttribute(name) || ""));
  }
};
