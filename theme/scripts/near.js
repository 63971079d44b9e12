// How far it is, and what is on soonest. The find page adds this script when somebody says where they are, or
// wants another order: docs/decisions/0032-near-me.md.
import { inOrder } from "../templates/components/find/order.js";
import { NearBox } from "../templates/components/near-box/near-box.js";

Object.assign(globalThis, { inOrder, NearBox });
