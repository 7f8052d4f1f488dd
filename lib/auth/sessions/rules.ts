import type { Role } from "@/lib/generated/prisma/enums";
import { isAdmin } from "../roles";

/** Hours after which a session ends whatever happens. */
export const SESSION_HOURS = 12;
/** How often it is noted that a session was used. */
export const USE_NOTED_MS = 60_000;
/** How long before the end of an idle session its owner is warned; WCAG 2.2, 2.2.1 asks for 20 seconds. */
export const IDLE_WARNING_MS = 2 * 60_000;

type IdleLimits = {
  /** Minutes that a session may lie unused; DISA Application Security and Development STIG, V-222389. */
  everybody: number;
  /** The same for admins; V-222390. */
  admins: number;
};

/** How long a session of somebody with these roles may lie unused, in milliseconds. */
export function idleLimitMs(roles: readonly Role[], { everybody, admins }: IdleLimits): number {
  return (isAdmin({ roles }) ? Math.min(everybody, admins) : everybody) * 60_000;
}

/** Why a session is over by time alone; null while it may go on. */
export function overBecause(
  { lastUsedAt, endsAt }: { lastUsedAt: Date; endsAt: Date },
  limitMs: number,
  now: Date,
): "IDLE" | "EXPIRED" | null {
  if (endsAt <= now) return "EXPIRED";
  return lastUsedAt.getTime() + limitMs <= now.getTime() ? "IDLE" : null;
}

/** Where a session was begun, as far as the request says. */
export type Client = { browser: string; address: string };

/** The browser by what it calls itself, and the address: to know a session again in a list, never a proof. */
export function clientOf(userAgent: string | null, address: string | null): Client {
  const agent = userAgent ?? "";
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1] ?? "Another browser";
  const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1];
  return { browser: system ? `${browser} on ${system}` : browser, address: address || "not known" };
}

/** In the order in which they must be looked for: most call themselves by the names of those below as well. */
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iOS"],
  ["iPad", "iOS"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;
