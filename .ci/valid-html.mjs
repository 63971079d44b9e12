// Every page under a folder is valid HTML: `node .ci/valid-html.mjs FOLDER`.
// Prints path:line:column: message [rule] for each fault; exit 1 if there is one.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "../tests/vendor/html-validate.mjs";

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    elements: ["html5"],
    // "standard" is what the HTML standard forbids; "a11y", what shuts people out.
    extends: ["html-validate:standard", "html-validate:a11y"],
    // The fields of a plan, and the questions about eligibility, are read while they are filled in. There is
    // nothing to submit, and nothing may be.
    rules: { "wcag/h32": "off" },
  }),
);

const folder = process.argv[2];
const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .sort();
if (pages.length === 0) {
  console.error(`valid-html: there is no page under ${folder}`);
  process.exit(1);
}
let faults = 0;
for (const page of pages) {
  const report = await checker.validateString(readFileSync(join(folder, page), "utf8"), page);
  for (const { line, column, message, ruleId } of report.results.flatMap((one) => one.messages)) {
    console.log(`${page}:${line}:${column}: ${message} [${ruleId}]`);
    faults += 1;
  }
}
console.log(`${pages.length} pages read, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
