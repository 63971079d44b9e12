// Asks for what the first answer needs before the script that gives it has come.
import { askedFor } from "../../../scripts/shared/address.js";
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { carriedWords } from "./carried.js";
import { FILES_FOR_FILTERS, filesForWords, NOT_FROM_A_CACHE } from "./first-files.js";

/**
 * A file, or null where it doesn't come: whoever needs it then asks again.
 * @param {string} address
 */
const fileAt = async (address) => {
  try {
    const response = await fetch(address, NOT_FROM_A_CACHE);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
};

/**
 * Leaves the files in `onTheirWay`, by their addresses.
 * @param {DOMStringMap} addresses
 */
export const fetchAhead = (addresses) => {
  if (isOnDisk()) return;
  const words = (carriedWords() || askedFor().get("q") || "").trim();
  /** @type {Record<string, Promise<any>>} */
  const onTheirWay = {};
  for (const name of words ? filesForWords(words) : FILES_FOR_FILTERS) {
    const address = addresses[name] ?? "";
    onTheirWay[address] = fileAt(address);
  }
  Object.assign(globalThis, { onTheirWay });
  if (!words) return;
  const script = document.createElement("link");
  document.head.append(Object.assign(script, { rel: "preload", as: "script", href: addresses.wordsScript }));
};
