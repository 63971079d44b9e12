// Keeps the whole site on the device at a press, and removes it at another: docs/decisions/0033-offline.md.
// The work is done by scripts/offline/worker.js, which nothing else registers.
import { isOnDisk } from "../../../scripts/shared/disk.js";
import { element, optionalElement, setText } from "../../../scripts/shared/page.js";
import { figure, message } from "../../../scripts/shared/messages.js";

/** @typedef {import("../../../scripts/offline/worker.js").CopyList} CopyList */

const MEGABYTE = 1000000;

/**
 * Bytes in megabytes with one digit behind the point, as they are read.
 * @param {number} bytes
 */
const megabytes = (bytes) => figure(Math.max(1, Math.round(bytes * 10 / MEGABYTE)) / 10);

/**
 * When a worker has done its work, or has given up: whether it has.
 * @param {ServiceWorker} worker
 * @returns {Promise<boolean>}
 */
const isInstalled = (worker) =>
  new Promise((resolve) => {
    const look = () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve(worker.state === "activated");
    };
    worker.addEventListener("statechange", look);
    look();
  });

class Keeper {
  /**
   * @param {HTMLElement} root
   * @param {ServiceWorkerContainer} workers
   */
  constructor(root, workers) {
    this.workers = workers;
    this.home = new URL(root.dataset.home ?? "", document.baseURI).href;
    this.copyName = `connected ${new URL(this.home).pathname} `;
    this.status = element(root, "[role=status]", HTMLElement);
    this.size = element(root, "[data-keep-size]", HTMLElement);
    this.start = element(root, "[data-keep-start]", HTMLButtonElement);
    this.end = element(root, "[data-keep-end]", HTMLButtonElement);
    this.start.addEventListener("click", () => this.keep());
    this.end.addEventListener("click", () => this.remove());
    workers.addEventListener("message", ({ data: { done, all } }) => {
      if (this.start.disabled) {
        setText(this.status, message("keep.fetching", { done: figure(done), all: figure(all) }));
      }
    });
  }

  async copies() {
    return (await caches.keys()).filter((name) => name.startsWith(this.copyName));
  }

  /**
   * The list of the copy on the device; null where there is none.
   * @returns {Promise<CopyList | null>}
   */
  async copy() {
    for (const name of await this.copies()) {
      const list = await caches.match(`${this.home}keep/files.json`, { cacheName: name });
      if (list) return list.json();
    }
    return null;
  }

  /** Shows what there is to press: one button at a time. */
  async show() {
    const copy = await this.copy();
    this.end.hidden = !copy;
    this.start.hidden = this.size.hidden = copy !== null;
    if (copy) setText(this.status, message("keep.kept", { date: copy.date }));
    else await this.showSize();
  }

  async showSize() {
    try {
      const response = await fetch(`${this.home}keep/files.json`, { cache: "no-cache" });
      /** @type {CopyList} */
      const { download, room } = await response.json();
      setText(
        this.size,
        message("keep.size", { download: megabytes(download), room: megabytes(room) }),
      );
    } catch {
      this.start.hidden = true;
      setText(this.size, message("keep.no-answer"));
    }
  }

  async keep() {
    this.start.disabled = true;
    const isKept = await this.install().catch(() => false);
    this.start.disabled = false;
    if (!isKept) await this.clear();
    await this.show();
    if (isKept) this.end.focus();
    else setText(this.status, message("keep.failed"));
  }

  async install() {
    const registration = await this.workers.register(`${this.home}sw.js`, { updateViaCache: "none" });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return worker !== null && await isInstalled(worker) && await this.copy() !== null;
  }

  async remove() {
    await this.clear();
    await this.show();
    setText(this.status, message("keep.removed"));
    this.start.focus();
  }

  async clear() {
    const registration = await this.workers.getRegistration(this.home);
    if (registration?.scope === this.home) await registration.unregister();
    for (const name of await this.copies()) await caches.delete(name);
  }
}

export const startKeep = () => {
  const root = optionalElement(document, "[data-keep]", HTMLElement);
  if (!root) return;
  element(root, "[data-keep-no-scripts]", HTMLElement).hidden = true;
  if (isOnDisk()) element(root, "[data-keep-on-disk]", HTMLElement).hidden = false;
  else if ("serviceWorker" in navigator && "caches" in globalThis) {
    new Keeper(root, navigator.serviceWorker).show();
  } else element(root, "[data-keep-not-here]", HTMLElement).hidden = false;
};
