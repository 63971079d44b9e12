// A form service that a community can host itself, at no cost: it takes what the forms of the site send
// and opens an issue, from which the workflow Intake proposes an entry. docs/deploy.md, "A form service",
// says how to set it up. It needs no packages and keeps nothing.
//
// Cloudflare Pages: copy this file to functions/listing.js.
// Netlify: copy it to netlify/functions/listing.mjs.
// Both then answer at https://your.address/listing.
//
// Settings, as environment variables:
//   SITE        the address of the site, for example https://connected.example.org/
//   REPOSITORY  owner/name of the repository on GitHub
//   TOKEN       a token that may write issues of that repository, and nothing else
//   API         only for tests: where the interface of GitHub answers

const FORMAT = "connected-listing/1";
const TRAP = "homepage"; // people don't see this field, machines fill it in
const LONGEST_POST = 60_000; // bytes
const LONGEST_TITLE = 120; // characters
const WINDOW = 10 * 60_000; // milliseconds
const MOST_FROM_ONE_PLACE = 5; // in one window
const MOST_FROM_ALL = 60; // in one window

/** @typedef {Record<string, string | undefined>} Settings */

/**
 * @typedef {object} Question as add/questions.json of the site has it
 * @property {string} id
 * @property {string} label
 * @property {number} longest characters
 * @property {boolean} [several] whether many of the choices can be ticked
 * @property {Record<string, string>} [choices] labels by the ids that are sent
 */

/** @typedef {{ title: string, label: string, questions: Question[] }} Request */

/** What is said to the person who sent the form instead of a thank-you. */
class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Cloudflare Pages calls this. @param {{ request: globalThis.Request, env: Settings }} context */
export const onRequest = ({ request, env }) => answer(request, env);

/** Netlify calls this. @param {globalThis.Request} request */
export default (request) => {
  const { process } = /** @type {{ process?: { env: Settings } }} */ (/** @type {unknown} */ (globalThis));
  return answer(request, process?.env ?? {});
};

/** Where it answers at Netlify. */
export const config = { path: "/listing" };

/**
 * @param {globalThis.Request} request
 * @param {Settings} settings
 */
const answer = async (request, settings) => {
  const site = settings.SITE ?? "";
  try {
    const fields = await postedFields(request);
    if (fields.get(TRAP)) return page(200, "Thank you", THANKS, site); // and nothing is done
    countRequest(request);
    await openIssue(fields, settings);
    return page(200, "Thank you", THANKS, site);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return page(error.status, "This was not sent", error.message, site);
  }
};

/**
 * What was posted, if it is the form's and of a size that people write.
 * @param {globalThis.Request} request
 */
const postedFields = async (request) => {
  if (request.method !== "POST") throw new Refused(405, "Please use the form on our site.");
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) throw new Refused(415, NOT_OURS);
  const text = await limitedText(request);
  const fields = new URLSearchParams(text);
  if (fields.get("form") !== FORMAT) throw new Refused(400, NOT_OURS);
  return fields;
};

/**
 * The body, read no further than the limit, whatever length it claims to have.
 * @param {globalThis.Request} request
 */
const limitedText = async (request) => {
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  let text = "";
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > LONGEST_POST) {
      await reader.cancel();
      throw new Refused(413, "This is too long for us to take. Please shorten it, or ring or write to us.");
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
};

/** When each place sent something. @type {Map<string, number[]>} */
const sent = new Map();

/**
 * Holds back whoever sends more than people do. Each copy of this program counts for itself and forgets
 * when the host ends it, so this slows machines down and is no lock.
 * @param {globalThis.Request} request
 */
const countRequest = (request) => {
  const now = Date.now();
  for (const [place, times] of sent) {
    const recent = times.filter((time) => now - time < WINDOW);
    if (recent.length) sent.set(place, recent);
    else sent.delete(place);
  }
  const place = request.headers.get("cf-connecting-ip") ??
    request.headers.get("x-nf-client-connection-ip") ?? "";
  const times = sent.get(place) ?? [];
  const all = [...sent.values()].reduce((count, some) => count + some.length, 0);
  if (times.length >= MOST_FROM_ONE_PLACE || all >= MOST_FROM_ALL) {
    throw new Refused(429, "Much was sent in the last minutes. Please try again in a quarter of an hour.");
  }
  sent.set(place, [...times, now]);
};

/**
 * @param {URLSearchParams} fields
 * @param {Settings} settings
 */
const openIssue = async (
  fields,
  { SITE = "", REPOSITORY = "", TOKEN = "", API = "https://api.github.com" },
) => {
  if (!SITE || !REPOSITORY || !TOKEN) throw new Refused(500, NOT_SET_UP);
  const questions = await fetch(new URL("add/questions.json", SITE));
  if (!questions.ok) throw new Refused(502, `${NOT_PASSED_ON} (Our site answered ${questions.status}.)`);
  /** @type {Record<string, Request>} */
  const requests = await questions.json();
  const asked = fields.get("request") ?? "";
  if (!Object.hasOwn(requests, asked)) throw new Refused(400, NOT_OURS);
  const made = await fetch(`${API}/repos/${REPOSITORY}/issues`, {
    method: "POST",
    headers: {
      "accept": "application/vnd.github+json",
      "authorization": `Bearer ${TOKEN}`,
      "content-type": "application/json",
      "user-agent": "connected-form-service",
    },
    body: JSON.stringify(issueOf(requests[asked], fields)),
  });
  await made.body?.cancel();
  if (made.status !== 201) throw new Refused(502, `${NOT_PASSED_ON} (GitHub answered ${made.status}.)`);
};

/**
 * The issue that the forge's own form would have made. The person's name and e-mail address are no
 * questions of that form, because everybody can read an issue: so they are left out.
 * @param {Request} request
 * @param {URLSearchParams} fields
 */
const issueOf = ({ title, label, questions }, fields) => {
  const name = (fields.get("name") || fields.get("listing") || "").replace(/\s+/g, " ").trim();
  const answers = questions.map((question) => `### ${question.label}\n\n${answerTo(question, fields)}`);
  return {
    title: [title, name].filter(Boolean).join(": ").slice(0, LONGEST_TITLE),
    body: answers.join("\n\n"),
    labels: [label],
  };
};

/**
 * @param {Question} question
 * @param {URLSearchParams} fields
 */
const answerTo = ({ id, label, longest, several, choices }, fields) => {
  const said = fields.getAll(id).join("\n").replace(/\r\n?/g, "\n").trim();
  if ([...said].length > longest) throw new Refused(400, `“${label}” is too long. Please shorten it.`);
  if (!choices) return withoutHeadings(said) || "_No response_";
  const chosen = said.split("\n").filter(Boolean);
  for (const choice of chosen) if (!Object.hasOwn(choices, choice)) throw new Refused(400, NOT_OURS);
  if (!several) return chosen.length ? choices[chosen[0]] : "_No response_";
  return Object.entries(choices).map(([choice, words]) =>
    `- [${chosen.includes(choice) ? "X" : " "}] ${words}`
  ).join("\n");
};

/**
 * An answer in which no line looks like a question.
 * @param {string} text
 */
const withoutHeadings = (text) => text.replace(/^ {0,3}###(?!#)[ \t]*/gm, "").replaceAll("<!--", "");

const THANKS = "We have it, and one of us reads it before anything changes on the site.";
const NOT_OURS = "We could not read this. Please go back to the form on our site, and send it from there.";
const NOT_SET_UP = "Our form is not set up yet. Please ring or write to us.";
const NOT_PASSED_ON =
  "Something went wrong on our side. Go back: what you wrote is still there. Try again, or ring or write to us.";

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "");

/**
 * A small page of its own.
 * @param {number} status
 * @param {string} heading
 * @param {string} text
 * @param {string} site
 */
const page = (status, heading, text, site) => {
  const back = site ? `<p><a href="${escaped(site)}">Go to our site</a></p>` : "";
  const html = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<style>body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.5 sans-serif }</style>
<main><h1>${heading}</h1><p>${escaped(text)}</p>${back}</main>
</html>
`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  };
  return new Response(html, { status, headers });
};
