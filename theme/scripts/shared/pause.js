// Long work in turns.

/** Lets the browser answer a press, and show what there is, before work goes on. */
export const pause = () => new Promise((resolve) => setTimeout(resolve));
