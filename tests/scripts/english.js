// The messages of the site for modules that are not joined: tests/in_deno.py hands them over. To be imported
// before any module that says one.
import { MESSAGES } from "../../theme/scripts/shared/messages.js";

Object.assign(MESSAGES, JSON.parse(Deno.env.get("MESSAGES") ?? "{}"));
