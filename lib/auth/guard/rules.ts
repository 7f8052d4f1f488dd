/** How many failures lock an account, within how long, and for how long; DISA Application Security and Development STIG, V-222432. */
export const FAILURES_TO_LOCK = 3;
export const FAILURE_WINDOW_MS = 15 * 60_000;
export const LOCK_MS = 15 * 60_000;
