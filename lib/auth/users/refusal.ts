import "server-only";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Db } from "@/lib/db";
import type { User } from "@/lib/generated/prisma/client";
import { type Failure, notFoundFailure } from "@/lib/result";
import type { Viewer } from "../viewer";
import { canManageUser, canManageUsers } from "./policy";

type Attempt = Omit<Parameters<typeof refuseAccess>[2], "reason">;

/** Records that the viewer tried to do this to an account that is not theirs to manage, and gives the answer. */
export function refuse(db: Db, viewer: Viewer, attempt: Attempt): Promise<Failure> {
  const reason = canManageUsers(viewer)
    ? "Only a system admin may do this to an account with the role system admin or auditor. Nothing was changed; the attempt is on record."
    : "Only admins manage accounts. Nothing was changed; the attempt is on record.";
  return refuseAccess(db, viewer, { ...attempt, reason });
}

/** The account if the viewer manages it, else the answer; `attempt` is what they mean to do, in the words of the audit trail. */
export async function findManaged(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<User | Failure> {
  const user = canManageUsers(viewer)
    ? await db.user.findFirst({ where: { id, NOT: { roles: { has: "SYSTEM" } } } })
    : null;
  if (user && canManageUser(viewer, user)) return user;
  if (canManageUsers(viewer) && !user) return notFoundFailure("account");
  return refuse(db, viewer, { subject: { type: "user", id, name: user?.email ?? null }, attempt });
}
