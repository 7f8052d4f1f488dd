import type { Role } from "@/lib/generated/prisma/enums";
import type { Viewer } from "./viewer";

/** Roles a person can be given, with the words for them. */
export const ROLE_LABELS: Record<Exclude<Role, "SYSTEM">, string> = {
  OFFICER: "Officer",
  APPROVER: "Approver",
  LEADER: "Leader",
  PORTFOLIO_ADMIN: "Portfolio admin",
  SYSTEM_ADMIN: "System admin",
  AUDITOR: "Auditor",
  VIEWER: "Viewer",
};

/** The words for a person's roles, in the order above. */
export function roleNames(roles: readonly Role[]): string[] {
  return Object.entries(ROLE_LABELS).flatMap(([role, label]) =>
    roles.some((own) => own === role) ? [label] : [],
  );
}

export function hasRole(viewer: Pick<Viewer, "roles">, ...roles: Role[]): boolean {
  return roles.some((role) => viewer.roles.includes(role));
}

/** Whether the viewer manages users and portfolios. */
export function isAdmin(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "SYSTEM");
}

/** Whether the viewer may read a record about these countries, as far as countries decide. */
export function coversAny(
  viewer: Pick<Viewer, "allCountries" | "countries">,
  codes: readonly string[],
): boolean {
  return viewer.allCountries || codes.some((code) => viewer.countries.includes(code));
}
