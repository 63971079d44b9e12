// The words of danger. The find page adds this script before it looks for any words, and when its search
// box is first used: docs/decisions/0023-danger.md.
import { Danger } from "../templates/components/danger-help/recognise.js";

Object.assign(globalThis, { Danger });
