// What the browser keeps for a page.

/**
 * What the browser allows; it may refuse to store anything, or even to name the storage.
 * @template Result
 * @param {() => Result} act
 */
export const ifAllowed = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};
