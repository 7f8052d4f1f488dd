/** Of so many nations at most people are looked for at once: those of a record, and its own. */
export const MOST_NATIONS = 61;
