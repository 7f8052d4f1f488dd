import type { Marking, ProposalState, Role } from "@/lib/generated/prisma/enums";

/** What decides how much of the record an account opens. */
export type Access = {
  nation: string;
  roles: readonly Role[];
  markingCeiling: Marking;
  allCountries: boolean;
};

/** Roles that reach no further than the countries a portfolio gives. One admin gives them. */
const ORDINARY_ROLES: readonly Role[] = ["OFFICER", "VIEWER"];

/** Where an account begins: it opens nothing yet. */
const NOTHING = { roles: [], markingCeiling: "UNCLASSIFIED", allCountries: false } as const;

/**
 * Whether a change of access needs a second admin: a role other than officer and viewer, a higher ceiling, all countries or
 * another nation. The trigger access_widens_by_two() says the same. `was` is null for a new account.
 */
export function isWider(was: Access | null, becomes: Access): boolean {
  const before = was ?? { ...NOTHING, nation: becomes.nation };
  return (
    becomes.roles.some((role) => !ORDINARY_ROLES.includes(role) && !before.roles.includes(role)) ||
    (becomes.markingCeiling === "CUI" && before.markingCeiling !== "CUI") ||
    (becomes.allCountries && !before.allCountries) ||
    becomes.nation !== before.nation
  );
}

/**
 * What of a change holds at once: all that it takes away, and the ordinary roles that it gives. To somebody of another nation than
 * before it gives nothing yet. Who would be left without a role is a viewer until the rest is confirmed.
 */
export function accessAtOnce(was: Access | null, wanted: Access): Access & { roles: Role[] } {
  const before = was ?? { ...NOTHING, nation: wanted.nation };
  const isSameNation = before.nation === wanted.nation;
  const roles = wanted.roles.filter(
    (role) => before.roles.includes(role) || (isSameNation && ORDINARY_ROLES.includes(role)),
  );
  return {
    nation: before.nation,
    roles: roles.length > 0 ? roles : ["VIEWER"],
    markingCeiling: before.markingCeiling === "CUI" ? wanted.markingCeiling : "UNCLASSIFIED",
    allCountries: before.allCountries && wanted.allCountries,
  };
}

type Proposal = { state: ProposalState; expiresAt: Date; userVersion: number };

/** Why nobody can confirm a proposal any more, in words; null while somebody can. */
export function faultOf(
  { state, expiresAt, userVersion }: Proposal,
  account: { version: number; disabledAt: Date | null },
  now: Date,
): string | null {
  if (state !== "WAITING") return "This proposal is decided already.";
  if (account.disabledAt) return "The account is disabled. Enable it first, then propose again.";
  if (account.version !== userVersion)
    return "The account has changed since this was proposed. Propose again what is still meant.";
  if (expiresAt <= now)
    return "This proposal has waited for more than 7 days. Propose again what is still meant.";
  return null;
}
