// Applies the checks that the page hands over as values (intake/web_form.py): what they refuse and
// in which words is theirs. Also the shapes in which a form leaves: the letter and the saved file.
// tests/test_web_form.py runs this in node beside the command line.
(() => {
  "use strict";

  const LONGEST_SHOWN = 60;
  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  const shown = (text) => {
    const letters = [...oneLine(text)];
    if (letters.length <= LONGEST_SHOWN) return letters.join("");
    return letters.slice(0, LONGEST_SHOWN - 3).join("").trimEnd() + "...";
  };

  // "{count:,}" has its thousands marked.
  const filled = (words, given) =>
    words.replace(/\{(\w+)(:,)?\}/g, (_, name, marked) =>
      marked ? given[name].toLocaleString("en-GB") : given[name]);

  const isDay = (text) => {
    const day = new Date(text + "T00:00Z");
    return !isNaN(day) && day.toISOString().startsWith(text);
  };

  // The name of a page as the software makes it: "Mill Lane health walk" is mill-lane-health-walk.
  const slugOf = (text) =>
    text.toLowerCase().replace(/['’]/g, "").replace(/ß/g, "ss").normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");

  // What a step holds against the text: what its words may name, or null.
  const against = (step, text, field) => {
    const found = shown(text);
    if (step.must) return new RegExp(step.must, "u").test(text) ? null : { found };
    if (step.never) {
      const match = text.match(new RegExp(step.never, "u"));
      const named = match && [shown(match[0]), [...match[0]][0], match[1]][step.shows ?? 0];
      return match && { found, match: named };
    }
    if (step.taken) {
      const slug = slugOf(text);
      return Object.keys(step.taken).includes(slug) ? { found, now: step.taken[slug] } : null;
    }
    if (step.longest) {
      const letters = [...text];
      const most = step.longest === true ? field.longest : step.longest;
      if (letters.length <= most) return null;
      const tail = letters.slice(Math.max(0, most - 30), most).join("");
      return { count: letters.length, most, over: letters.length - most, tail };
    }
    if (step.bounds) {
      const [least, most] = field.bounds;
      return Number(text) >= least && Number(text) <= most ? null : { found };
    }
    if (step.date) return isDay(text) ? null : { found };
    if (step.years) {
      const year = Number(text.slice(0, 4));
      return year >= step.years[0] && year <= step.years[1] ? null : { found };
    }
    return null;
  };

  const firstFault = (check, text, field) => {
    for (const step of check.steps) {
      if (step.leave && new RegExp(step.leave, "u").test(text)) return null;
      const named = against(step, text, field);
      if (named) return { step, named };
    }
    return null;
  };

  const tidied = (check, text) => {
    let meant = check.letters ? text.toUpperCase() : text;
    for (const [from, to] of check.tidy ?? []) meant = meant.replace(new RegExp(from, "gu"), to);
    return check.letters === "small" ? meant.toLowerCase() : meant;
  };

  const faultOfOne = (said, check, text, field) => {
    const fault = firstFault(check, text, field);
    if (!fault) return null;
    const expected = fault.step.expected ?? field.expected;
    const words = (one, more) => filled(one, { expected, ...fault.named, ...more });
    if (fault.step.message) return { message: words(fault.step.message), hint: words(fault.step.hint), meant: "" };
    const meant = tidied(check, text);
    const still = meant === text ? fault : firstFault(check, meant, field);
    // Put right in its shape, it may be wrong in another way, which says more.
    if (still?.step.message) return faultOfOne(said, check, meant, field);
    return {
      message: words(said.expected),
      hint: still ? "" : words(said.meant, { meant }),
      meant: still ? "" : meant,
    };
  };

  // What is wrong with an answer: message, hint and what was meant, or null. `field` has the
  // question's own longest, bounds and expected.
  const faultIn = (said, check, answer, field) => {
    if (!check.each) {
      const text = check.in_one_line ? oneLine(answer) : answer.trim();
      return text ? faultOfOne(said, check, text, field) : null;
    }
    const parts = answer.split(check.each).map((part) => part.trim()).filter(Boolean);
    return parts.map((part) => faultOfOne(said, check, part, field)).find(Boolean) ?? null;
  };

  // ---- how a form leaves. `answers` are rows of id, label, text (ids), words (labels), confidential.

  const letter = ({ opening, request }, answers) => [
    opening,
    request,
    "",
    ...answers.flatMap(({ label, words }) => [`${label}:`, ...words.split("\n").map((line) => `  ${line}`.trimEnd())]),
    "",
  ].join("\n");

  const file = ({ format, request }, answers) =>
    JSON.stringify({
      format, request, answers: Object.fromEntries(answers.map(({ id, text }) => [id, text])),
    }, null, 2) + "\n";

  const mail = (address, subject, text) =>
    `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;

  // A link to the forge's own form: what is confidential stays out, and the longest answers where
  // there are too many words. Returns the link and the labels of what was left out.
  const forgeLink = (address, title, answers, most) => {
    const open = answers.filter(({ confidential }) => !confidential);
    const leftOut = [];
    const link = () => {
      const asked = open.map(({ id, words }) => `&${encodeURIComponent(id)}=${encodeURIComponent(words)}`);
      return `${address}&title=${encodeURIComponent(title)}${asked.join("")}`;
    };
    while (link().length > most && open.length) {
      const longest = open.reduce((one, other) => (other.words.length > one.words.length ? other : one));
      open.splice(open.indexOf(longest), 1);
      leftOut.push(longest.label);
    }
    return { link: link(), leftOut };
  };

  const exported = { faultIn, file, forgeLink, letter, mail };
  if (typeof document === "undefined") module.exports = exported;
  else globalThis.formChecks = exported;
})();
