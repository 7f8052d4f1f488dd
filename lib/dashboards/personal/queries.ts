import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { AHEAD_STATUSES } from "../rules";
import type { PersonalEngagement } from "./count";

/** Held and coming engagements that only a personal grant opens: as many as one person's work, not the archive. */
export async function listPersonalEngagements(db: Db): Promise<PersonalEngagement[]> {
  const rows = await db.$queryRaw<
    (Omit<PersonalEngagement, "earliest" | "latest"> & { earliest: Date; latest: Date })[]
  >`
    select p.type, p.status::text as status, p.partner_band as band, p.starts_on as earliest, p.starts_latest_on as latest,
           p.country_codes as "countryCodes", e.marking::text as marking
    from engagement_personal p
    join engagement e on e.id = p.id
    where p.publication = 'PUBLISHED' and p.status::text = any(${["COMPLETE", ...AHEAD_STATUSES]})`;
  return rows.map((row) => ({
    ...row,
    earliest: calendarDateOf(row.earliest),
    latest: calendarDateOf(row.latest),
  }));
}
