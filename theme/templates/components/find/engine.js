// Starts Pagefind, which knows which pages have a word.

// "\0asm" and its version: the smallest that can be compiled.
const EMPTY_PROGRAM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const RANKING = { termFrequency: 0.6, metaWeights: { title: 8, keywords: 2 } };

/** @typedef {import("./pages.js").Engine} Engine */

/**
 * @param {string} bundle the folder of its files
 * @param {string} program the folder of its program: no other site's is run here
 * @returns {Promise<Engine>}
 */
const start = async (bundle, program) => {
  const pagefind = await import(new URL(`${program}pagefind.js`, document.baseURI).href);
  const engine = program === bundle
    ? pagefind
    : pagefind.createInstance({ basePath: bundle, noWorker: true });
  await engine.options({ ranking: RANKING });
  await engine.init();
  return engine;
};

/**
 * Pagefind; null where the browser doesn't let it run, as Safari 15 under our policy. It weighs more than all the
 * rest of a search, so it is fetched when it is first asked: facts, times and places need none of it.
 * @param {string} bundle the folder of its files
 * @param {string} [program] the folder of its program
 * @returns {Promise<Engine | null>}
 */
export const engineIn = async (bundle, program = bundle) => {
  try {
    await WebAssembly.compile(EMPTY_PROGRAM);
  } catch {
    return null;
  }
  /** @type {Promise<Engine> | undefined} */
  let started;
  return {
    search: async (query) => {
      started ??= start(bundle, program);
      return (await started).search(query);
    },
  };
};
