import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { notify } from "@/lib/notices/mutations";
import { fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { canKeepReaderGroups } from "../policy";
import { getMember, listWaitingMembers } from "./queries";
import { faultOfMember } from "./rules";

/** Lets somebody whom another admin put in a reader group read what names it, from their next request on. */
export async function confirmMember(viewer: Viewer, id: string): Promise<Result<{ groupId: string }>> {
  return withViewer(viewer, async (db) => {
    const attempt = "confirm who is in a reader group";
    if (!canKeepReaderGroups(viewer))
      return refuseAccess(db, viewer, {
        subject: { type: "reader_group", id: null, name: null },
        attempt,
        reason:
          "Only admins decide who is in which reader group. Nothing was changed; the attempt is on record.",
      });
    // Of two decisions, or a decision and a change of the group, the second finds the first.
    await db.$executeRaw`
      select 1 from reader_group where id = (select group_id from reader_group_member where id = ${id}::uuid) for update`;
    const member = await getMember(db, id);
    if (!member) return notFoundFailure("person of this group");
    const { group, user, userId, addedById, startsOn, endsOn } = member;
    const subject = { type: "reader_group", id: group.id, name: group.name } as const;
    if ([userId, addedById].includes(viewer.id))
      return refuseAccess(db, viewer, {
        subject,
        attempt: userId === viewer.id ? `${attempt} for themselves` : "confirm whom they added themselves",
        reason: "Another admin confirms this. Nothing was changed; the attempt is on record.",
      });
    const fault = faultOfMember(member, new Date());
    if (fault) return fail("conflict", fault);
    await db.readerGroupMember.updateMany({
      where: { id },
      data: { confirmedAt: new Date(), confirmedById: viewer.id },
    });
    // What they had before of the same days says nothing more.
    await db.readerGroupMember.deleteMany({
      where: {
        groupId: group.id,
        userId,
        id: { not: id },
        confirmedAt: { not: null },
        ...(startsOn ? { startsOn: { gte: toDateColumn(startsOn) } } : {}),
        ...(endsOn ? { endsOn: { lte: toDateColumn(endsOn) } } : {}),
      },
    });
    if (addedById)
      await notify(db, viewer, {
        kind: "ACCESS_CONFIRMED",
        subject: { type: "user", id: userId },
        users: [addedById],
      });
    await recordAudit(db, viewer, {
      type: "reader_group.confirmed",
      subject,
      after: { person: user.email, startsOn, endsOn },
    });
    return ok({ groupId: group.id });
  });
}

/** Takes whoever waits out of the reader groups, for the product itself. Gives how many there were. */
export async function dropWaitingMembers(db: Db, viewer: Viewer, reason: string): Promise<number> {
  const waiting = await listWaitingMembers(db);
  await db.readerGroupMember.deleteMany({ where: { id: { in: waiting.map(({ id }) => id) } } });
  for (const { group, user } of waiting)
    await recordAudit(db, viewer, {
      type: "reader_group.refused",
      subject: { type: "reader_group", id: group.id, name: group.name },
      after: { person: user.email, reason },
    });
  return waiting.length;
}
