// Who can be referred: what a rule answers of a person, as listing/eligibility.py works it out. All rules are made
// there; here they are only read.

/**
 * @typedef {{
 *   words: string, about: "age" | "bmi" | "area" | "fact", excludes?: boolean, least?: number, most?: number,
 *   above?: number, unclear?: number, areas?: string[], wider?: string[],
 * }} Rule
 * @typedef {{ age: number | null, bmi: number | null, area: string | null, facts: Record<string, boolean> }} Person
 * @typedef {"yes" | "no" | "ask"} Outcome
 */

/**
 * @param {Rule} rule
 * @param {number | null} number
 * @returns {Outcome}
 */
const ofNumber = ({ least = -Infinity, most = Infinity, above = -Infinity, unclear }, number) => {
  if (number === null || number === unclear) return "ask";
  return number < least || number <= above || number > most ? "no" : "yes";
};

/**
 * @param {Rule} rule
 * @param {string | null} area
 * @returns {Outcome}
 */
const ofArea = ({ areas = [], wider = [] }, area) => {
  if (area === null || wider.includes(area)) return "ask";
  return areas.includes(area) ? "yes" : "no";
};

/**
 * @param {Rule} rule
 * @param {Person} person
 * @returns {Outcome}
 */
export const outcome = (rule, { age, bmi, area, facts }) => {
  if (rule.about === "age") return ofNumber(rule, age);
  if (rule.about === "bmi") return ofNumber(rule, bmi);
  if (rule.about === "area") return ofArea(rule, area);
  if (!Object.hasOwn(facts, rule.words)) return "ask";
  return facts[rule.words] === Boolean(rule.excludes) ? "no" : "yes";
};

/**
 * Of all the rules of a listing: one that is not met decides, then one that is not known.
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
export const together = (outcomes) =>
  outcomes.includes("no") ? "no" : outcomes.includes("ask") ? "ask" : "yes";
