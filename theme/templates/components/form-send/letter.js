// The shapes in which a form leaves: a letter for people, a file, an email, a link to the forge's form.

/**
 * An answer as it leaves: `text` has ids, `words` has labels.
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} label
 * @property {string} text
 * @property {string} words
 * @property {boolean} [confidential]
 */

/**
 * @param {{ opening: string, request: string }} heading
 * @param {Answer[]} answers
 */
export const letter = ({ opening, request }, answers) => {
  const parts = answers.flatMap(({ label, words }) => [
    `${label}:`,
    ...words.split("\n").map((line) => `  ${line}`.trimEnd()),
  ]);
  return [opening, request, "", ...parts, ""].join("\n");
};

/**
 * @param {{ format: string, request: string }} heading
 * @param {Answer[]} answers
 */
export const file = ({ format, request }, answers) => {
  const content = { format, request, answers: Object.fromEntries(answers.map(({ id, text }) => [id, text])) };
  return JSON.stringify(content, null, 2) + "\n";
};

/**
 * @param {string} address
 * @param {string} subject
 * @param {string} text
 */
export const mail = (address, subject, text) => {
  const body = encodeURIComponent(text.replace(/\n/g, "\r\n"));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${body}`;
};

/**
 * A link to the forge's own form: what is confidential is left out, and so are the longest answers
 * where there are too many words. `leftOut` has the labels of those.
 * @param {string} address
 * @param {string} title
 * @param {Answer[]} answers
 * @param {number} most
 */
export const forgeLink = (address, title, answers, most) => {
  let open = answers.filter(({ confidential }) => !confidential);
  /** @type {string[]} */
  const leftOut = [];
  const link = () => {
    const asked = open.map(({ id, words }) => `&${encodeURIComponent(id)}=${encodeURIComponent(words)}`);
    return `${address}&title=${encodeURIComponent(title)}${asked.join("")}`;
  };
  while (link().length > most && open.length) {
    const longest = open.reduce((answer, other) => other.words.length > answer.words.length ? other : answer);
    open = open.filter((answer) => answer !== longest);
    leftOut.push(longest.label);
  }
  return { link: link(), leftOut };
};
