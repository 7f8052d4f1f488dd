import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer, type Viewer } from "@/lib/auth/viewer";
import { addDays, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { notify } from "@/lib/notices/mutations";
import { AMBER_DAYS } from "../health/rules";
import { IS_OPEN } from "../lessons/where";

/**
 * Tells the owners of milestones and lessons that one turned amber, since it falls due within 30 days, or red, since its day is past
 * (UTC days), and who answers for an edition that its final planning conference is behind us with nobody besides the host confirmed.
 * Each is told once for each planned day, however often and on however many copies of the app this runs. Gives how many editions
 * somebody was told of.
 */
export async function remindOwners(now: Date = new Date()): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  const today = todayIn("UTC", now);
  const [from, to] = [toDateColumn(today), toDateColumn(addDays(today, AMBER_DAYS))];
  return withViewer(viewer, async (db) => {
    const soon = await markTold(db, "soon_told_of", (day) => Prisma.sql`${day} between ${from} and ${to}`);
    const overdue = await markTold(db, "overdue_told_of", (day) => Prisma.sql`${day} < ${from}`);
    await tell(db, viewer, "DUE_SOON", soon);
    await tell(db, viewer, "OVERDUE", overdue);
    const unconfirmed = await markUnconfirmed(db, from);
    await tell(db, viewer, "NOBODY_CONFIRMED", unconfirmed);
    return new Set([...soon, ...overdue, ...unconfirmed].filter(isOwned).map(({ editionId }) => editionId))
      .size;
  });
}

type Due = {
  editionId: string;
  reference: string;
  what: string;
  ownerUserId: string | null;
  ownerPostId: string | null;
  /** A lesson, which only the nation that keeps the record reads. */
  staysHome: boolean;
};

/** Writes the day on what has come into the state and gives it. What nobody owns is marked too: who is given it then knows. */
async function markTold(
  db: Db,
  column: "soon_told_of" | "overdue_told_of",
  isDue: (day: Prisma.Sql) => Prisma.Sql,
): Promise<Due[]> {
  const told = Prisma.raw(column);
  const milestones = await db.$queryRaw<Due[]>`
    update exercise_milestone m set ${told} = m.planned_on
    from exercise_edition e
    where e.id = m.edition_id and e.cancel_reason is null and m.state = 'PLANNED'
      and ${isDue(Prisma.sql`m.planned_on`)} and m.${told} is distinct from m.planned_on
    returning e.id as "editionId", e.reference,
              m.kind::text || case when m.number > 1 then '-' || m.number else '' end as what, m.owner_user_id as "ownerUserId", m.owner_post_id as "ownerPostId",
              false as "staysHome"`;
  const lessons = await db.$queryRaw<Due[]>`
    update exercise_lesson l set ${told} = l.due_on
    from exercise_edition e
    where e.id = l.edition_id and ${IS_OPEN}
      and ${isDue(Prisma.sql`l.due_on`)} and l.${told} is distinct from l.due_on
    returning e.id as "editionId", e.reference, 'lesson ' || l.number as what, l.owner_user_id as "ownerUserId",
              l.owner_post_id as "ownerPostId", true as "staysHome"`;
  return [...milestones, ...lessons];
}

/**
 * Marks the final planning conferences that are held or past while planning or execution goes on and nobody besides the host is
 * confirmed, as the plan shows red for, and gives who answers for each: its owner, else whoever made the edition.
 */
function markUnconfirmed(db: Db, today: Date): Promise<Due[]> {
  const day = Prisma.sql`coalesce(m.planned_on, m.held_on, e.starts_on)`;
  return db.$queryRaw<Due[]>`
    update exercise_milestone m set unconfirmed_told_of = ${day}
    from exercise_edition e
    where e.id = m.edition_id and m.kind = 'FPC' and (m.state = 'DONE' or m.state = 'PLANNED' and m.planned_on < ${today})
      and m.unconfirmed_told_of is distinct from ${day}
      and e.cancel_reason is null and e.review_closed_at is null and e.starts_on is not null and e.ends_on >= ${today}
      and not exists (select 1 from exercise_participant p
                      where p.edition_id = e.id and p.state = 'CONFIRMED' and p.role in ('PARTICIPANT', 'CO_HOST'))
    returning e.id as "editionId", e.reference, 'FPC' || case when m.number > 1 then '-' || m.number else '' end as what,
              case when m.owner_post_id is null
                   then coalesce(m.owner_user_id, (select u.id from app_user u where u.id = e.created_by_id)) end as "ownerUserId",
              m.owner_post_id as "ownerPostId", false as "staysHome"`;
}

/** Under which name the audit row keeps what was told of. */
const TOLD_AS = { DUE_SOON: "dueSoon", OVERDUE: "overdue", NOBODY_CONFIRMED: "unconfirmed" } as const;

async function tell(db: Db, viewer: Viewer, kind: keyof typeof TOLD_AS, due: readonly Due[]): Promise<void> {
  for (const [id, some] of Map.groupBy(due.filter(isOwned), ({ editionId }) => editionId)) {
    const subject = { type: "exercise_edition" as const, id };
    for (const [staysHome, those] of Map.groupBy(some, (one) => one.staysHome))
      await notify(db, viewer, {
        kind,
        subject,
        users: those.flatMap(({ ownerUserId }) => ownerUserId ?? []),
        posts: those.flatMap(({ ownerPostId }) => ownerPostId ?? []),
        staysHome,
      });
    await recordAudit(db, viewer, {
      type: "owner.reminded",
      subject: { ...subject, name: some[0]?.reference ?? null },
      after: { [TOLD_AS[kind]]: some.map(({ what }) => what) },
    });
  }
}

function isOwned({ ownerUserId, ownerPostId }: Due): boolean {
  return ownerUserId !== null || ownerPostId !== null;
}
