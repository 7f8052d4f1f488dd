const KEY = "rapport.last-use";

/** When this person last did something in any tab of this browser, in milliseconds since 1970; null when it is not known, "other"
 * when somebody else has signed in since. */
export function readLastUse(userId: string): number | "other" | null {
  try {
    const [user, at] = (localStorage.getItem(KEY) ?? "").split(" ");
    if (!user || !Number.isFinite(Number(at))) return null;
    return user === userId ? Number(at) : "other";
  } catch {
    // A browser that keeps nothing counts each tab by itself.
    return null;
  }
}

export function keepLastUse(userId: string, at: number): void {
  try {
    localStorage.setItem(KEY, `${userId} ${at}`);
  } catch {
    // As above.
  }
}
