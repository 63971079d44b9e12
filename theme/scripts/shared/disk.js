// A page that was opened from a disk: a folder has no index page there, so links name the file itself.

export const isOnDisk = () => location.protocol === "file:";

/** @param {string} address */
export const withIndexFile = (address) => address.replace(/^(?![a-z]+:)[^#]*\/(?=#|$)/, "$&index.html");
