import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { MarkingLevel } from "@/lib/markings/rules";
import { AHEAD_STATUSES } from "../rules";

/** A published engagement that is open to the viewer by a personal grant only, and therefore stands in no tally. */
export type PersonalEngagement = {
  type: string;
  status: string;
  band: string | null;
  /** First and last day the start may mean. */
  earliest: string;
  latest: string;
  countryCodes: readonly string[];
  marking: MarkingLevel;
};

/**
 * Held and coming engagements that only a personal grant opens: as many as one person's work, not the archive. Joined
 * outright, view and table become one scan under the row policies, which the index of readers cannot serve.
 */
export async function listPersonalEngagements(db: Db): Promise<PersonalEngagement[]> {
  const rows = await db.$queryRaw<
    (Omit<PersonalEngagement, "earliest" | "latest"> & { earliest: Date; latest: Date })[]
  >`
    with mine as materialized (
      select * from engagement_personal where publication = 'PUBLISHED' and status::text = any(${["COMPLETE", ...AHEAD_STATUSES]})
    )
    select p.type, p.status::text as status, p.partner_band as band, p.starts_on as earliest, p.starts_latest_on as latest,
           p.country_codes as "countryCodes", e.marking::text as marking
    from mine p
    join engagement e on e.id = p.id`;
  return rows.map((row) => ({
    ...row,
    earliest: calendarDateOf(row.earliest),
    latest: calendarDateOf(row.latest),
  }));
}
