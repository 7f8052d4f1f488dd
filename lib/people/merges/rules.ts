import { agreeIn, changeOf, type MergeChange, offeredIn, otherNamesOf, takenFrom } from "../merging/rules";
import type { PersonRow } from "../queries";

/** What a merge asks about, field by field; those that only make sense together are one. */
const MERGE_FIELDS = {
  familyName: ["familyName"],
  givenName: ["givenName"],
  nativeName: ["nativeName", "nativeLanguage"],
  nationality: ["nationality"],
  service: ["service"],
  rank: ["rankText", "rankCode", "rankSince"],
  source: ["source"],
  verifiedOn: ["verifiedOn"],
  languages: ["languages"],
  protocolNotes: ["protocolNotes"],
  biography: ["biography", "biographySource"],
  isActive: ["isActive"],
} as const satisfies Record<string, readonly (keyof PersonRow)[]>;

export type MergeField = keyof typeof MERGE_FIELDS;

export const MERGE_FIELD_NAMES = Object.keys(MERGE_FIELDS) as [MergeField, ...MergeField[]];

export const MERGE_FIELD_LABELS: Readonly<Record<MergeField, string>> = {
  familyName: "Family name",
  givenName: "Given name",
  nativeName: "Name in its own script",
  nationality: "Nationality",
  service: "Service",
  rank: "Rank and grade",
  source: "Source",
  verifiedOn: "Last checked on",
  languages: "Languages",
  protocolNotes: "Protocol notes",
  biography: "Biography",
  isActive: "Still serves",
};

type Facts = Pick<PersonRow, (typeof MERGE_FIELDS)[MergeField][number] | "otherNames" | "name">;

/** Whether both say the same in this field. */
export function agrees(field: MergeField, winner: Facts, loser: Facts): boolean {
  return agreeIn(MERGE_FIELDS[field], winner, loser);
}

/** Whose value is offered: the one who stays, unless nothing is known of them there. */
export function offered(field: MergeField, winner: Facts, loser: Facts): "winner" | "loser" {
  return offeredIn(MERGE_FIELDS[field], winner, loser);
}

/**
 * What changes on the one who stays when these fields are taken from the other. Every spelling of both stays findable:
 * names that are given up become other spellings.
 */
export function mergeChange(winner: Facts, loser: Facts, taken: readonly MergeField[]): MergeChange {
  const facts = takenFrom(MERGE_FIELDS, taken, loser);
  const full = (family: unknown, given: unknown) => `${family} ${given}`.trim();
  const kept = full(facts.familyName ?? winner.familyName, facts.givenName ?? winner.givenName);
  const native = (facts.nativeName ?? winner.nativeName) as string | null;
  const spellings = [
    ...winner.otherNames,
    full(winner.familyName, winner.givenName),
    full(loser.familyName, loser.givenName),
    ...loser.otherNames,
    ...[winner.nativeName, loser.nativeName].filter((name) => name !== native),
  ];
  return changeOf(winner, { ...facts, otherNames: otherNamesOf(spellings, [kept]) });
}
