// The results of the find page as a map: the ground, pins with the numbers of the list, and below them what is
// at the pin that was pressed. docs/decisions/0038-map-of-results.md.
import { figure, message } from "../../../scripts/shared/messages.js";
import { create, element, elements, optionalElement, setText } from "../../../scripts/shared/page.js";
import { remembered } from "../../../scripts/shared/remember.js";
import { besideOthers, championParts, championsOnMap } from "./champion-pins.js";
import { clusters, isOnDrawing, partAbout, scaleOf, spotOf } from "./plan.js";

/** @typedef {import("../find/find.js").FindPage} FindPage */
/** @typedef {import("../find/near.js").Spot} Place */
/** @typedef {import("./champion-pins.js").ChampionOnMap} ChampionOnMap */
/** @typedef {import("./plan.js").Cluster} Cluster */
/** @typedef {import("./plan.js").MapFile} MapFile */
/** @typedef {import("./plan.js").Part} Part */
/** @typedef {import("./plan.js").Spot} Spot */

/**
 * A result that is on the map.
 * @typedef {{ number: number, item: Element, name: string }} Listed
 */

/** What `near.json` has in one, `map.json` has in ten. */
const FINER = 10;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
const drawn = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
};

/** @param {number} miles */
const milesInWords = (miles) => {
  if (miles === 0.25) return message("map.quarter-mile");
  return miles === 0.5 ? message("map.half-mile") : message("map.miles", { count: miles });
};

/** The map of one page. */
class ResultsMap {
  /**
   * @param {HTMLElement} root
   * @param {MapFile} file
   * @param {ChampionOnMap[]} champions
   */
  constructor(root, file, champions) {
    this.root = root;
    this.file = file;
    this.champions = champions;
    this.frame = this.part("frame");
    this.ground = element(root, "[data-map-ground]", SVGElement);
    this.pins = this.part("pins");
    this.open = this.part("open");
    /** The results of each place, by its number in the file. @type {Map<number, Listed[]>} */
    this.listed = new Map();
    /** Where the visitor is, if they said so, and how far they look, in miles. */
    /** @type {{ at: Spot | null, label: string, within: number }} */
    this.you = { at: null, label: "", within: 0 };
    /** The places that somebody looks at more closely. @type {number[] | null} */
    this.closer = null;
    /** The pin whose place is open. @type {HTMLElement | null} */
    this.pressed = null;
    this.drawGround();
    this.part("reset").addEventListener("click", () => this.look(null));
    root.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && !this.open.hidden) this.close();
    });
    new ResizeObserver(() => this.draw()).observe(this.frame);
  }

  /** @param {string} name */
  part(name) {
    return element(this.root, `[data-map-${name}]`, HTMLElement);
  }

  /** @param {number} place */
  spot(place) {
    const [, north, east] = this.file.places[place];
    return spotOf(this.file, north, east);
  }

  drawGround() {
    for (const layer of ["results-map__land", "results-map__tint", "results-map__dots"]) {
      for (const [cloth, d] of this.file.ground) {
        this.ground.append(drawn("path", { class: `${layer} hue-${cloth}`, d }));
      }
    }
  }

  /**
   * Draws other results. Each item gets the number that its pin has.
   * @param {number[]} rows
   * @param {Element[]} items
   * @param {{ spot: Place | null, within: number }} where
   */
  show(rows, items, { spot, within }) {
    this.listed.clear();
    let number = 0;
    rows.forEach((row, index) => {
      const places = this.file.rows[row];
      if (!places.length) return;
      const item = items[index];
      const link = element(item, "a", HTMLAnchorElement);
      const listed = { number: ++number, item, name: link.textContent };
      item.toggleAttribute("data-on-map", true);
      link.before(numberOf(listed));
      for (const place of places) this.listed.set(place, [...this.listed.get(place) ?? [], listed]);
    });
    const at = spot && spotOf(this.file, spot.at[0] * FINER, spot.at[1] * FINER);
    const isHere = at && isOnDrawing(this.file, at);
    this.you = { at: isHere ? at : null, label: spot?.label ?? "", within };
    this.say(
      number,
      items.length - number,
      at && !isHere ? message("map.you-are-beyond", { place: this.you.label }) : "",
    );
    this.part("whole").hidden = !number;
    this.look(null);
    return number;
  }

  /**
   * @param {number} count
   * @param {number} others
   * @param {string} beyond
   */
  say(count, others, beyond) {
    const without = count && others ? message("map.without-place", { count: others }) : "";
    const on = count ? message("map.said", { count, shown: figure(count + others) }) : message("map.none");
    const words = [on, without, beyond].filter(Boolean).join(" ");
    const said = this.part("said");
    // What stands there already is not read out again.
    if (said.textContent !== words) said.textContent = words;
  }

  /**
   * Looks at some places more closely, or at all results.
   * @param {number[] | null} places
   */
  look(places) {
    this.closer = places;
    this.part("reset").hidden = !places;
    this.close();
    this.draw();
  }

  /** Draws what is in the frame: it is as wide as the page has room. */
  draw() {
    const { clientWidth, clientHeight } = this.frame;
    if (!clientWidth || !this.listed.size) return;
    const all = [...this.listed.keys()];
    const places = this.closer ?? all;
    const { at, within } = this.you;
    const spots = places.map((place) => this.spot(place));
    const reach = within * this.file.mile;
    if (at && !this.closer) spots.push([at[0] - reach, at[1] - reach], [at[0] + reach, at[1] + reach]);
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const seen = partAbout(this.file, spots, { width: clientWidth, height: clientHeight, letter });
    this.ground.setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
    const units = seen.width / clientWidth;
    this.drawYou(units * letter);
    const found = clusters(all.map((place) => ({ place, at: this.spot(place) })), letter * units);
    const pressed = this.pressed?.dataset.places;
    this.pins.replaceChildren(
      ...found.filter((one) => isSeen(one.at, seen)).map((one) => this.pin(one, seen)),
    );
    const helped = this.drawChampions(seen, found.map((one) => one.at), letter * units);
    if (pressed !== undefined) this.pressAgain(pressed);
    this.drawNames(seen, [...found.map((one) => one.at), ...helped], letter * units);
    this.drawScale(units);
  }

  /**
   * The place of the visitor, and how far they look, on the ground: pins may cover it.
   * @param {number} letter units of a letter's height
   */
  drawYou(letter) {
    for (const old of this.ground.querySelectorAll(".results-map__reach, .results-map__spot")) old.remove();
    const { at, within } = this.you;
    if (!at) return;
    const [cx, cy] = at;
    const r = within * this.file.mile;
    if (r) this.ground.append(drawn("circle", { class: "results-map__reach", cx, cy, r }));
    const side = letter / 2;
    const d = `M${cx} ${cy - side}l${side} ${side}l${-side} ${side}l${-side} ${-side}z`;
    this.ground.append(drawn("path", { class: "results-map__spot", d }));
  }

  /**
   * Pins of another shape, after those of the results, where somebody helps people to search. Answers with where
   * they are.
   * @param {Part} seen
   * @param {Spot[]} taken
   * @param {number} letter units of a letter's height
   */
  drawChampions(seen, taken, letter) {
    const spots = this.champions.map(({ north, east }, place) => ({
      place,
      at: spotOf(this.file, north, east),
    }));
    const found = clusters(spots, letter).filter(({ at }) => isSeen(at, seen)).map(({ places, at }) => {
      const free = besideOthers(at, taken, [2.4 * letter, 2 * letter]);
      return { at: free, places, champions: places.map((place) => this.champions[place]) };
    });
    for (const { at, places, champions } of found) {
      const name = champions.map(({ name, words }) => [name, words].filter(Boolean).join(". ")).join("; ");
      const button = create("button", {
        type: "button",
        className: "results-map__help",
        ariaLabel: message("map.help", { name }),
        ariaExpanded: "false",
      }, create("span", {}, "?"));
      button.dataset.places = `help ${places.join(" ")}`;
      button.addEventListener("click", () => {
        if (button.ariaExpanded === "true") this.close();
        else this.openParts(championParts(champions), button);
      });
      const item = create("li", {}, button);
      putAt(item, at, seen);
      this.pins.append(item);
    }
    this.part("help").hidden = !found.length;
    return found.map(({ at }) => at);
  }

  /**
   * The pin of what was open before, if it is there still.
   * @param {string} places
   */
  pressAgain(places) {
    this.pressed = optionalElement(this.pins, `[data-places="${places}"]`, HTMLElement);
    if (this.pressed) this.pressed.ariaExpanded = "true";
    else this.close();
  }

  /**
   * @param {Cluster} cluster
   * @param {Part} seen
   */
  pin({ places, at }, seen) {
    const listed = [...new Set(places.flatMap((place) => this.listed.get(place) ?? []))]
      .sort((one, other) => one.number - other.number);
    const [first] = listed;
    const place = places.length > 1 ? message("map.several-places") : this.file.places[places[0]][0];
    const here = message("map.here", { number: figure(listed.length) });
    const isOne = listed.length === 1;
    const name = isOne
      ? message("map.pin", { number: figure(first.number), name: first.name, place })
      : message("map.pins", { here, place, numbers: listed.map(({ number }) => figure(number)).join(", ") });
    const button = create("button", {
      type: "button",
      className: `results-map__pin${isOne ? "" : " results-map__pin--several"}`,
      ariaLabel: name,
      ariaExpanded: "false",
    }, isOne ? figure(first.number) : here);
    button.dataset.places = places.join(" ");
    button.addEventListener("click", () => {
      if (button.ariaExpanded === "true") this.close();
      else this.openPlaces(places, button);
    });
    const item = create("li", {}, button);
    putAt(item, at, seen);
    return item;
  }

  /**
   * What is at a pin, below the map.
   * @param {number[]} places
   * @param {HTMLElement} button
   */
  openPlaces(places, button) {
    const parts = places.flatMap((place) => this.placeParts(place));
    if (places.length > 1) {
      const closer = create("button", { type: "button", className: "find__way" }, message("map.closer"));
      closer.addEventListener("click", () => {
        this.look(places);
        this.pins.querySelector("button")?.focus();
      });
      parts.unshift(create("p", {}, closer));
    }
    this.openParts(parts, button);
  }

  /**
   * @param {HTMLElement[]} parts
   * @param {HTMLElement} button
   */
  openParts(parts, button) {
    if (this.pressed) this.pressed.ariaExpanded = "false";
    this.pressed = button;
    button.ariaExpanded = "true";
    const close = copied(this.root, "close");
    close.addEventListener("click", () => this.close());
    this.open.replaceChildren(close, ...parts);
    this.open.hidden = false;
    this.open.focus({ preventScroll: true });
    this.open.scrollIntoView({ block: "nearest" });
  }

  /**
   * A place: its name, what is on there, and the way to it.
   * @param {number} place
   * @returns {HTMLElement[]}
   */
  placeParts(place) {
    const [name, north, east] = this.file.places[place];
    const listings = (this.listed.get(place) ?? []).map((listed) => {
      const { item } = listed;
      const link = /** @type {HTMLElement} */ (element(item, "a", HTMLAnchorElement).cloneNode(true));
      const facts = ["when", "where"].flatMap((fact) => {
        const words = item.querySelector(`.activity-result__${fact} dd`)?.textContent;
        return words ? [create("p", {}, words)] : [];
      });
      return create("li", {}, numberOf(listed), link, ...facts);
    });
    const directions = copied(this.root, "directions");
    for (const link of directions.querySelectorAll("a")) {
      link.href = link.href.replaceAll("0,0", `${north / 100000},${east / 100000}`);
    }
    return [
      create("h3", { className: "results-map__place" }, name),
      create("ul", { className: `bare results-map__listings` }, ...listings),
      directions,
    ];
  }

  close() {
    const hadFocus = this.open.contains(document.activeElement);
    this.open.hidden = true;
    this.open.replaceChildren();
    if (!this.pressed) return;
    this.pressed.ariaExpanded = "false";
    if (hadFocus) this.pressed.focus();
    this.pressed = null;
  }

  /**
   * Names of areas where no pin is, and where the visitor is.
   * @param {Part} seen
   * @param {Spot[]} taken
   * @param {number} letter units of a letter's height
   */
  drawNames(seen, taken, letter) {
    const names = [];
    const { at, label } = this.you;
    const below = at && /** @type {Spot} */ ([at[0], at[1] + 1.9 * letter]);
    const spots = at && below ? [...taken, at, below] : [...taken];
    for (const [name, x, y] of this.file.areas) {
      const wide = (name.length * 0.3 + 2.2) * letter;
      const isFree = (/** @type {Spot} */ [left, top]) =>
        spots.every(([toLeft, toTop]) =>
          Math.abs(left - toLeft) > wide || Math.abs(top - toTop) > 2 * letter
        );
      const place = [0, -2.2, 2.2, -3.6, 3.6].map((rows) => /** @type {Spot} */ ([x, y + rows * letter]))
        .find((spot) => isFree(spot) && isSeen(spot, seen, wide, letter));
      if (!place) continue;
      spots.push(place);
      const word = create("span", { className: "results-map__name" }, name);
      putAt(word, place, seen);
      names.push(word);
    }
    if (below) {
      const you = create("span", { className: "results-map__you" }, label);
      putAt(you, below, seen);
      names.push(you);
    }
    this.part("names").replaceChildren(...names);
  }

  /** @param {number} units of a pixel */
  drawScale(units) {
    const { mile } = this.file;
    const miles = scaleOf(this.frame.clientWidth * units / mile);
    const scale = this.part("scale");
    scale.style.inlineSize = `${miles * mile / units}px`;
    setText(scale, milesInWords(miles));
  }
}

/** @param {Listed} listed */
const numberOf = ({ number }) => create("span", { className: "results-map__number" }, figure(number));

/**
 * A copy of one of the map's templates.
 * @param {HTMLElement} root
 * @param {string} name
 */
const copied = (root, name) => {
  const { content } = element(root, `[data-map-${name}]`, HTMLTemplateElement);
  return /** @type {HTMLElement} */ (element(content, "*", HTMLElement).cloneNode(true));
};

/**
 * Whether a spot is inside what is seen.
 * @param {Spot} spot
 * @param {Part} seen
 * @param {number} [wide] how far it must be from the sides
 * @param {number} [tall] and from the top
 */
const isSeen = ([x, y], seen, wide = 0, tall = 0) =>
  x >= seen.x + wide && x <= seen.x + seen.width - wide &&
  y >= seen.y + tall && y <= seen.y + seen.height - tall;

/**
 * A map lies as it lies: left is west in every language.
 * @param {HTMLElement} placed
 * @param {Spot} at
 * @param {Part} seen
 */
const putAt = (placed, [x, y], seen) => {
  placed.style.left = `${(x - seen.x) / seen.width * 100}%`;
  placed.style.top = `${(y - seen.y) / seen.height * 100}%`;
};

const mapOf = remembered(async (/** @type {FindPage} */ { root, files }) => {
  const place = element(root, "[data-results-map]", HTMLElement);
  const { file = "", style = "" } = place.dataset;
  const [content, champions] = await Promise.all([
    files.fetchOfSameBuild(file, { cache: "no-cache" }),
    championsOnMap(),
    new Promise((onload, onerror) => {
      document.head.append(create("link", { rel: "stylesheet", href: style, onload, onerror }));
    }),
  ]);
  return new ResultsMap(place, content, champions);
});

/**
 * Shows the results of the find page as a map, where that is asked for.
 * @param {FindPage} page
 * @param {number[]} rows
 * @param {Element[]} items
 */
export const showMap = async (page, rows, items) => {
  const { root, state: { view, within }, turn } = page;
  const place = element(root, "[data-results-map]", HTMLElement);
  for (const button of elements(root, "[data-find-view]", HTMLButtonElement)) {
    button.ariaPressed = String(button.value === view);
  }
  place.hidden = !view;
  page.part("no-map").hidden = true;
  if (!view) root.toggleAttribute("data-find-map", false);
  const map = view && await mapOf(page);
  if (!map || turn !== page.turn) return;
  const spot = page.where.distances && page.nearBox ? page.nearBox.spot : null;
  root.toggleAttribute("data-find-map", map.show(rows, items, { spot, within }) > 0);
};
