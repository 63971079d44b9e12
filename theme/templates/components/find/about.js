// Names in a query that are only what somebody feels about the next, or that they ask about it.

/** @typedef {import("./vocabulary.js").Span} Span */

/** Words of feeling and of asking, which say nothing else of what is looked for. */
export class AboutWords {
  /** @param {import("./vocabulary.js").WordsFile} file */
  constructor({ feelings, aboutWords, asking, topicWords, havingWords, small }) {
    this.feelings = new Set(feelings);
    this.about = new Set(aboutWords);
    this.asking = new Set([...asking, ...small]);
    this.topics = new Set(topicWords);
    this.having = new Set(havingWords);
  }

  /**
   * Whether a name, which says what somebody has or wants, is only what they feel about the next: worried about money.
   * @param {string[]} tokens
   * @param {Span} span
   * @param {Span | undefined} next
   */
  isFeeling(tokens, { from, to }, next) {
    return next !== undefined && tokens.slice(from, to).some((word) => this.feelings.has(word)) &&
      tokens.slice(to, next.from).some((word) => this.about.has(word));
  }

  /**
   * Whether a need is said of somebody with it: caring for my wife with MS.
   * @param {string[]} tokens
   * @param {Span} span
   * @param {Span} next
   */
  isWith(tokens, { to }, next) {
    return tokens.slice(to, next.from).some((word) => this.having.has(word));
  }

  /**
   * Whether a name only says that somebody asks about the next: who do I talk to about the rent.
   * @param {string[]} tokens
   * @param {Span} span
   * @param {Span | undefined} next
   */
  isAsking(tokens, { from, to }, next) {
    return next !== undefined && tokens.slice(from, to).every((word) => this.asking.has(word)) &&
      tokens.slice(to, next.from).some((word) => this.topics.has(word));
  }
}
