import { isAdmin } from "@/lib/auth/roles";
import type { Role } from "@/lib/generated/prisma/enums";

/** As long as wider access waits (lib/auth/users/proposals). */
export const WAITS_MS = 7 * 86_400_000;

type Waiting = {
  confirmedAt: Date | null;
  addedAt: Date;
  addedBy: { name: string; roles: readonly Role[]; disabledAt: Date | null } | null;
  user: { disabledAt: Date | null };
};

/** Why nobody can confirm it any more, in words; null while somebody can. The trigger reader_is_confirmed_by_another() says the same. */
export function faultOfMember({ confirmedAt, addedAt, addedBy, user }: Waiting, now: Date): string | null {
  if (confirmedAt) return "This is confirmed already.";
  if (user.disabledAt) return "The account is disabled. Enable it first.";
  if (addedAt.getTime() + WAITS_MS <= now.getTime())
    return "This has waited for more than 7 days. Remove the person from the group and add them again.";
  if (!addedBy || addedBy.disabledAt || !isAdmin(addedBy))
    return `${addedBy?.name ?? "Whoever added them"} may no longer say who is in a reader group. Remove the person and add them again.`;
  return null;
}
