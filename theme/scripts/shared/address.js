// What a page is asked for after the #, which no server sees.

/** @returns {URLSearchParams} */
export const askedFor = () => new URLSearchParams(location.hash.slice(1));

/** Whether the # leads to a place on the page, such as the skip link's, and asks for nothing. */
export const leadsToAPlace = () => location.hash.length > 1 && !location.hash.includes("=");
