// The site's own letters weigh as much as a third of a search, and the answer can be read without them.

/** How long the page waits for letters that the browser may have: no longer, or what is being read would change. */
const AT_ONCE_MS = 100;

/**
 * Keeps the page from asking for its letters before the first answer, where its styles aren't there yet: where they
 * are, it is no first page, or a fast network. `showLetters` is for the page's own script to call.
 */
export const holdLetters = () => {
  const styles = document.querySelector("link[rel=stylesheet]");
  if (!(styles instanceof HTMLLinkElement) || styles.sheet || !document.fonts) return;
  const { dataset } = document.documentElement;
  dataset.letters = "later";
  const showLetters = async () => {
    const inTime = new Promise((_, reject) => setTimeout(reject, AT_ONCE_MS));
    try {
      await Promise.race([document.fonts.load("1em Atkinson Hyperlegible Next"), inTime]);
      delete dataset.letters;
    } catch {
      // The next page has them.
    }
  };
  Object.assign(globalThis, { showLetters });
};
