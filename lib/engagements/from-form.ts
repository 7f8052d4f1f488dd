import { attendeeNamed } from "./gift-parties";
import type { Links } from "./links";
import type { PreparedEngagement } from "./prepared";
import type { EngagementInput } from "./schema";
import type { StatusFacts } from "./status/rules";

/** What a form says as the row to write, still a draft; `links` is what its fields name. */
export function preparedFrom(input: EngagementInput, links: Omit<Links, "problems">): PreparedEngagement {
  const { objectives, tags, readers, coAuthors, points, gifts, deliverables, commitments, ...rest } = input;
  return {
    ...rest,
    title: links.title,
    timeZone: links.timeZone,
    startsAt: links.startsAt,
    endsAt: links.endsAt,
    exerciseSeriesId: links.exerciseSeriesId,
    relTo: links.relTo,
    publication: "DRAFT",
    attendance: links.attendance,
    points: points.map(withoutEmptyId),
    gifts: gifts.map((gift) => ({
      ...withoutEmptyId(gift),
      giverName: attendeeNamed(gift.giverName, links.attendance)?.name ?? gift.giverName,
      recipientName: attendeeNamed(gift.recipientName, links.attendance)?.name ?? gift.recipientName,
    })),
    deliverables: deliverables.map(withoutEmptyId),
    commitments: commitments.map(({ version: _, ...promise }) => ({
      ...withoutEmptyId(promise),
      ownerName:
        links.personNames.get(promise.ownerPersonId ?? "") ??
        promise.ownerName ??
        links.userNames.get(promise.ownerUserId ?? "") ??
        null,
      toName: links.personNames.get(promise.toPersonId ?? "") ?? promise.toName,
    })),
    objectiveIds: objectives,
    tagIds: tags,
    readerIds: readers,
    coAuthorIds: coAuthors,
  };
}

function withoutEmptyId<Row extends { id: string | null }>({
  id,
  ...row
}: Row): Omit<Row, "id"> & { id?: string } {
  return id ? { ...row, id } : row;
}

/** What a form says as the rules of status ask it. */
export function factsOf(input: EngagementInput, links: Links): StatusFacts {
  return {
    ...input,
    attendance: links.attendance.map((row) => ({ ...row, attended: row.attended ?? true })),
  };
}
