// The find page's facts: sets of listings, a bit each, over the rows in the order of results.
// Knows nothing of words or of the page. What the file holds: docs/decisions/0006-search.md.
(() => {
  "use strict";
  const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

  const columnsOf = (file) => {
    const bytes = (file.count + 7) >> 3;
    const none = () => new Uint8Array(bytes);
    const first = (count) => none().map((_, at) => (1 << Math.max(0, Math.min(8, count - 8 * at))) - 1);
    const all = () => first(file.count);
    const both = (one, other) => one.map((byte, at) => byte & other[at]);
    const either = (one, other) => one.map((byte, at) => byte | other[at]);
    const anyOf = (sets) => sets.reduce(either, none());
    const has = (set, number) => (set[number >> 3] >> (number & 7)) & 1;
    const add = (set, number) => { set[number >> 3] |= 1 << (number & 7); };
    const count = (set, other = set) => {
      let ones = 0;
      for (let at = 0; at < bytes; at++) ones += ONES[set[at] & other[at]];
      return ones;
    };
    const numbers = (set) => {
      const found = [];
      for (let number = 0; number < file.count; number++) if (has(set, number)) found.push(number);
      return found;
    };

    const decoded = new Map();
    const column = (family, value) => {
      const name = `${family} ${value}`;
      if (!decoded.has(name)) {
        const base64 = file.masks[family]?.[value];
        decoded.set(name, base64 ? Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)) : none());
      }
      return decoded.get(name);
    };
    // A day and a part of day are one question: Monday evening, not Mondays and some evening.
    const times = (days, parts) =>
      anyOf(
        Object.keys(file.masks.times ?? {})
          .filter((time) => {
            const [day, part] = time.split("-");
            return (!days.length || days.includes(day)) && (!parts.length || parts.includes(part));
          })
          .map((time) => column("times", time)),
      );
    // Two access needs are two needs: a place must answer all of them.
    const access = (features, { orAsk }) =>
      features.reduce((set, feature) => {
        const yes = column("access", feature);
        return both(set, orAsk ? either(yes, column("ask", feature)) : yes);
      }, all());
    const having = (family, value) => {
      if (family === "day") return times([value], []);
      return family === "time" ? times([], [value]) : column(family, value);
    };
    const tier = (number) => file.tiers.filter((end) => number >= end).length;

    return {
      version: file.version, count: file.count, inAFile: file.inAFile, listed: file.tiers.at(-1),
      none, first, all, both, anyOf, has, add, size: count, numbers, column, times, access, having, tier,
    };
  };

  globalThis.findPage = { columnsOf };
})();
