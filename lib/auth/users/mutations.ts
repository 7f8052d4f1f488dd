import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { notify } from "@/lib/notices/mutations";
import { type Failure, fail, invalidField, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { isDemoAccount } from "../demo-accounts";
import { hashPassword } from "../password";
import { checkNewPassword, DEMO_KEEPS } from "../passwords/mutations";
import { hasRole } from "../roles";
import { endSessionsOf } from "../sessions/mutations";
import type { Viewer } from "../viewer";
import { canManageUsers, canSetPassword, grantableRoles, type PersonalRole } from "./policy";
import { propose, whyNotPropose } from "./proposals/mutations";
import { accessAtOnce, isWider } from "./proposals/rules";
import { isBackedUpBy, listManagersOf } from "./queries";
import { findManaged, refuse } from "./refusal";
import type { ChangeUserInput, CreateUserInput, SetDisabledInput, SetPasswordInput } from "./schema";

/**
 * Creates an account with its first password, under the id of the form. Until a second admin confirms more, it is an officer or a
 * viewer of unclassified records; the product itself needs no second admin.
 */
export async function createUser(viewer: Viewer, input: CreateUserInput): Promise<Result<{ id: string }>> {
  const { id, password, ...settings } = input;
  const passwordHash = await hashPassword(password);
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    const attempt = {
      subject: { type: "user", id: null, name: input.email },
      attempt: "create an account",
    } as const;
    if (!canManageUsers(viewer) || !mayGive(viewer, input.roles)) return refuse(db, viewer, attempt);
    const wrong = (await checkSettings(db, input)) ?? checkNewPassword(password, input);
    if (wrong) return wrong;
    const made = hasRole(viewer, "SYSTEM") ? settings : { ...settings, ...accessAtOnce(null, settings) };
    await db.user.createMany({ data: [{ id, ...made }] });
    await db.$executeRaw`select set_password_hash(${id}::uuid, ${passwordHash})`;
    const proposed = isWider(made, settings) ? await propose(db, viewer, id, settings) : null;
    await recordAudit(db, viewer, {
      type: "user.created",
      subject: { type: "user", id, name: input.email },
      after: made,
    });
    if (proposed) await recordAudit(db, viewer, proposed);
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "user.created", content: input }, create, () =>
    invalidField("email", "This email already has an account."),
  );
}

/**
 * Changes who a person is to the product: name, nation, roles, ceiling, scope, time zone. What takes access away holds at once; what
 * makes it wider is proposed, and waits for a second admin.
 */
export async function changeUser(viewer: Viewer, input: ChangeUserInput): Promise<Result<null>> {
  const { id, version, ...settings } = input;
  return withViewer(viewer, async (db) => {
    const user = await findManaged(db, viewer, id, "change this account");
    if ("ok" in user) return user;
    const changedRoles = differing(user.roles, input.roles);
    if (!mayGive(viewer, changedRoles)) {
      const subject = { type: "user", id, name: user.email } as const;
      return refuse(db, viewer, { subject, attempt: `give or take the roles ${changedRoles.join(", ")}` });
    }
    const wrong = await checkSettings(db, input);
    if (wrong) return wrong;
    if (id === viewer.id && input.name !== user.name)
      return invalidField("name", "Authors choose readers by this name: ask another admin to change yours.");
    const isProposed = !hasRole(viewer, "SYSTEM") && isWider(user, settings);
    // What one admin gives to others, nobody gives to themselves either. Who gives up all else stays as a viewer.
    const isOwnRole =
      id === viewer.id && input.roles.some((role) => role !== "VIEWER" && !user.roles.includes(role));
    const unable = isProposed || isOwnRole ? await whyNotPropose(db, viewer, user) : null;
    if (unable) return unable;
    const staysAdmin = input.roles.includes("SYSTEM_ADMIN") && user.disabledAt === null;
    if (!staysAdmin && (await isLastSystemAdmin(db, id)))
      return fail("conflict", LAST_ADMIN, { roles: [LAST_ADMIN] });

    const after = isProposed ? { ...settings, ...accessAtOnce(user, settings) } : settings;
    const { count } = await db.user.updateMany({
      where: { id, version },
      data: { ...after, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("account");
    const proposed = isProposed ? await propose(db, viewer, id, settings) : null;
    const { name, nation, roles, markingCeiling, allCountries, timeZone } = user;
    await recordChange(db, viewer, {
      type: "user.changed",
      subject: { type: "user", id, name: user.email },
      version: version + 1,
      before: { name, nation, roles, markingCeiling, allCountries, timeZone },
      after,
    });
    if (proposed) await recordAudit(db, viewer, proposed);
    return ok(null);
  });
}

/**
 * Closes an account to its owner, from the next request on, or opens it again. Nothing of theirs is lost; what of its access a second
 * admin has to confirm is proposed anew when it is opened: nobody may be left who would notice somebody else in it.
 */
export async function setDisabled(viewer: Viewer, input: SetDisabledInput): Promise<Result<null>> {
  const { id, version, disabled } = input;
  return withViewer(viewer, async (db) => {
    const attempt = disabled ? "disable this account" : "enable this account";
    const user = await findManaged(db, viewer, id, attempt);
    if ("ok" in user) return user;
    if (disabled && (await isLastSystemAdmin(db, id))) return fail("conflict", LAST_ADMIN);

    const isProposed =
      !disabled && user.disabledAt !== null && !hasRole(viewer, "SYSTEM") && isWider(null, user);
    const { nation, roles, markingCeiling, allCountries } = user;
    const access = { nation, roles, markingCeiling, allCountries };
    const atOnce = isProposed ? accessAtOnce(null, access) : null;
    const { count } = await db.user.updateMany({
      where: { id, version },
      data: {
        ...(disabled
          ? { disabledAt: user.disabledAt ?? new Date() }
          : { disabledAt: null, enabledAt: new Date(), ...atOnce }),
        version: { increment: 1 },
      },
    });
    if (count === 0) return staleFailure("account");
    if (disabled) await endSessionsOf(db, viewer, id, "ACCOUNT_DISABLED");
    // It may be urgent, so that nobody is kept from it: the others hear of it.
    if (disabled && (await isBackedUpBy(db, viewer.id, id)))
      await notify(db, viewer, {
        kind: "CHANGED",
        subject: { type: "user", id },
        users: await listManagersOf(db, id),
      });
    const proposed = isProposed ? await propose(db, viewer, id, access) : null;
    await recordChange(db, viewer, {
      type: "user.changed",
      subject: { type: "user", id, name: user.email },
      version: version + 1,
      before: { disabled: user.disabledAt !== null, ...(atOnce ? access : {}) },
      after: { disabled, ...atOnce },
    });
    if (proposed) await recordAudit(db, viewer, proposed);
    return ok(null);
  });
}

/**
 * Gives an account a new password; the sessions begun under the old one end. Nobody's own: who finds a machine unlocked must not keep
 * it by a password of theirs. Nor that of another admin, in whose name one could then confirm what one proposes oneself.
 */
export async function setPassword(viewer: Viewer, { id, password }: SetPasswordInput): Promise<Result<null>> {
  const passwordHash = await hashPassword(password);
  return withViewer(viewer, async (db) => {
    const user = await findManaged(db, viewer, id, "set the password of this account");
    if ("ok" in user) return user;
    if (id === viewer.id)
      return refuseAccess(db, viewer, {
        subject: { type: "user", id, name: user.email },
        attempt: "set their own password without the one they have",
        reason: "Change your own password in your preferences, where you give the one you have.",
      });
    if (!canSetPassword(viewer, user))
      return refuseAccess(db, viewer, {
        subject: { type: "user", id, name: user.email },
        attempt: "set the password of another admin",
        reason: "Nobody sets the password of another admin. Nothing was changed; the attempt is on record.",
      });
    if (isDemoAccount(user.email)) return fail("conflict", DEMO_KEEPS);
    const wrong = checkNewPassword(password, user);
    if (wrong) return wrong;
    await db.$executeRaw`select set_password_hash(${id}::uuid, ${passwordHash})`;
    await endSessionsOf(db, viewer, id, "PASSWORD_CHANGED");
    await recordAudit(db, viewer, {
      type: "password.changed",
      subject: { type: "user", id, name: user.email },
    });
    return ok(null);
  });
}

const LAST_ADMIN = "This is the last system admin who can sign in. Make someone else system admin first.";

function mayGive(viewer: Viewer, roles: readonly PersonalRole[]): boolean {
  return roles.every((role) => grantableRoles(viewer).includes(role));
}

/** Roles that one list has and the other has not. */
function differing(held: readonly string[], wanted: readonly PersonalRole[]): PersonalRole[] {
  const taken = held.filter((role): role is PersonalRole => !wanted.some((other) => other === role));
  return [...taken, ...wanted.filter((role) => !held.includes(role))];
}

/** What the database alone can say about the input: the nation exists, and its people may hold these roles. */
async function checkSettings(
  db: Db,
  { nation, roles }: Pick<CreateUserInput, "nation" | "roles">,
): Promise<Failure | null> {
  const country = await db.country.findFirst({ where: { code: nation, kind: { not: "HISTORICAL" } } });
  if (!country) return invalidField("nation", "There is no such nation today.");
  const isForeign = nation !== env().RAPPORT_NATION;
  if (isForeign && roles.some((role) => role !== "VIEWER"))
    return invalidField(
      "roles",
      "Someone who serves another nation can be a viewer only: writing and administration stay with our own.",
    );
  return null;
}

/** Whether no other system admin can sign in. Holds a lock to the end of the transaction, so that two admins cannot step down at the same moment. */
export async function isLastSystemAdmin(db: Db, id: string): Promise<boolean> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('system admins'))`;
  const admins = await db.user.findMany({
    where: { roles: { has: "SYSTEM_ADMIN" }, disabledAt: null },
    select: { id: true },
  });
  return admins.length === 1 && admins[0]?.id === id;
}
