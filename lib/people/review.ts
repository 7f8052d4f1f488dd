import "server-only";
import { addMonths, type CalendarDate, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listPeopleById, type PersonRow } from "./queries";
import { silentBefore } from "./rules";

/** Rows of each list of the review; what is done with makes room for the next. */
const MOST = 50;

type Reviewed = { rows: PersonRow[]; total: number };

/** Active people of the countries open to the viewer whom nobody checked in the last twelve months, the longest ago first. */
export async function listDueForReview(db: Db, today: CalendarDate): Promise<Reviewed> {
  const before = toDateColumn(addMonths(today, -12));
  const found = await db.$queryRaw<{ id: string; total: number }[]>`
    select id, count(*) over ()::int as total from person_visible
    where is_active and coalesce(verified_on, created_at::date) < ${before}::date
    order by coalesce(verified_on, created_at::date), id limit ${MOST}`;
  return reviewed(db, found);
}

/**
 * Active people whom no engagement of the last five years names, of those open to the viewer, and who were not put on record
 * since; those who came first on record at the top. They are offered to be taken out of use, never taken out by themselves.
 */
export async function listSilent(db: Db, today: CalendarDate): Promise<Reviewed> {
  const before = toDateColumn(silentBefore(today));
  const found = await db.$queryRaw<{ id: string; total: number }[]>`
    select v.id, count(*) over ()::int as total from person_visible v
    where v.is_active and v.created_at < ${before}
      and not exists (select 1 from attendance a join engagement e on e.id = a.engagement_id
                      where a.person_id = v.id and e.starts_latest_on >= ${before}::date)
    order by v.created_at, v.id limit ${MOST}`;
  return reviewed(db, found);
}

async function reviewed(db: Db, found: readonly { id: string; total: number }[]): Promise<Reviewed> {
  return {
    rows: await listPeopleById(
      db,
      found.map(({ id }) => id),
    ),
    total: found[0]?.total ?? 0,
  };
}
