/** How a session stands: in use, about to end, or over. */
export type Standing = { phase: "open" } | { phase: "warned"; secondsLeft: number } | { phase: "ended" };

type Limits = { limitMs: number; warningMs: number };

/** How a session stands that was last used at `lastUse`; moments in milliseconds. */
export function standingOf(lastUse: number, now: number, { limitMs, warningMs }: Limits): Standing {
  const leftMs = lastUse + limitMs - now;
  if (leftMs <= 0) return { phase: "ended" };
  return leftMs <= warningMs
    ? { phase: "warned", secondsLeft: Math.ceil(leftMs / 1_000) }
    : { phase: "open" };
}

/**
 * Whether the server is to be told that the page was used: it has not heard of the last use, and not of another one for a while.
 * Until it is told it counts from the use before, and would end the session too early.
 */
export function isToBeTold(
  { used, told }: { used: number; told: number },
  now: number,
  everyMs: number,
): boolean {
  return used > told && now - told >= everyMs;
}
