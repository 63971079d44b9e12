// What somebody means by what they type: names of our terms, words of listings, slips of the hand.
// Pagefind finds pages by a word; it drops letters and words until something fits, and says nothing
// of it. So each word is asked for exactly, and what no listing says is told.
(() => {
  "use strict";
  const plain = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’‘.]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const SMALL = new Set(
    ("a about am an and any anything are at be can do find for from get go have help how i id im in is it " +
      "like looking me my near need of on or our please some somebody someone something somewhere that the " +
      "there things this to up us want we what when where which who with you your").split(" "),
  );
  const LONGEST_NAME = 6;
  // Listings state these exactly. A word in a text proves nothing: "you can book online".
  const FACTS = new Set(["day", "time", "cost", "format", "joining", "access"]);
  const PAGES_SHOWN = 3;

  // Letters missing, added, wrong or swapped between two words; anything over `most` is just more.
  const slips = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, j) => j);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  const nearest = (word, choices) => {
    if (word.length < 4 || /\d/.test(word)) return "";
    let best = "";
    let fewest = word.length < 7 ? 1 : 2;
    for (const choice of choices) {
      if (choice.length < 4 || choice[0] !== word[0]) continue;
      const count = slips(word, choice, fewest);
      if (count < fewest || (count === fewest && !best)) [best, fewest] = [choice, count];
    }
    return best;
  };

  const remembering = (make) => {
    const made = new Map();
    return (key) => {
      if (!made.has(key)) made.set(key, make(key).catch((error) => { made.delete(key); throw error; }));
      return made.get(key);
    };
  };

  // `file` is words.json, `engine` Pagefind, ready. Gives understand(query), which promises:
  //   rows      the listings that match      features  access needs that were typed
  //   fit       how well a row fits          named     the row whose own words say it most
  //   lookedFor terms and words used instead of what was typed
  //   missing   what no listing says         partly    whether they match only some of the words
  //   pages     other pages about it         crisis    whether a number to ring belongs beside it
  const wordsOf = (file, engine, columns) => {
    const names = new Map();
    for (const [family, value, label, typed, address, crisis] of file.terms) {
      for (const name of typed) {
        if (!names.has(name)) names.set(name, []);
        names.get(name).push({ family, value, label, address, crisis });
      }
    }
    const everywhere = new Set(file.everywhere);
    const rowOf = new Map(file.ids.split(" ").map((id, number) => [id, number]));
    const known = [];
    for (const coded of file.words.split(" ")) {
      known.push((known.at(-1) ?? "").slice(0, parseInt(coded[0], 36)) + coded.slice(1));
    }

    // Pagefind's ids of the pages with a word, or with a word that begins so, and how well each fits.
    const pagesWith = remembering(async (word) => {
      const [exact, near] = await Promise.all([engine.search(`"${word}"`), engine.search(word)]);
      const idOf = (result) => result.id.split("_").pop();
      const score = new Map(near.results.map((result) => [idOf(result), result.score]));
      let found = exact.results;
      if (!found.length && known.some((one) => one.startsWith(word))) {
        found = near.results;
        // Pagefind tells nobody but the console when a part of its index didn't come.
        if (!found.length) throw new Error(`Pagefind has lost "${word}"`);
      }
      return new Map(found.map((result) => [idOf(result), score.get(idOf(result)) ?? 0]));
    });
    const pagesWithAll = async (said) => {
      const [first, ...others] = await Promise.all(said.split(" ").map(pagesWith));
      const inAll = [...first].filter(([id]) => others.every((other) => other.has(id)));
      return new Map(inAll.map(([id, score]) => [id, others.reduce((sum, other) => sum + other.get(id), score)]));
    };

    const listingsAmong = (pages) =>
      new Map([...pages].filter(([id]) => rowOf.has(id)).map(([id, score]) => [rowOf.get(id), score]));

    // The query in parts: the longest names we know, and single words.
    const partsOf = (query) => {
      const tokens = plain(query).split(" ").filter(Boolean);
      const parts = [];
      for (let at = 0, length; at < tokens.length; at += length) {
        const name = () => tokens.slice(at, at + length).join(" ");
        length = Math.min(LONGEST_NAME, tokens.length - at);
        while (length > 1 && !names.has(name()) && !everywhere.has(name())) length--;
        if (!everywhere.has(name()) && !SMALL.has(name())) parts.push({ said: name() });
      }
      return parts.length ? parts : tokens.map((said) => ({ said }));
    };

    const resolved = async ({ said }) => {
      let terms = names.get(said) ?? [];
      const isFact = terms.length > 0 && terms.every((term) => FACTS.has(term.family));
      let pages = isFact ? new Map() : await pagesWithAll(said);
      let instead = "";
      if (!terms.length && !pages.size) {
        instead = nearest(said, [...names.keys(), ...known]);
        terms = names.get(instead) ?? [];
        if (instead) pages = await pagesWithAll(instead);
      }
      const text = listingsAmong(pages);
      // A slip that is a name of a term ("lonley") is in no text; the word it stands for still ranks.
      const stem = terms.length && !isFact && !text.size ? nearest(said, known) : "";
      const echo = stem ? listingsAmong(await pagesWithAll(stem)) : text;
      const byTerm = columns.anyOf(
        terms.filter((term) => term.family !== "access").map((term) => columns.having(term.family, term.value)),
      );
      const rows = byTerm.slice();
      for (const number of text.keys()) columns.add(rows, number);
      return {
        said, terms, pages, instead, text, echo, byTerm, rows,
        main: columns.anyOf(terms.map((term) => columns.column("main", `${term.family}:${term.value}`))),
        needsAccess: terms.length > 0 && terms.every((term) => term.family === "access"),
        isTime: terms.some((term) => term.family === "day" || term.family === "time"),
        // A name of several words is ours: nobody expects to read it word for word.
        isMissing: !isFact && (!!instead || !text.size) && !(terms.length && said.includes(" ")),
      };
    };

    return async (query) => {
      const parts = await Promise.all(partsOf(query).map(resolved));
      const terms = parts.flatMap((part) => part.terms);
      const valuesOf = (family) => terms.filter((term) => term.family === family).map((term) => term.value);

      // A word that is nowhere narrows nothing, as long as there is another to go by.
      const useful = parts.filter((part) => part.terms.length || part.text.size);
      const narrowing = useful.filter((part) => !part.needsAccess && !part.isTime);
      const timed = useful.some((part) => part.isTime);
      const inTime = timed ? columns.times(valuesOf("day"), valuesOf("time")) : columns.all();
      let rows = useful.length ? narrowing.map((part) => part.rows).reduce(columns.both, inTime) : columns.none();
      const partly = narrowing.length > 1 && !columns.size(rows);
      if (partly) rows = columns.both(inTime, columns.anyOf(narrowing.map((part) => part.rows)));

      const meantBy = (part) => (part.terms.length || !part.instead ? part.terms : [{ label: `“${part.instead}”` }]);
      const loudest = Math.max(1, ...narrowing.flatMap((part) => [...part.echo.values()]));
      const fitOf = (part, number) =>
        2 * columns.has(part.rows, number) + columns.has(part.byTerm, number) + 0.5 * columns.has(part.main, number) +
        (part.echo.has(number) ? 0.5 + part.echo.get(number) / loudest : 0);
      const fit = (number) => narrowing.reduce((sum, part) => sum + fitOf(part, number), 0);
      const loudness = (key, id) => parts.reduce((sum, part) => sum + (part[key].get(id) ?? 0), 0);
      const byLoudness = (key) => (one, other) => loudness(key, other) - loudness(key, one);

      return {
        rows, fit, partly,
        features: useful.filter((part) => part.needsAccess).flatMap((part) => part.terms.map((term) => term.value)),
        named: [...new Set(narrowing.flatMap((part) => [...part.text.keys()]))].sort(byLoudness("text"))[0],
        lookedFor: [...new Map(useful.flatMap(meantBy).map((term) => [term.label, term])).values()],
        missing: parts.filter((part) => part.isMissing).map((part) => part.said),
        pages: file.pages
          .filter(([id]) => parts.length && parts.every((part) => part.pages.has(id)))
          .sort(([one], [other]) => byLoudness("pages")(one, other))
          .slice(0, PAGES_SHOWN)
          .map(([, address, title, summary]) => ({ address, title, summary })),
        crisis: terms.some((term) => term.crisis),
      };
    };
  };

  Object.assign(globalThis.findPage, { plain, remembering, wordsOf });
})();
