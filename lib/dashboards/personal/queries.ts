import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { CALLED_OFF } from "@/lib/engagements/status/rules";
import { AHEAD_STATUSES } from "../rules";
import type { PersonalEngagement } from "./count";

// The view does not say how a record is marked. Without `materialized` the planner folds both reads into one that passes
// the row policy first, and with it the whole table.

/** Held, coming and called-off engagements that only a personal grant opens: as many as one person's work, not the archive. */
export async function listPersonalEngagements(db: Db): Promise<PersonalEngagement[]> {
  const rows = await db.$queryRaw<
    (Omit<PersonalEngagement, "earliest" | "latest"> & { earliest: Date; latest: Date })[]
  >`
    with personal as materialized (
      select id, type, status::text as status, partner_band as band, top_step::text as "topStep", starts_on as earliest, starts_latest_on as latest,
             country_codes as "countryCodes"
      from engagement_personal
      where publication = 'PUBLISHED' and status = any(${["COMPLETE", ...AHEAD_STATUSES, ...CALLED_OFF]}::text[]::engagement_status[])
    )
    select p.*, e.marking::text as marking
    from personal p
    join engagement e on e.id = p.id`;
  return rows.map((row) => ({
    ...row,
    earliest: calendarDateOf(row.earliest),
    latest: calendarDateOf(row.latest),
  }));
}
