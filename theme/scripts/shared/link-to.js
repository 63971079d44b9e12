// Links that scripts make, on the web and from a disk.
import { isOnDisk, withIndexFile } from "./disk.js";

/**
 * An address of this site as a link that works here.
 * @param {string} address
 */
export const linkTo = (address) => isOnDisk() ? withIndexFile(address) : address;
