/** Stands for a person whose account is not open to the viewer. */
export const ACCOUNT_NOT_SHOWN = "Someone not open to you";
