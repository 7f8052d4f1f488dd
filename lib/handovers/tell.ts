import "server-only";
import { listManagersOf } from "@/lib/auth/users/queries";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { NoticeKind } from "@/lib/generated/prisma/enums";
import { notify } from "@/lib/notices/mutations";
import { type HandoverView, listLeadersOf } from "./queries";

/** Tells who leaves, who leads them and the admins who look after their account that the handover has started. */
export async function tellOfStart(db: Db, viewer: Viewer, handover: HandoverView): Promise<void> {
  await notify(db, viewer, {
    kind: "HANDOVER_STARTED",
    subject: { type: "handover", id: handover.id },
    users: [
      handover.outgoingId,
      ...(await listLeadersOf(db, viewer.nation, handover.countryCodes)),
      ...(await listManagersOf(db, handover.outgoingId)),
    ],
  });
}

/** Tells whoever holds the post and who leads them. */
export async function tellOfPack(
  db: Db,
  viewer: Viewer,
  kind: Extract<NoticeKind, "HANDOVER_READY" | "HANDOVER_CLOSED">,
  handover: HandoverView,
): Promise<void> {
  await notify(db, viewer, {
    kind,
    subject: { type: "handover", id: handover.id },
    users: await listLeadersOf(db, viewer.nation, handover.countryCodes),
    posts: [handover.postId],
  });
}

/**
 * Tells who follows, once for each who is named, in this handover if it is under way; `id` null: in all. Gives how many were told.
 */
export async function tellIncoming(db: Db, viewer: Viewer, id: string | null): Promise<number> {
  const named = await db.$queryRaw<{ id: string; userId: string }[]>`
    update handover h set told_incoming_id = t.incoming_user_id
    from handover_term t
    where t.handover_id = h.id and h.closed_at is null and t.incoming_user_id is not null
      and (${id}::uuid is null or h.id = ${id}::uuid) and h.told_incoming_id is distinct from t.incoming_user_id
    returning h.id, t.incoming_user_id as "userId"`;
  for (const { id, userId } of named)
    await notify(db, viewer, {
      kind: "HANDOVER_NAMED",
      subject: { type: "handover", id },
      users: [userId],
    });
  return named.length;
}
