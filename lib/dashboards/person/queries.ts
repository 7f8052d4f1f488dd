import "server-only";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { listOpenPromisesAround } from "@/lib/commitments/queries";
import { countGiven } from "@/lib/commitments/say-do/queries";
import type { CalendarDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { NO_FILTERS } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { env } from "@/lib/env";
import { countUnreadOf } from "@/lib/notices/queries";
import { findLikelyDuplicates } from "@/lib/people/duplicates/queries";
import { listEarlierRanks } from "@/lib/people/earlier-ranks/queries";
import { listMerges } from "@/lib/people/merges/queries";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson } from "@/lib/people/queries";
import { getRelationship } from "@/lib/relationships/queries";
import { readWatch } from "@/lib/watches/queries";

/**
 * All that the page of a person shows on `today` (UTC day), with the given page of their engagements, and the relationship
 * line from `lineFrom` on where that is asked for; null when there is no such person, or none for this viewer.
 */
export async function readPersonPage(
  db: Db,
  viewer: Viewer,
  id: string,
  page: number,
  today: CalendarDate,
  lineFrom: CalendarDate | null = null,
) {
  const person = await getPerson(db, id);
  if (!person) return null;
  const merges = await listMerges(db, id);
  // What was told of those who were merged into the person is told of the person.
  const everyId = [id, ...merges.map(({ loserId }) => loserId)];
  return {
    person,
    earlierRanks: await listEarlierRanks(db, id),
    merges,
    everyId,
    unread: await countUnreadOf(db, viewer, "person", everyId),
    attended: await listAttended(db, id, page),
    // The list leaves out what the person was expected at and did not come to.
    listed: await countEngagements(db, viewer, { ...NO_FILTERS, person: id }),
    promises: await listOpenPromisesAround(db, id),
    // Our own people are this side of every meeting.
    relationship:
      person.nationality === env().RAPPORT_NATION
        ? null
        : await getRelationship(db, viewer, { country: person.nationality, personId: id }, today, lineFrom),
    given: await countGiven(db, { of: "person", id }, today),
    duplicates: canEditPerson(viewer, person) ? await findLikelyDuplicates(db, person, id) : [],
    revisions: await listRevisions(db, "person", id),
    watch: await readWatch(db, viewer, { type: "person", key: id }),
  };
}
