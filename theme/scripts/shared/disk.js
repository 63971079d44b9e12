// A page that was opened from a disk: a folder has no index page there, so links name the file itself.

export const isOnDisk = () => location.protocol === "file:";

/** @param {string} address */
export const withIndexFile = (address) => {
  const [path, fragment] = address.split("#");
  if (/^[a-z]+:/.test(path) || !path.endsWith("/")) return address;
  return path + "index.html" + (fragment === undefined ? "" : "#" + fragment);
};
