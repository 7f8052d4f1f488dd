import type { Role } from "@/lib/generated/prisma/enums";
import { hasRole, isAdmin } from "../roles";
import type { Viewer } from "../viewer";

type Actor = Pick<Viewer, "roles">;
type Account = { roles: readonly Role[] };

/** Roles in the order of the form. SYSTEM is none of them: it can be given to nobody. */
export const PERSONAL_ROLES = [
  "OFFICER",
  "APPROVER",
  "LEADER",
  "VIEWER",
  "PORTFOLIO_ADMIN",
  "SYSTEM_ADMIN",
  "AUDITOR",
] as const satisfies readonly Role[];
export type PersonalRole = (typeof PERSONAL_ROLES)[number];

/** Roles that only a system admin gives and takes: whoever holds them could undo every other safeguard. */
const RESERVED_ROLES: readonly Role[] = ["SYSTEM_ADMIN", "AUDITOR"];

/** Whether the viewer may see the list of accounts and add to it. */
export function canManageUsers(viewer: Actor): boolean {
  return isAdmin(viewer);
}

/** The roles the viewer may give and take. */
export function grantableRoles(viewer: Actor): readonly PersonalRole[] {
  if (hasRole(viewer, "SYSTEM_ADMIN", "SYSTEM")) return PERSONAL_ROLES;
  if (hasRole(viewer, "PORTFOLIO_ADMIN"))
    return PERSONAL_ROLES.filter((role) => !RESERVED_ROLES.includes(role));
  return [];
}

/** Whether the viewer may change this account in any way, its password included; the same rule as
 * may_manage_account() in the database. */
export function canManageUser(viewer: Actor, account: Account): boolean {
  const grantable = grantableRoles(viewer);
  return grantable.length > 0 && account.roles.every((role) => grantable.some((other) => other === role));
}

/** Whether the viewer may set this password: not their own, for which they give the one they have, and not that of another admin.
 * passwords_of_admins_are_their_own in the database keeps the latter as well. */
export function canSetPassword(
  viewer: Pick<Viewer, "id" | "roles">,
  account: Account & { id: string },
): boolean {
  return (
    canManageUser(viewer, account) &&
    viewer.id !== account.id &&
    (!isAdmin(account) || hasRole(viewer, "SYSTEM"))
  );
}

/** Whether the accounts behind a record are open to the viewer, as the policy of accounts says: another nation reads but its own. */
export function canKnowAccounts(viewer: Pick<Viewer, "isHome">): boolean {
  return viewer.isHome;
}
