// A QR code (ISO/IEC 18004) as a drawing: bytes alone, level M, mask 4, as plugins/activity_directory/cards/qr.py
// draws those of the cards. Pages make one where the address is known in the browser alone.

// For each version from 1: blocks at level M, and in each the bytes that mend what is lost.
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17];
const MENDING = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28];
// The bits that say "level M, mask 4", with those that protect them.
const FORMAT = 0b100010111111001;
const QUIET_ZONE = 4;

/** @param {number} version */
const sizeOf = (version) => 17 + 4 * version;

/**
 * Where alignment patterns have their middle, down and across.
 * @param {number} version
 */
const alignmentOf = (version) => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const last = sizeOf(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)];
};

/**
 * The bytes that a code holds, those that mend included.
 * @param {number} version
 */
const bytesIn = (version) => {
  const count = alignmentOf(version).length;
  const alignment = count ? (25 * count - 10) * count - 55 : 0;
  return ((16 * version + 128) * version + 64 - alignment - (version >= 7 ? 36 : 0)) >> 3;
};

/**
 * A product in the field of 256 elements that the standard takes.
 * @param {number} one
 * @param {number} other
 */
const times = (one, other) => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((other >> bit) & 1) * one);
  }
  return product;
};

/**
 * What is left of a block divided by the polynomial of so many bytes (Reed and Solomon's).
 * @param {number[]} block
 * @param {number} size
 */
const remainder = (block, size) => {
  const terms = Array(size).fill(0);
  terms[size - 1] = 1;
  for (let root = 1, power = 0; power < size; power++, root = times(root, 2)) {
    for (let at = 0; at < size; at++) terms[at] = times(terms[at], root) ^ (terms[at + 1] || 0);
  }
  const left = Array(size).fill(0);
  for (const byte of block) {
    const factor = byte ^ left[0];
    left.push(0);
    left.shift();
    for (let at = 0; at < size; at++) left[at] ^= times(terms[at], factor);
  }
  return left;
};

/**
 * The bytes of a text in the order of the standard, and the version that holds them.
 * @param {string} text
 */
const codewords = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  /** @param {number} version */
  const capacity = (version) => bytesIn(version) - BLOCKS[version - 1] * MENDING[version - 1];
  let version = 1;
  while (version <= BLOCKS.length && bytes.length + (version < 10 ? 2 : 3) > capacity(version)) version++;
  if (version > BLOCKS.length) throw new Error("The text is too long for a code");
  // The mode has four bits, so every byte stands across two.
  const head = version < 10 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
  const halves = [4, ...[...head, ...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const data = [];
  for (let at = 0; at < halves.length; at += 2) data.push((halves[at] << 4) | halves[at + 1]);
  for (let filler = 0xec; data.length < capacity(version); filler ^= 0xec ^ 0x11) data.push(filler);
  const count = BLOCKS[version - 1];
  const short = Math.floor(data.length / count);
  const shorter = count - (data.length % count);
  const blocks = [];
  for (let block = 0, start = 0; block < count; block++) {
    const end = start + short + (block < shorter ? 0 : 1);
    blocks.push(data.slice(start, end));
    start = end;
  }
  const mending = blocks.map((block) => remainder(block, MENDING[version - 1]));
  /** @param {number[][]} rows */
  const inTurn = (rows) => {
    const longest = Math.max(...rows.map((row) => row.length));
    return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat();
  };
  return { version, bytes: [...inTurn(blocks), ...inTurn(mending)] };
};

/** @typedef {(row: number, column: number, dark: boolean) => void} Draw draws a module */

/**
 * The patterns by which a reader finds the code and the places of its modules.
 * @param {number} version
 * @param {Draw} draw
 */
const drawPatterns = (version, draw) => {
  const size = sizeOf(version);
  /**
   * Rings around a middle: dark, but for those at `light`.
   * @param {number} row
   * @param {number} column
   * @param {number} reach how many there are
   * @param {number[]} light
   */
  const rings = (row, column, reach, light) => {
    for (let down = -reach; down <= reach; down++) {
      for (let across = -reach; across <= reach; across++) {
        draw(row + down, column + across, !light.includes(Math.max(Math.abs(down), Math.abs(across))));
      }
    }
  };
  for (let at = 0; at < size; at++) {
    draw(6, at, at % 2 === 0);
    draw(at, 6, at % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) rings(row, column, 4, [2, 4]);
  const middles = alignmentOf(version);
  const last = middles.length - 1;
  middles.forEach((row, down) =>
    middles.forEach((column, across) => {
      const atCorner = (down === 0 && (across === 0 || across === last)) || (down === last && across === 0);
      if (!atCorner) rings(row, column, 2, [1]);
    })
  );
};

/**
 * What a reader must know first: level and mask, and of larger codes the version.
 * @param {number} version
 * @param {Draw} draw
 */
const drawFormat = (version, draw) => {
  const size = sizeOf(version);
  for (let bit = 0; bit < 15; bit++) {
    const dark = Boolean((FORMAT >> bit) & 1);
    const along = bit < 8 ? size - 1 - bit : size - 15 + bit;
    if (bit < 8) {
      draw(bit < 6 ? bit : bit + 1, 8, dark);
      draw(8, along, dark);
    } else {
      draw(8, bit === 8 ? 7 : 14 - bit, dark);
      draw(along, 8, dark);
    }
  }
  draw(size - 8, 8, true);
  if (version < 7) return;
  let left = version;
  for (let step = 0; step < 12; step++) left = (left << 1) ^ ((left >> 11) * 0x1f25);
  const written = (version << 12) | left;
  for (let bit = 0; bit < 18; bit++) {
    const dark = Boolean((written >> bit) & 1);
    const along = size - 11 + (bit % 3);
    draw(along, Math.floor(bit / 3), dark);
    draw(Math.floor(bit / 3), along, dark);
  }
};

/**
 * The places of modules in the order of the bits: columns in pairs from the right, upwards and downwards in turn.
 * @param {number} size
 */
const placesInOrder = (size) => {
  /** @type {[row: number, column: number][]} */
  const places = [];
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      places.push([row, right], [row, right - 1]);
    }
  }
  return places;
};

/**
 * The modules of each row: true where it is dark.
 * @param {string} text
 */
export const modulesOf = (text) => {
  const { version, bytes } = codewords(text);
  const size = sizeOf(version);
  /** @type {(boolean | undefined)[][]} */
  const modules = Array.from({ length: size }, () => Array(size).fill(undefined));
  /** @type {Draw} */
  const draw = (row, column, dark) => {
    if (row >= 0 && row < size && column >= 0 && column < size) modules[row][column] = dark;
  };
  drawPatterns(version, draw);
  drawFormat(version, draw);
  const free = placesInOrder(size).filter(([row, column]) => modules[row][column] === undefined);
  free.forEach(([row, column], bit) => {
    const dark = Boolean((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
    draw(row, column, dark !== ((Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0));
  });
  return modules.map((row) => row.map(Boolean));
};

/**
 * The code of a text: how many modules wide it is with the white around it, and the path of its dark part.
 * @param {string} text
 */
export const qrCode = (text) => {
  const modules = modulesOf(text);
  const path = modules.map((row, down) =>
    row.map((dark, across) => dark ? `M${across + QUIET_ZONE} ${down + QUIET_ZONE}.5h1` : "").join("")
  ).join("");
  return { size: modules.length + 2 * QUIET_ZONE, path };
};
