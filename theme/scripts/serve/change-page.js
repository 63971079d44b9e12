// Changes a page to what the server sends now, where it differs from what the server sent before.

/**
 * A page as the server sent it, and the node of the document that came of each of its nodes. Once
 * something has changed that a script looks for only when it starts, `isForScripts` says so.
 * @typedef {{ root: Element, shown: Map<Node, Node>, isForScripts: boolean }} Sent
 */

/** @param {Element} root of a document in which no script has run */
export const pageAsSent = (root) => {
  const sent = /** @type {Element} */ (root.cloneNode(true));
  /** @type {Map<Node, Node>} */
  const shown = new Map();
  pairUp(sent, root, shown);
  return { root: sent, shown, isForScripts: false };
};

/**
 * @param {Node} copy
 * @param {Node} node
 * @param {Map<Node, Node>} shown
 */
const pairUp = (copy, node, shown) => {
  shown.set(copy, node);
  copy.childNodes.forEach((child, number) => pairUp(child, node.childNodes[number], shown));
};

/**
 * Makes the page what it is now. False, and nothing is changed, where a script has changed what is to
 * change, or has changed itself.
 * @param {Sent} sent
 * @param {Element} now
 */
export const changePage = (sent, now) => {
  /** @type {(() => void)[]} */
  const steps = [];
  if (!compare(sent, sent.root, now, steps)) return false;
  for (const step of steps) step();
  return true;
};

/**
 * @param {Sent} sent
 * @param {Node} before
 * @param {Node} now
 * @param {(() => void)[]} steps
 * @returns {boolean}
 */
const compare = (sent, before, now, steps) => {
  if (before.isEqualNode(now)) return true;
  const shown = sent.shown.get(before);
  // A script may have put the same words there once more.
  if (shown && shown.isEqualNode(before)) pairUp(before, shown, sent.shown);
  if (before instanceof Element && now instanceof Element && shown instanceof Element) {
    return compareAttributes(sent, before, now, shown, steps) &&
      compareChildren(sent, before, now, shown, steps);
  }
  if (!shown || shown.nodeValue !== before.nodeValue) return false;
  steps.push(() => {
    shown.nodeValue = before.nodeValue = now.nodeValue;
  });
  return true;
};

/**
 * @param {Sent} sent
 * @param {Element} before
 * @param {Element} now
 * @param {Element} shown
 * @param {(() => void)[]} steps
 */
const compareAttributes = (sent, before, now, shown, steps) => {
  const names = new Set([...before.getAttributeNames(), ...now.getAttributeNames()]);
  for (const name of names) {
    const value = now.getAttribute(name);
    if (value === before.getAttribute(name)) continue;
    const isNewScript = name === "src" && before.matches("script");
    if (isNewScript || shown.getAttribute(name) !== before.getAttribute(name)) return false;
    if (isForScripts(name)) steps.push(() => sent.isForScripts = true);
    for (const element of [before, shown]) {
      steps.push(() => value === null ? element.removeAttribute(name) : element.setAttribute(name, value));
    }
  }
  return true;
};

/**
 * @param {Sent} sent
 * @param {Element} before
 * @param {Element} now
 * @param {Element} shown
 * @param {(() => void)[]} steps
 */
const compareChildren = (sent, before, now, shown, steps) => {
  const old = [...before.childNodes];
  const fresh = [...now.childNodes];
  while (old.length && fresh.length && old[old.length - 1].isEqualNode(fresh[fresh.length - 1])) {
    old.pop();
    fresh.pop();
  }
  const next = before.childNodes[old.length] || null;
  let first = 0;
  while (first < old.length && first < fresh.length && old[first].isEqualNode(fresh[first])) first += 1;
  const gone = old.slice(first);
  const come = fresh.slice(first);
  /** @type {Node[]} */
  const removed = [];
  while (gone.length || come.length) {
    const [without, more] = unpaired(gone, come);
    removed.push(...gone.splice(0, without));
    const added = come.splice(0, more);
    if (!add(sent, added, before, shown, gone[0] || next, steps)) return false;
    const [one, other] = [gone[0], come[0]];
    if (!one || !other || one.nodeName !== other.nodeName) continue;
    gone.shift();
    come.shift();
    const its = sent.shown.get(one);
    if (!its || its.parentNode !== shown || !compare(sent, one, other, steps)) return false;
  }
  return remove(sent, removed, before, shown, steps);
};

/**
 * How many of each to take away before the first of both are of one kind.
 * @param {Node[]} gone
 * @param {Node[]} come
 * @returns {[number, number]}
 */
const unpaired = (gone, come) => {
  if (!gone.length || !come.length) return [gone.length, come.length];
  const inGone = gone.findIndex(({ nodeName }) => nodeName === come[0].nodeName);
  const inCome = come.findIndex(({ nodeName }) => nodeName === gone[0].nodeName);
  if (inGone < 0 && inCome < 0) return [1, 1];
  return inCome < 0 || (inGone >= 0 && inGone <= inCome) ? [inGone, 0] : [0, inCome];
};

/**
 * Steps that put nodes before another, which may be removed later.
 * @param {Sent} sent
 * @param {Node[]} added
 * @param {Element} before
 * @param {Element} shown
 * @param {Node | null} next
 * @param {(() => void)[]} steps
 */
const add = (sent, added, before, shown, next, steps) => {
  const place = next && sent.shown.get(next);
  if (added.length && place && place.parentNode !== shown) return false;
  if (added.some(isScripted)) steps.push(() => sent.isForScripts = true);
  for (const node of added) {
    steps.push(() => {
      const copy = before.insertBefore(document.importNode(node, true), next);
      pairUp(copy, shown.insertBefore(document.importNode(node, true), place || null), sent.shown);
    });
  }
  return true;
};

/**
 * Steps that remove nodes.
 * @param {Sent} sent
 * @param {Node[]} removed
 * @param {Element} before
 * @param {Element} shown
 * @param {(() => void)[]} steps
 */
const remove = (sent, removed, before, shown, steps) => {
  if (removed.some(isScripted)) steps.push(() => sent.isForScripts = true);
  for (const node of removed) {
    const its = sent.shown.get(node);
    if (!its || its.parentNode !== shown) return false;
    steps.push(() => {
      before.removeChild(node);
      shown.removeChild(its);
      sent.shown.delete(node);
    });
  }
  return true;
};

/** @param {Node} node whether a script may have to know of it */
const isScripted = (node) =>
  node instanceof Element &&
  [node, ...node.querySelectorAll("*")].some((element) =>
    element.matches("script, button, details, form, input, select, textarea") ||
    element.getAttributeNames().some(isForScripts)
  );

/** @param {string} name of an attribute */
const isForScripts = (name) => name.startsWith("data-") && !name.startsWith("data-pagefind");
