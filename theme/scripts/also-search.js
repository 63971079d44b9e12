// Other directories, searched with this one. The find page adds this script when somebody asks for them:
// docs/decisions/0051-several-directories.md.
import { OtherDirectories } from "../templates/components/also-search/also-search.js";

Object.assign(globalThis, { OtherDirectories });
