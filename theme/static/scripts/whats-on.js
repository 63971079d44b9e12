// What's on, narrowed down on the page itself. What is chosen stands behind the #, which no server
// sees; the other pages of a long list are fetched from this site whole, whatever is chosen.
(() => {
  "use strict";
  const root = document.querySelector("[data-narrow]");
  const place = document.querySelector("[data-sessions]");
  // More pages than these nobody should have to fetch: there the links to one area or need do it.
  const MOST_PAGES = 25;
  if (!root || !place || place.dataset.pages > MOST_PAGES || location.protocol === "file:") return;

  const part = (name) => root.querySelector(`[data-narrow-${name}]`);
  const controls = [...root.querySelectorAll("[data-narrow-by]")];
  const pagination = document.querySelector(".pagination");
  const span = document.querySelector("[data-span]");

  // The choices are those of the links. What the page is about already cannot be chosen again.
  for (const family of root.querySelectorAll("[data-narrow-family]")) {
    const select = controls.find(({ dataset }) => dataset.narrowBy === family.dataset.narrowFamily);
    let group = select;
    for (const one of family.querySelectorAll(".narrow__heading, [data-term]")) {
      if (one.dataset.term) group.append(new Option(one.textContent, one.dataset.term));
      else select.append((group = Object.assign(document.createElement("optgroup"), { label: one.textContent })));
    }
    select.parentElement.hidden = !select.querySelector("option:nth-of-type(2), optgroup") ||
      family.querySelector("[aria-current]");
  }

  const asked = () => new URLSearchParams(location.hash.slice(1));
  const reflect = () => {
    for (const one of controls) {
      const chosen = asked().getAll(one.dataset.narrowBy);
      if (one.type === "checkbox") one.checked = chosen.includes(one.value);
      else one.value = [...one.options].some(({ value }) => value === chosen[0]) ? chosen[0] : "";
    }
  };
  const chosen = () => controls
    .filter((one) => !one.parentElement.hidden && (one.type === "checkbox" ? one.checked : one.value))
    .map((one) => [one.dataset.narrowBy, one.value]);

  // Every session of the period: the days that two pages share are one.
  const own = [...place.childNodes];
  let whole;
  const fetched = async (number) => {
    const list = new URL(place.dataset.list, location.href);
    const address = number > 1 ? new URL(`${number}/`, list) : list;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of other.querySelectorAll("[data-sessions] a")) {
      link.href = new URL(link.getAttribute("href"), address);
    }
    const found = other.querySelector("[data-sessions]");
    globalThis.readSessions(found);
    return [...found.children];
  };
  const nameOf = (one) => one.dataset.part || one.getAttribute("aria-labelledby") || one.id;
  const join = (holder, items) => {
    for (const item of items) {
      const known = nameOf(item) && [...holder.children].find((one) => nameOf(one) === nameOf(item));
      if (!known) holder.append(item);
      else if (item.dataset.part) known.querySelector("ul").append(...item.querySelectorAll("li"));
      else join(known, [...item.children].filter(nameOf));
    }
  };
  const everything = () => (whole ??= (async () => {
    if (place.dataset.pages === "1") return own;
    const pages = Array.from({ length: Number(place.dataset.pages) }, (_, at) => fetched(at + 1));
    const holder = document.createElement("div");
    for (const items of await Promise.all(pages)) join(holder, items);
    return [...holder.childNodes];
  })());

  const fits = (row, choices) => choices.every(([by, value]) => by === "part"
    ? [value, "all-day"].includes(row.closest("[data-part]").dataset.part)
    : (row.dataset[by] || "").split(" ").includes(value));

  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const choices = chosen();
    const count = part("count");
    try {
      if (choices.length && place.dataset.pages > 1) count.textContent = "Looking…";
      const items = choices.length ? await everything() : own;
      if (mine !== turn) return;
      place.replaceChildren(...items);
    } catch {
      if (mine !== turn) return;
      whole = undefined;
      count.textContent = "We could not look through all the days. You may be offline. Please try again.";
      return;
    }
    const rows = [...place.querySelectorAll(".session")];
    for (const row of rows) row.hidden = !fits(row, choices);
    for (const holder of place.querySelectorAll(".day__part, section")) {
      holder.hidden = !holder.querySelector(".session:not([hidden])");
    }
    const left = rows.filter((row) => !row.hidden).length;
    count.textContent = choices.length ? `${left || "None"} of ${rows.length} fit what you chose.` : "";
    part("nothing").hidden = !choices.length || left > 0;
    part("clear").hidden = !choices.length;
    if (pagination) pagination.hidden = choices.length > 0;
    if (span) span.hidden = choices.length > 0;
  };
  const change = () => {
    history.pushState(null, "", `#${new URLSearchParams(chosen())}`);
    show();
  };

  for (const one of controls) one.addEventListener("change", change);
  part("clear").addEventListener("click", () => {
    for (const one of controls) {
      if (one.type === "checkbox") one.checked = false;
      else one.value = "";
    }
    change();
    controls.find((one) => !one.parentElement.hidden).focus();
  });
  addEventListener("popstate", () => {
    if (location.hash.length > 1 && !location.hash.includes("=")) return; // a place on the page
    reflect();
    show();
  });
  part("links").hidden = true;
  part("panel").hidden = false;
  reflect();
  part("panel").open = chosen().length > 0 || matchMedia("(min-width: 48em)").matches;
  if (chosen().length) show();
})();
