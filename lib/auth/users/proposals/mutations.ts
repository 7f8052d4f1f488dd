import "server-only";
import type { AuditEventInput } from "@/lib/audit/events";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { type Db, withViewer } from "@/lib/db";
import type { User } from "@/lib/generated/prisma/client";
import type { ProposalState } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { notify } from "@/lib/notices/mutations";
import { type Failure, fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { isAdmin } from "../../roles";
import type { Viewer } from "../../viewer";
import { canManageUser, canManageUsers } from "../policy";
import { refuse } from "../refusal";
import { getProposal, listConfirmers, listWaitingProposals, type ProposalView } from "./queries";
import { type Access, faultOf } from "./rules";

type Decided = Result<{ userId: string }>;

/** Why the viewer cannot propose wider access for this account, on record where it is not theirs to do; null when they can. */
export async function whyNotPropose(db: Db, viewer: Viewer, user: User): Promise<Failure | null> {
  if (user.id === viewer.id)
    return refuseAccess(db, viewer, {
      subject: { type: "user", id: user.id, name: user.email },
      attempt: "widen their own access",
      reason: "Nobody widens their own access. Nothing was changed; the attempt is on record.",
    });
  if (user.disabledAt)
    return fail("conflict", "This account is disabled. Enable it first; nothing was saved.");
  const now = new Date();
  const waiting = await listWaitingProposals(db, user.id);
  if (waiting.some((one) => faultOf(one, user, now) === null))
    return fail(
      "conflict",
      "Wider access for this account waits for a second admin already. Let it be decided or withdraw it first; nothing was saved.",
    );
  return null;
}

/**
 * Proposes this access for the account as it is now, in the transaction of the change that came with it, and tells the admins
 * who can confirm it. Gives the event to record last.
 */
export async function propose(
  db: Db,
  viewer: Viewer,
  userId: string,
  { nation, roles, markingCeiling, allCountries }: Access,
): Promise<AuditEventInput> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const access = { nation, roles: [...roles], markingCeiling, allCountries };
  const proposal = {
    id: newId(),
    userId,
    userVersion: user.version,
    proposedById: viewer.id,
    ...access,
  };
  await db.accessProposal.createMany({ data: [proposal] });
  await notify(db, viewer, {
    kind: "ACCESS_PROPOSED",
    subject: { type: "user", id: userId },
    users: await listConfirmers(db, { ...proposal, user }),
  });
  return {
    type: "proposal.made",
    subject: { type: "user", id: userId, name: user.email },
    ...difference(user, access),
  };
}

/** Gives an account the access that another admin proposed for it, from its next request on. */
export function confirmProposal(viewer: Viewer, id: string): Promise<Decided> {
  return decide(viewer, id, "confirm wider access", async (db, proposal) => {
    const { user, userId, proposedBy, nation, roles, markingCeiling, allCountries } = proposal;
    if ([userId, proposal.proposedById].includes(viewer.id)) return refuseOwn(db, viewer, proposal);
    const fault = faultOf(proposal, user, new Date());
    if (fault) return fail("conflict", fault);
    if (proposedBy.disabledAt || !mayGive(proposedBy, proposal))
      return fail(
        "conflict",
        `${proposedBy.name} may no longer give this access. Refuse it, and propose again what is still meant.`,
      );
    const knower = isAdmin(proposal) && !isAdmin(user) ? await whoKnowsPassword(db, userId) : null;
    if (knower)
      return fail(
        "conflict",
        `${knower} set the password of this account and may still know it. Its owner changes it first, in their preferences; then confirm this.`,
      );
    await close(db, viewer, id, "CONFIRMED");
    const access = { nation, roles, markingCeiling, allCountries };
    await db.user.updateMany({
      where: { id: userId, version: user.version },
      data: { ...access, version: { increment: 1 } },
    });
    await tellProposer(db, viewer, proposal, "ACCESS_CONFIRMED");
    await recordChange(db, viewer, {
      type: "proposal.confirmed",
      subject: { type: "user", id: userId, name: user.email },
      version: user.version + 1,
      ...difference(user, access),
    });
    return ok({ userId });
  });
}

/** The name of who set somebody else's password, or null. */
async function whoKnowsPassword(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ name: string }[]>`
    select name from app_user where id = knows_password_of(${userId}::uuid)`;
  return row?.name ?? null;
}

/** Closes what another admin proposed; the account stays as it is. */
export function refuseProposal(viewer: Viewer, id: string): Promise<Decided> {
  return decide(viewer, id, "refuse wider access", async (db, proposal) => {
    if (proposal.proposedById === viewer.id) return fail("conflict", "Withdraw what you proposed yourself.");
    return closeWithout(db, viewer, proposal, "REFUSED");
  });
}

/** Closes everything that waits, for the product itself; the accounts stay as they are. Gives how many there were. */
export async function refuseAllProposals(db: Db, viewer: Viewer, reason: string): Promise<number> {
  const waiting = await listWaitingProposals(db);
  for (const { id, userId, user } of waiting) {
    await close(db, viewer, id, "REFUSED");
    await recordAudit(db, viewer, {
      type: "proposal.refused",
      subject: { type: "user", id: userId, name: user.email },
      after: { reason },
    });
  }
  return waiting.length;
}

/** Closes what the viewer proposed; the account stays as it is. */
export function withdrawProposal(viewer: Viewer, id: string): Promise<Decided> {
  return decide(viewer, id, "withdraw wider access", async (db, proposal) => {
    if (proposal.proposedById !== viewer.id)
      return fail("conflict", "Only who proposed it withdraws it; refuse it instead.");
    return closeWithout(db, viewer, proposal, "WITHDRAWN");
  });
}

/** Holds the account, so that of two decisions, or a decision and a change, the second finds the first. */
async function decide(
  viewer: Viewer,
  id: string,
  attempt: string,
  work: (db: Db, proposal: ProposalView) => Promise<Decided>,
): Promise<Decided> {
  return withViewer(viewer, async (db) => {
    const subject = { type: "user", id: null, name: null } as const;
    if (!canManageUsers(viewer)) return refuse(db, viewer, { subject, attempt });
    await db.$executeRaw`
      select 1 from app_user where id = (select user_id from access_proposal where id = ${id}::uuid) for update`;
    const proposal = await getProposal(db, id);
    if (!proposal) return notFoundFailure("proposal");
    if (!mayGive(viewer, proposal))
      return refuse(db, viewer, {
        subject: { type: "user", id: proposal.userId, name: proposal.user.email },
        attempt,
      });
    if (proposal.state !== "WAITING") return fail("conflict", "This proposal is decided already.");
    return work(db, proposal);
  });
}

function mayGive(admin: Pick<Viewer, "roles">, { user, roles }: ProposalView): boolean {
  return canManageUser(admin, user) && canManageUser(admin, { roles });
}

function refuseOwn(db: Db, viewer: Viewer, { userId, user }: ProposalView): Promise<Failure> {
  const isGrantee = userId === viewer.id;
  return refuseAccess(db, viewer, {
    subject: { type: "user", id: userId, name: user.email },
    attempt: isGrantee ? "confirm wider access for themselves" : "confirm what they proposed themselves",
    reason: isGrantee
      ? "Another admin confirms what is for you. Nothing was changed; the attempt is on record."
      : "A second admin confirms what you proposed. Nothing was changed; the attempt is on record.",
  });
}

async function closeWithout(
  db: Db,
  viewer: Viewer,
  proposal: ProposalView,
  state: "REFUSED" | "WITHDRAWN",
): Promise<Decided> {
  const { id, userId, user } = proposal;
  await close(db, viewer, id, state);
  if (state === "REFUSED") await tellProposer(db, viewer, proposal, "ACCESS_REFUSED");
  await recordAudit(db, viewer, {
    type: state === "REFUSED" ? "proposal.refused" : "proposal.withdrawn",
    subject: { type: "user", id: userId, name: user.email },
    ...difference(user, proposal),
  });
  return ok({ userId });
}

async function close(db: Db, viewer: Viewer, id: string, state: ProposalState): Promise<void> {
  await db.accessProposal.updateMany({
    where: { id },
    data: { state, decidedById: viewer.id, decidedAt: new Date() },
  });
}

function tellProposer(
  db: Db,
  viewer: Viewer,
  { userId, proposedById }: ProposalView,
  kind: "ACCESS_CONFIRMED" | "ACCESS_REFUSED",
): Promise<void> {
  return notify(db, viewer, { kind, subject: { type: "user", id: userId }, users: [proposedById] });
}

/** The access as it is and as it would be, in the fields that differ. */
function difference(is: Access, becomes: Access) {
  const fields = (["nation", "roles", "markingCeiling", "allCountries"] as const).filter(
    (field) => JSON.stringify(is[field]) !== JSON.stringify(becomes[field]),
  );
  const of = (access: Access) => Object.fromEntries(fields.map((field) => [field, access[field]]));
  return { before: of(is), after: of(becomes) };
}
