// Files and scripts that a page fetches when it needs them, on the web and from a disk.
import { isOnDisk } from "./disk.js";
import { create } from "./page.js";

/**
 * A script of the site, added to the page. It works from a disk too, where modules don't.
 * @param {string} address
 * @returns {Promise<HTMLScriptElement>}
 */
export const addScript = (address) =>
  new Promise((resolve, reject) => {
    const script = create("script", { src: address, onload: () => resolve(script), onerror: reject });
    document.head.append(script);
  });

/**
 * A file that a page on a disk may not read, from the script beside it: portal/disk_copy.py.
 * @param {string} address
 */
const fetchFromDisk = async (address) => {
  const { src } = await addScript(`${address.split("?")[0]}.js`);
  return /** @type {any} */ (globalThis).filesFromDisk[src];
};

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
export const fetchJson = async (address, options) => {
  if (isOnDisk()) return fetchFromDisk(address);
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};
