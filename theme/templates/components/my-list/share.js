// A list in words, for people to whom it is sent.
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./lookup.js").Listed} Listed */

/**
 * @param {Listed[]} activities
 * @param {string} link
 */
export const inShort = (activities, link) =>
  message("my-list.words-short", { names: activities.map(({ name }) => name).join(", "), link });

/**
 * @param {Listed[]} activities
 * @param {string} heading
 * @param {string} link
 */
export const inFull = (activities, heading, link) => {
  const lines = activities.map(({ name, when, status }, at) =>
    message("my-list.words-line", { number: at + 1, name, when: when || status || "" })
  );
  return message("my-list.words-all", { heading, lines: lines.join("\n"), link });
};

/**
 * The addresses that open a mail and a text message with the list in them.
 * @param {Listed[]} activities
 * @param {string} site
 * @param {string} link
 */
export const waysToSend = (activities, site, link) => {
  const subject = message("my-list.words-subject", { site });
  const body = encodeURIComponent(inFull(activities, subject, link));
  return {
    email: `mailto:?subject=${encodeURIComponent(subject)}&body=${body}`,
    // iPhones read what comes after "?&", and so does everything else.
    text: `sms:?&body=${encodeURIComponent(inShort(activities, link))}`,
  };
};
