// English words in their plain forms, for what people type in haste: "hitting" of "hit".

/** @type {[RegExp, string][]} */
const SAME = [
  [/\bod['’‘]d\b/g, "overdosed"],
  [/\b(\p{L}+)['’‘](ve|re|d|ll)\b/gu, "$1"],
  [/['’‘.]/g, ""],
  [/[^\p{L}\p{N}]+/gu, " "],
  [/(.)\1\1+/gu, "$1$1"],
  [/\b(can ?not|cnt)\b/g, "cant"],
  [/\b(do|does|did|wo|would|is|are) not\b/g, "$1nt"],
  [/\bdnt\b/g, "dont"],
  [/\b(will not|wnt)\b/g, "wont"],
  [/\bany more\b/g, "anymore"],
  [/\bg[ou]nn?a\b/g, "going to"],
  [/\bwann?a\b/g, "want to"],
  [/\b(some|any|every|no) (one|body)\b/g, "$1$2"],
  [/\bs[ou]me?(1|one)\b/g, "someone"],
  [/\bno(1|one)\b/g, "nobody"],
  [/\b(my|him|her|your|them) sel(f|ves)\b/g, "$1sel$2"],
  [/\bmesel(f|ves)\b/g, "mysel$1"],
  [/\baloud to\b/g, "allowed to"],
  [/\bfink(s|ing)?\b/g, "think$1"],
  [/\b(c|w|sh)ud\b/g, "$1ould"],
  [/\bs[uo]m(e?f|e?th|f)in[gk]?\b/g, "something"],
  [/\bsummat\b/g, "something"],
  [/\bnu(f|th)+in[gk]?\b/g, "nothing"],
  [/\bwiv\b/g, "with"],
  [/\b(2|to)nite\b/g, "tonight"],
  [/\bi (am|have(?! to)|will)\b/g, "i"],
  [/\b(im|ive|ill)\b/g, "i"],
  [/\b(he|she|they|it|who|that|there|some(?:one|body)|nobody)(s|ve|re)\b/g, "$1"],
  [/\b(they|it|that|you)ll\b/g, "$1"],
  [/\b(he|she)ll (?=\p{L}+ (me|us|my|it)\b)/gu, "$1 "],
];

// Most words of danger are written so already, and there are thousands: they are asked once instead of thirty times.
const THRICE = /(.)\1\1/u;
const ANY_OTHER = new RegExp(
  SAME.map(([found]) => found.source).filter((source) => !source.startsWith("(.)")).join("|"),
  "u",
);

/**
 * The words of a text without capitals, accents and signs, and short forms written in one way.
 * @param {string} text
 */
export const wordsOf = (text) => {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  if (!THRICE.test(bare) && !ANY_OTHER.test(bare)) return bare ? [bare] : [];
  return SAME.reduce((words, [found, instead]) => words.replace(found, instead), bare).split(" ").filter(
    Boolean,
  );
};

/** @type {[RegExp, string][]} */
const ENDINGS = [[/ie[sd]$/, "y"], [/ying$/, "ie"], [/([sxzo]|ch|sh)es$/, "$1"], [/([^s])s$/, "$1"]];
const ON_STEMS = ["ing", "in", "ed", "ers", "er", "ors", "or", "ive", "ists", "ist"];
// Such a stem would have been doubled: "raping" is of "rape", "rapping" of "rap".
const SHORT_STEM = /^[^aeiou]+[aeiou][^aeiouwxy]$/;

/**
 * The words that a word may be a form of, itself among them.
 * @param {string} word
 */
export const plainForms = (word) => {
  const forms = new Set([word]);
  if (word.length < 4) return forms;
  for (const [ending, instead] of ENDINGS) forms.add(word.replace(ending, instead));
  for (const ending of ON_STEMS) {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < 3 || !/[aeiouy]/.test(stem)) continue;
    const isDoubled = stem.at(-1) === stem.at(-2);
    if (isDoubled) forms.add(stem.slice(0, -1));
    if (!SHORT_STEM.test(stem)) forms.add(stem);
    if (!isDoubled) forms.add(`${stem}e`);
  }
  return forms;
};

/**
 * The forms of a word that are misspelt most.
 * @param {string} word
 */
export const inflections = (word) => {
  if (word.length < 4) return [word];
  const stem = word.replace(/e$/, "");
  return [word, `${word}s`, `${stem}ed`, `${stem}ing`, `${stem}er`, `${stem}ive`];
};
