// Words as they are compared: without capitals, accents and signs.

// The same letters as in sanitise/alphabets.py: what is not one of ours with an accent.
/** @type {Record<string, string>} */
const LATIN = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "ng",
  ŧ: "t",
  ə: "e",
};

/** @param {string} text */
export const plain = (text) =>
  text.toLowerCase().replace(/[ßæœøłđðþıħŋŧə]/g, (letter) => LATIN[letter]).normalize("NFKD")
    .replace(/\p{M}/gu, "").replace(/['’‘.]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * A text whose postcodes have their space: lw43fg is LW4 3FG.
 * @param {string} text
 */
export const withPostcodes = (text) =>
  text.replace(/(^|[^\p{L}\p{N}])([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})(?![\p{L}\p{N}])/giu, "$1$2 $3");

/**
 * Postcodes and first halves of postcodes in a text. The second half never has C, I, K, M, O or V: LW1 5pm is none.
 * Where a letter was typed for its figure the others are capitals: LW1 old is none, LW1 lRS is.
 */
export const POSTCODES =
  /\b([A-Za-z]{1,2}\d[A-Za-z\d]?)(?:[\s-]*(?:\d[abd-hjlnp-uw-zABD-HJLNP-UW-Z]{2}|[OILoil][ABD-HJLNP-UW-Z]{2}))?\b/gu;

const PLURAL =
  /(\p{L}{2,})ies(?!\p{L})|(\p{L}{2,}(?:[sx]|ch|sh))es(?!\p{L})|(\p{L}{2,}[^su\P{L}])s(?!\p{L})/gu;
/** What has none is no plural. */
const ENDS_IN_S = /s(?!\p{L})/u;

/**
 * A name with each of its words in the singular, so that "choirs" is "choir".
 * @param {string} name
 */
export const singular = (name) =>
  ENDS_IN_S.test(name)
    ? name.replace(PLURAL, (_, before, box, word) => before ? `${before}y` : box ?? word)
    : name;

/** The stems of words, which are asked for again and again. @type {Map<string, string>} */
const stems = new Map();

/**
 * A word without its ending, so that "worrying" is "worry" and "running" is "run".
 * @param {string} word
 */
export const stem = (word) => {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, found = stemOf(word));
  return found;
};

/** @param {string} word */
const stemOf = (word) => {
  const [, start = ""] = word.match(/^(\p{L}{3,}?)(?:ing|ings|ed)$/u) ?? [];
  return start ? start.replace(/([bdfgmnprt])\1$/, "$1").replace(/e$/, "") : singular(word).replace(/e$/, "");
};

/**
 * What takes time to make, made when it is first asked for.
 * @template Result
 * @param {() => Result} make
 */
export const whenAsked = (make) => {
  /** @type {Result | undefined} */
  let made;
  return () => made ??= make();
};
