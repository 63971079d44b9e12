// Which words of English the search would take for names of a site: tools/english_words.py. It reads the words, a
// line each, and writes those, a line each, with what they would be taken for.
import "../tests/scripts/english.js";
import { Spelling } from "../theme/templates/components/find/spelling.js";
import { Vocabulary } from "../theme/templates/components/find/vocabulary.js";

const [site] = Deno.args;
const files = ["words", "phrases", "texts"].map((name) =>
  JSON.parse(Deno.readTextFileSync(`${site}/search/${name}.json`))
);
const spelling = new Spelling(new Vocabulary(Object.assign({}, ...files)), () => false);
const words = (await new Response(Deno.stdin.readable).text()).split("\n").filter(Boolean);
const lines = words.map((word) => `${word} ${spelling.find(word).join(" ")}`);
const taken = lines.filter((line, at) => line !== `${words[at]} ${words[at]}`);
await new Response(taken.join("\n")).body?.pipeTo(Deno.stdout.writable);
