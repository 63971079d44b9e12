// How a listing will look, in the words of the site: a template with places such as {name}.
import { element, optionalElement } from "../../../scripts/shared/page.js";
import { dateWords, hoursWords } from "../../../scripts/shared/dates.js";
import { linesOf } from "../form/answers.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("../form/question.js").Question} Question */
/** @typedef {import("../form/settings.js").Settings} Settings */

/** @type {Record<string, string>} */
const VERBS = {
  phone: message("card.verb-phone"),
  text: message("card.verb-text"),
  email: message("card.verb-email"),
  website: message("card.verb-website"),
};

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {(string | undefined)[]} parts */
const joined = (...parts) => parts.filter(Boolean).join(", ");

/**
 * A line of "When is it on?" as the site will word it: "Every Tuesday, 10am to noon". A line that can't
 * be read is left as it is.
 * @param {string} line
 * @param {string | undefined} howOften
 * @param {string} today
 * @param {Pick<Settings, "date" | "time" | "times">} settings
 */
export const timesWords = (line, howOften, today, settings) => {
  const time = settings.time.slice(1, -1);
  const shape = new RegExp(`^(?<on>.+?),? (?<start>${time})(?: to (?<end>${time}))?$`, "u");
  const { on, start, end } = line.match(shape)?.groups ?? {};
  if (!on) return line;
  const day = new RegExp(settings.date, "u").test(on) ? dateWords(on, today) : on;
  const isDate = /^\d+(st|nd|rd|th)$/.test(day) && howOften === "month";
  const phrase = settings.times[isDate ? "day of the month" : howOften ?? ""]?.[end ? 0 : 1];
  return phrase ? capital(phrase.replace("{day}", day).replace("{hours}", hoursWords(start, end))) : line;
};

/**
 * What is written in each place of the template.
 * @param {Record<string, string>} texts answers with ids, by question
 * @param {Record<string, string>} words answers as people read them
 * @param {string} today
 * @param {Pick<Settings, "date" | "time" | "times" | "prices">} settings
 * @returns {Record<string, string>}
 */
export const previewValues = (texts, words, today, settings) => {
  const times = linesOf(texts.times ?? "").map((line) => timesWords(line, texts.how_often, today, settings));
  const [price, priceOf] = settings.prices[texts.price] ?? ["", ""];
  const means = Object.keys(VERBS).find((way) => texts[way]) ?? "";
  return {
    ...texts,
    when: times.length ? times.join("; ") : texts.times_in_words || words.how_often,
    where: texts.venue
      ? joined(texts.venue, words.area, texts.postcode)
      : words.format.replaceAll("\n", ", "),
    cost: joined(texts.amount ? priceOf.replace("{amount}", texts.amount) : price, texts.price_note),
    joining: texts.how_to_join || linesOf(words.joining).join(", "),
    contact: joined(texts.phone, texts.text, texts.email, texts.website),
    verb: VERBS[means] ?? "",
    way: texts[means] ?? "",
  };
};

/**
 * Fills a copy of the template with words, never with markup. What has no answer is left out with its
 * label.
 * @param {HTMLTemplateElement} template
 * @param {Record<string, string>} values
 */
const filledCopy = (template, values) => {
  const copy = document.importNode(template.content, true);
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walk.nextNode()) {
    const text = /** @type {Text} */ (walk.currentNode);
    if (/\{\w+\}/.test(text.data)) texts.push(text);
  }
  for (const text of texts) {
    const name = text.data.match(/\{(\w+)\}/)?.[1] ?? "";
    if (values[name]) text.data = text.data.replace(/\{\w+\}/, () => values[name]);
    else {
      const holder = text.parentElement;
      (holder?.closest(".activity-result__fact, .fact, .card__fact") ?? holder?.closest("p") ?? holder)
        ?.remove();
    }
  }
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return copy;
};

/**
 * Shows the listing of a form as it will look.
 * @param {HTMLElement} form
 * @param {Question[]} questions
 * @param {Settings} settings
 */
export const showPreview = (form, questions, settings) => {
  const preview = optionalElement(form, "[data-preview]", HTMLElement);
  if (!preview) return;
  const { built = "", pinned } = document.body.dataset;
  const texts = Object.fromEntries(questions.map((question) => [question.id, question.text()]));
  const words = Object.fromEntries(questions.map((question) => [question.id, question.words()]));
  const values = previewValues(texts, words, pinned || built, settings);
  preview.hidden = false;
  element(preview, "[data-preview-here]", HTMLElement)
    .replaceChildren(filledCopy(element(preview, "template", HTMLTemplateElement), values));
};
