import { IN_REVIEW, isInReview } from "@/lib/engagements/reviews/in-review";
import type { EngagementDetail } from "@/lib/engagements/views";
import { editionHref } from "@/lib/exercises/editions/links";
import type { Edition } from "@/lib/exercises/editions/queries";
import type { Marking } from "@/lib/generated/prisma/enums";
import type { BearerKey, BearerType } from "./schema";

/** A record that bears files and comments, as the viewer sees it. */
export type Bearer =
  | { type: "engagement"; record: EngagementDetail }
  | { type: "exercise_edition"; record: Edition };

/** What its kind is called in a sentence. */
export const BEARER_NOUNS: Readonly<Record<BearerType, string>> = {
  engagement: "engagement",
  exercise_edition: "edition",
};

/** The columns of a file or a comment that say which record bears it: one has a value. */
type BearerColumns = { engagementId: string | null; editionId: string | null };

export function bearerColumns({ type, id }: BearerKey): BearerColumns {
  return { engagementId: type === "engagement" ? id : null, editionId: type === "engagement" ? null : id };
}

/** The record that a row of a file or a comment names. Throws where it names none, which the database does not hold. */
export function bearerOf({ engagementId, editionId }: BearerColumns): BearerKey {
  if (engagementId !== null) return { type: "engagement", id: engagementId };
  if (editionId !== null) return { type: "exercise_edition", id: editionId };
  throw new Error("a file or a comment without a record");
}

export function keyOf({ type, record }: Bearer): BearerKey {
  return { type, id: record.id };
}

/**
 * The address of a record, by its reference.
 * @param slug of the series of an edition; null for an engagement
 */
export function bearerHref(reference: string, slug: string | null): string {
  return slug === null ? `/engagements/${reference}` : editionHref({ slug, reference });
}

export function hrefOf(bearer: Bearer): string {
  const slug = bearer.type === "exercise_edition" ? bearer.record.series.slug : null;
  return bearerHref(bearer.record.reference, slug);
}

/** The marking under which the record is read; an edition has none of its own. */
export function markingOf(bearer: Bearer): Marking {
  return bearer.type === "engagement" ? bearer.record.marking : "UNCLASSIFIED";
}

/** Why its files stay as they are for now, in words, or null. */
export function holdOn(bearer: Bearer): string | null {
  return bearer.type === "engagement" && isInReview(bearer.record) ? IN_REVIEW : null;
}
