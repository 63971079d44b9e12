// The service worker of somebody who pressed "Keep this on my phone": docs/decisions/0033-offline.md. It is
// published as sw.js. Installing it fetches the copy, all of one version of the site. It writes nothing
// afterwards, so that visits leave no trace in it, and what is online always comes before the copy.
import { message } from "../shared/messages.js";

/**
 * keep/files.json: `files` are addresses from the site's root with the beginning of their SHA-256, in hex; `date`
 * is the day that the pages speak of, in words. `download` and `room` are bytes.
 * @typedef {object} CopyList
 * @property {string} version
 * @property {string} date
 * @property {number} download
 * @property {number} room
 * @property {[address: string, hash: string][]} files
 */

/**
 * What a browser gives a service worker; its type is not among those of a page.
 * @type {any}
 */
const worker = globalThis;

// The build writes it here, so that browsers see a new worker for every new version.
const VERSION = "VERSION-OF-THE-SITE";
const HOME = new URL("./", worker.location.href).href;
const LIST = `${HOME}keep/files.json`;
const NOT_HERE = `${HOME}keep/not-here/`;
// With the path: on some hosts, several sites share what a browser keeps for them.
const OF_THIS_SITE = `connected ${new URL(HOME).pathname} `;
const COPY = OF_THIS_SITE + VERSION;
const AT_ONCE = 6;
const PATIENCE_MS = 5000;

/** Windows whose page came from the copy: what they ask for does, too. */
const fromCopy = new Set();

/** @returns {Promise<string[]>} */
const copies = async () => (await caches.keys()).filter((name) => name.startsWith(OF_THIS_SITE));

/** @param {ArrayBuffer} content */
const hashOf = async (content) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/**
 * A file as it was published with this version.
 * @param {string} address
 * @param {string} hash
 */
const fetched = async (address, hash) => {
  // Not through the browser's other cache, where it would stay when the copy is removed.
  const response = await fetch(HOME + address, { cache: "no-store" });
  const content = await response.arrayBuffer();
  if (!response.ok || await hashOf(content) !== hash) throw new Error(`${address} is of another version`);
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(content, { headers });
};

/**
 * The copy that is there already, as files by their hashes.
 * @returns {Promise<Map<string, () => Promise<Response | undefined>>>}
 */
const lastCopy = async () => {
  const known = new Map();
  for (const name of await copies()) {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (!list) continue;
    for (const [address, hash] of /** @type {CopyList} */ (await list.json()).files) {
      known.set(hash, () => cache.match(HOME + address));
    }
  }
  return known;
};

/**
 * Tells every page of the site how far it is.
 * @param {number} done
 * @param {number} all
 */
const report = async (done, all) => {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage({ done, all });
};

const makeCopy = async () => {
  const known = await lastCopy();
  const isSparing = worker.navigator.connection?.saveData && known.size > 0;
  if (isSparing) throw new Error("The visitor asked for less data to be used");
  const response = await fetch(LIST, { cache: "no-store" });
  /** @type {CopyList} */
  const list = await response.clone().json();
  if (list.version !== VERSION) throw new Error("The site is being published");
  const cache = await caches.open(COPY);
  const waiting = [...list.files];
  const keepNext = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, hash] = next;
      const same = await known.get(hash)?.();
      await cache.put(HOME + address, same ?? await fetched(address, hash));
      await report(list.files.length - waiting.length, list.files.length);
    }
  };
  /** @param {unknown} error */
  const stop = (error) => {
    waiting.length = 0;
    throw error;
  };
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => keepNext().catch(stop)));
  const failed = done.find(({ status }) => status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  await cache.put(LIST, response);
};

/** All of one version or nothing: the copy that is there stays until the next one is whole. */
const install = async () => {
  try {
    await makeCopy();
  } catch (error) {
    await caches.delete(COPY);
    throw error;
  }
  await worker.skipWaiting();
};

const activate = async () => {
  for (const name of await copies()) if (name !== COPY) await caches.delete(name);
  await worker.clients.claim();
};

/** @param {Request | string} request */
const kept = (request) => caches.match(request, { cacheName: COPY, ignoreSearch: true, ignoreVary: true });

/**
 * A page of the copy, which says above all else how old it is.
 * @param {Response} response
 * @param {boolean} isSlow
 */
const withAge = async (response, isSlow) => {
  /** @type {CopyList} */
  const { date } = await (await kept(LIST))?.json();
  const words = isSlow ? message("keep.slow", { date }) : message("keep.offline", { date });
  // As site-banner/macro.html has it.
  const classes = ["govuk-width-container", "site-banner__line"].join(" ");
  const line = `<b class="${classes}">${words}</b>`;
  const notice = `<p class="site-banner" role="status" data-kept-copy>${line}</p>`;
  const page = (await response.text()).replace(/<body[^>]*>/, (start) => start + notice);
  return new Response(page, { headers: response.headers });
};

/**
 * The page that is asked for, if the copy has it; else the one that says that it has not.
 * @param {any} event
 * @param {boolean} isSlow
 */
const keptPage = async (event, isSlow) => {
  const page = await kept(event.request);
  if (page) {
    fromCopy.add(event.resultingClientId);
    return withAge(page, isSlow);
  }
  if (isSlow) return null;
  const folder = `${event.request.url.split(/[?#]/)[0]}/`;
  return Response.redirect(await kept(folder) ? folder : NOT_HERE);
};

/** @param {any} event */
const pageFor = async (event) => {
  // The browser's other cache may have an older page, and would not say so. Where the host leads on, the browser
  // follows by itself.
  const network = fetch(event.request.url, { cache: "no-cache", redirect: "manual" });
  network.catch(() => {}); // where the copy answered first, nobody waits for it
  /** @type {Promise<null>} */
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  try {
    return await Promise.race([network, patience]) ?? await keptPage(event, true) ?? await network;
  } catch {
    return keptPage(event, false);
  }
};

/** @param {any} event */
const fileFor = async ({ request, clientId }) => {
  // What is named by its content is the same wherever it comes from.
  const isCertain = fromCopy.has(clientId) || request.url.startsWith(`${HOME}static/`);
  const copy = isCertain ? await kept(request) : undefined;
  if (copy) return copy;
  try {
    return await fetch(request);
  } catch (error) {
    const last = await kept(request);
    if (!last) throw error;
    return last;
  }
};

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || !url.startsWith(HOME) || url.startsWith(LIST)) return;
  event.respondWith(mode === "navigate" ? pageFor(event) : fileFor(event));
});
