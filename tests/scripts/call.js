// Calls functions of the theme's modules for tests in Python: reads {modules, calls} from standard input,
// each call a name and what it is given, and writes what they return.
import "./english.js";

/** @type {{ modules: string[], calls: [string, ...unknown[]][] }} */
const { modules, calls } = await new Response(Deno.stdin.readable).json();
const functions = Object.assign({}, ...await Promise.all(modules.map((address) => import(address))));
const answers = calls.map(([name, ...given]) => functions[name](...given));
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(answers)));
