/** What a log entry may be: its kind, its source and how far both are trusted. */

export const LOG_KINDS = ["INT", "DEC", "COM", "POS", "INC", "DIP", "SIG"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const SOURCE_TYPES = ["OFFICIAL", "HOST_GOV", "PRESS", "SOCIAL", "OWN_OBS", "LIAISON"] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Admiralty code: how far the source is to be relied on. F is "cannot be judged", not the worst. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Admiralty code: how far the information is to be believed. 6 is "cannot be judged", not the worst. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];
