// Results that are asked for once.

/**
 * The same function, which makes the result of each key once, and again where that failed.
 * @template Key, Result
 * @param {(key: Key) => Promise<Result>} make
 * @returns {(key: Key) => Promise<Result>}
 */
export const remembered = (make) => {
  /** @type {Map<Key, Promise<Result>>} */
  const results = new Map();
  return (key) => {
    const known = results.get(key);
    if (known) return known;
    const result = make(key).catch((error) => {
      results.delete(key);
      throw error;
    });
    results.set(key, result);
    return result;
  };
};
