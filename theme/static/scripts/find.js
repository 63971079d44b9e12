// The find page: what is asked for, the answer, and how it is shown. What is chosen and typed stands
// behind the #, which no server sees; nothing is kept or sent. docs/decisions/0006-search.md.
(() => {
  "use strict";
  const root = document.querySelector("[data-find]");
  if (!root) return;
  const { columnsOf, plain, remembering, wordsOf } = globalThis.findPage;

  const part = (name) => root.querySelector(`[data-find-${name}]`);
  const addresses = root.dataset;
  const box = root.querySelector("input[type=search]");
  const panel = root.querySelector("[data-filter-panel]");
  const boxes = [...panel.querySelectorAll("input[type=checkbox]")];
  const familyOf = (input) => input.closest("[data-facet]").dataset.facet;
  const labelOf = (input) => input.labels[0].firstChild.textContent.trim();
  const AT_ONCE = 20;
  const TYPING_MS = 250;
  const SLOW_MS = 400;

  part("no-scripts").hidden = true;
  if (location.protocol === "file:") {
    part("from-disk").hidden = false;
    part("whole").hidden = true;
    return;
  }

  // ---- what is asked for

  let state;
  const chosen = (family) => state.chosen[family] ?? [];
  const isChosen = (input) => chosen(familyOf(input)).includes(input.value);
  const readAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    state = { words: asked.get("q") ?? "", chosen: {}, shown: Number(asked.get("shown")) || AT_ONCE };
    for (const input of boxes) {
      const family = familyOf(input);
      if (asked.getAll(family).includes(input.value)) (state.chosen[family] ??= []).push(input.value);
    }
  };
  const address = () => {
    const asked = new URLSearchParams();
    if (state.words.trim()) asked.set("q", state.words.trim());
    for (const [family, values] of Object.entries(state.chosen)) {
      for (const value of values) asked.append(family, value);
    }
    if (state.shown > AT_ONCE) asked.set("shown", state.shown);
    return `#${asked}`;
  };

  // ---- files

  const json = async (file, options) => {
    const answer = await fetch(file, options);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return answer.json();
  };
  const columns = remembering(async () => columnsOf(await json(addresses.columns, { cache: "no-cache" })));
  const ofSameBuild = async (file) => {
    const { version } = await columns();
    const content = await json(`${file}?v=${version}`);
    if (content.version === version) return content;
    location.reload(); // the site was built anew while this page stood open
    return new Promise(() => {});
  };
  const rowsFile = remembering((number) => ofSameBuild(`${addresses.rows}${number}.json`));
  const row = async (number) => {
    const { inAFile } = await columns();
    return (await rowsFile(Math.floor(number / inAFile))).rows[number % inAFile];
  };
  const words = remembering(async () => {
    const [file, engine, sets] = await Promise.all([
      ofSameBuild(addresses.words),
      import(new URL(`${addresses.bundle}pagefind.js`, document.baseURI)),
      columns(),
    ]);
    await engine.options({ ranking: { termFrequency: 0.6, metaWeights: { title: 8, keywords: 2 } } });
    await engine.init();
    return wordsOf(file, engine, sets);
  });

  // ---- the answer: rows in order, and what each filter would leave

  const ANY_OF = ["need", "category", "area", "cost", "joining", "format"];

  const answerTo = (asked, sets) => {
    const { both, column, size, times } = sets;
    const features = [...new Set([...chosen("access"), ...(asked?.features ?? [])])];
    const narrowed = { access: sets.access(features, { orAsk: false }) };
    for (const family of ANY_OF) {
      if (chosen(family).length) narrowed[family] = sets.anyOf(chosen(family).map((value) => column(family, value)));
    }
    if (chosen("day").length || chosen("time").length) narrowed.times = times(chosen("day"), chosen("time"));

    const visible = sets.first(chosen("old").length ? sets.count : sets.listed);
    const start = asked ? both(visible, asked.rows) : visible;
    const without = (family) =>
      Object.entries(narrowed).reduce((set, [name, other]) => (name === family ? set : both(set, other)), start);
    const found = without("");
    const perhaps = features.length ? both(without("access"), sets.access(features, { orAsk: true })) : sets.none();

    const rest = Object.fromEntries([...ANY_OF, "times"].map((family) => [family, without(family)]));
    const leaves = (input) => {
      const value = input.value;
      switch (familyOf(input)) {
        case "day": return size(rest.times, times([value], chosen("time")));
        case "time": return size(rest.times, times(chosen("day"), [value]));
        case "access": return size(found, column("access", value));
        case "old": return sets.count - sets.listed;
        default: return size(rest[familyOf(input)], column(familyOf(input), value));
      }
    };
    const ofAnyAge = Object.values(narrowed).reduce(both, asked ? asked.rows : sets.all());
    return {
      sure: sets.numbers(found),
      ask: sets.numbers(perhaps).filter((number) => !sets.has(found, number)),
      older: size(ofAnyAge) - size(found),
      leaves,
    };
  };

  // What people can go to comes first, then what fits best. A listing of just that name leads.
  const inOrder = async (numbers, asked, sets) => {
    if (!asked) return numbers;
    const fits = new Map(numbers.map((number) => [number, asked.fit(number)]));
    numbers.sort((one, other) => sets.tier(one) - sets.tier(other) || fits.get(other) - fits.get(one) || one - other);
    const at = numbers.indexOf(asked.named);
    if (at > 0 && plain((await row(asked.named)).name) === plain(state.words)) numbers.unshift(...numbers.splice(at, 1));
    return numbers;
  };

  // ---- what is seen

  const figure = (count) => count.toLocaleString("en-GB");
  const counted = (count, one, many) => `${count ? figure(count) : "No"} ${count === 1 ? one : many}`;
  const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const link = ({ label, address }) => make("a", label, { href: addresses.home + address });
  const say = (place, text) => {
    place.textContent = text;
    place.hidden = !text;
  };
  const fill = (list, items) => {
    list.replaceChildren(...items);
    list.hidden = !items.length;
  };
  const copyOf = (template) => template.content.firstElementChild.cloneNode(true);

  const result = async (number) => {
    const facts = await row(number);
    const item = copyOf(part("result"));
    const place = (name) => item.querySelector(`.activity-result__${name}`);
    const put = (holder, where, text) => (text ? (where.textContent = text) : holder.remove());
    if (facts.hue) item.classList.add(facts.hue);
    const picture = root.querySelector(`[data-find-picture="${facts.icon}"]`);
    if (picture) place("picture").replaceChildren(copyOf(picture));
    Object.assign(place("name").firstElementChild, { textContent: facts.name, href: addresses.home + facts.href });
    const tag = root.querySelector(`[data-find-tag="${facts.tag}"]`);
    if (tag) place("tag").replaceChildren(copyOf(tag));
    else place("tag").remove();
    put(place("highlight"), place("highlight"), facts.highlight);
    put(place("summary"), place("summary"), facts.summary);
    const lines = [...item.querySelectorAll(".activity-result__fact")];
    ["when", "where", "cost", "joining"].forEach((name, at) => put(lines[at], lines[at].querySelector("dd"), facts[name]));
    put(place("note"), place("note").lastChild, facts.freshness);
    return item;
  };

  const showUnderstood = (asked) => {
    const lines = [];
    if (asked?.missing.length) {
      lines.push(make("p", `No listing says ${asked.missing.map((word) => `“${word}”`).join(" or ")}.`));
    }
    if (asked?.lookedFor.length) {
      const line = make("p", "We looked for ");
      asked.lookedFor.forEach((term, at) => {
        const between = at === asked.lookedFor.length - 1 ? " and " : ", ";
        line.append(at ? between : "", term.address ? link(term) : term.label);
      });
      line.append(".");
      lines.push(line);
    }
    if (asked?.partly) lines.push(make("p", "No listing has all of that. These have some of it."));
    fill(part("matched"), lines);
    part("crisis").hidden = !asked?.crisis;
    const pages = (asked?.pages ?? []).map(({ address, title, summary }) => {
      const item = make("li", "");
      item.append(link({ label: title, address }), summary && `: ${summary}`);
      return item;
    });
    part("pages").hidden = !pages.length;
    fill(part("pages").querySelector("ul"), pages);
  };

  const showChips = () => {
    const chips = boxes.filter(isChosen).map((input) => {
      const chip = copyOf(part("chip"));
      chip.querySelector("[data-find-chip-label]").textContent = labelOf(input);
      chip.querySelector("button").addEventListener("click", () => {
        choose(input, false);
        (part("chips").querySelector("button") ?? box).focus();
      });
      return chip;
    });
    fill(part("chips"), chips);
  };

  // For an empty answer: what would be there with one filter fewer, else with none.
  const showWaysOn = (asked, sets) => {
    const without = (kept) => {
      const real = state;
      state = { ...real, chosen: kept };
      const { length } = answerTo(asked, sets).sure;
      state = real;
      return length;
    };
    const way = (label, kept) => {
      const count = without(kept);
      if (!count) return [];
      const item = make("li", "");
      const button = make("button", `${label}: ${counted(count, "activity", "activities")}`, { type: "button", className: "find__way" });
      button.addEventListener("click", () => {
        change({ chosen: kept });
        box.focus();
      });
      item.append(button);
      return [item];
    };
    const ways = boxes.filter(isChosen).flatMap((input) => way(`Without “${labelOf(input)}”`, changed(input, false)));
    fill(part("ways"), ways.length || !boxes.some(isChosen) ? ways : way("Without any filter", {}));
  };

  let turn = 0;
  const show = async ({ focusOn = -1 } = {}) => {
    const mine = ++turn;
    const isOver = () => mine !== turn;
    part("answer").ariaBusy = "true";
    showChips();
    const slow = setTimeout(() => say(part("count"), "Looking…"), SLOW_MS);
    try {
      const sets = await columns();
      const asked = plain(state.words).length > 1 ? await (await words())(state.words) : null;
      if (isOver()) return;
      const { sure, ask, older, leaves } = answerTo(asked, sets);
      for (const input of boxes) input.labels[0].querySelector(".filter-panel__count").textContent = `(${figure(leaves(input))})`;
      const sequence = [...(await inOrder(sure, asked, sets)), ...(await inOrder(ask, asked, sets))];
      const items = await Promise.all(sequence.slice(0, state.shown).map(result));
      if (isOver()) return;
      showUnderstood(asked);
      fill(part("results"), items.slice(0, sure.length));
      part("ask").hidden = items.length <= sure.length;
      fill(part("ask").querySelector("ul"), items.slice(sure.length));
      part("older").hidden = !older;
      part("older").firstElementChild.textContent = `Show ${counted(older, "older listing", "older listings")} too`;
      part("nothing").hidden = sequence.length > 0;
      if (!sequence.length) showWaysOn(asked, sets);
      part("more").hidden = items.length >= sequence.length;
      say(part("progress"), sequence.length > AT_ONCE ? `You see ${figure(items.length)} of ${figure(sequence.length)}.` : "");
      part("failed").hidden = true;
      const alsoAsk = ask.length ? `, and ${figure(ask.length)} where you need to ask first` : "";
      say(part("count"), counted(sure.length, "activity", "activities") + alsoAsk);
      items[focusOn]?.querySelector("a").focus();
    } catch {
      if (isOver()) return;
      showUnderstood(null);
      fill(part("results"), []);
      for (const name of ["ask", "nothing", "older", "more", "progress"]) part(name).hidden = true;
      part("failed").hidden = false;
      say(part("count"), "Search is not working");
    } finally {
      clearTimeout(slow);
      if (!isOver()) part("answer").ariaBusy = "false";
    }
  };

  const reflect = () => {
    if (plain(box.value) !== plain(state.words)) box.value = state.words;
    for (const input of boxes) {
      input.checked = isChosen(input);
      if (input.checked) input.closest("details").open = true;
    }
  };
  const change = (changes, { entry = "push", ...options } = {}) => {
    Object.assign(state, { shown: AT_ONCE }, changes);
    reflect();
    history[`${entry}State`](null, "", address());
    show(options);
  };
  const changed = (input, on) => {
    const family = familyOf(input);
    const others = chosen(family).filter((value) => value !== input.value);
    return { ...state.chosen, [family]: on ? [...others, input.value] : others };
  };
  const choose = (input, on) => change({ chosen: changed(input, on) });

  // ---- what people do

  const wide = matchMedia("(min-width: 60em)");
  const fold = () => { part("filters").open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  panel.hidden = false;

  let typing = 0;
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => change({ words: box.value }, { entry: "replace" }), TYPING_MS);
  });
  // Before the form's other listeners: a search on this page keeps its filters.
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(typing);
    change({ words: box.value });
  }, true);
  box.addEventListener("focus", () => { words().catch(() => {}); });
  panel.addEventListener("change", ({ target }) => choose(target, target.checked));
  panel.querySelector("[data-clear-filters]").addEventListener("click", () => change({ chosen: {} }));
  part("older").addEventListener("click", () => choose(boxes.find((input) => familyOf(input) === "old"), true));
  part("again").addEventListener("click", () => show());
  part("more").addEventListener("click", () => {
    change({ shown: state.shown + AT_ONCE }, { entry: "replace", focusOn: state.shown });
  });
  addEventListener("popstate", () => {
    if (location.hash.length > 1 && !location.hash.includes("=")) return; // the skip link
    readAddress();
    reflect();
    show();
  });

  readAddress();
  reflect();
  show();
})();
