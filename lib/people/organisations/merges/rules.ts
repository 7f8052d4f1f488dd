import { changeOf, type MergeChange, otherNamesOf, takenFrom } from "../../merging/rules";
import type { OrganisationRow } from "../queries";

/** What a merge asks about, field by field. */
export const ORGANISATION_MERGE_FIELDS = {
  name: ["name"],
  nativeName: ["nativeName"],
  abbreviation: ["abbreviation"],
  kind: ["kind"],
  nation: ["nation"],
  parent: ["parentId"],
  isActive: ["isActive"],
} as const satisfies Record<string, readonly (keyof OrganisationRow)[]>;

export type OrganisationMergeField = keyof typeof ORGANISATION_MERGE_FIELDS;

export const ORGANISATION_MERGE_FIELD_NAMES = Object.keys(ORGANISATION_MERGE_FIELDS) as [
  OrganisationMergeField,
  ...OrganisationMergeField[],
];

export const ORGANISATION_MERGE_LABELS: Readonly<Record<OrganisationMergeField, string>> = {
  name: "Name",
  nativeName: "Name in its own language",
  abbreviation: "Abbreviation",
  kind: "What it is",
  nation: "Nation",
  parent: "Part of",
  isActive: "Still exists",
};

/**
 * What changes on the organisation that stays when these fields are taken from the other. It is found by every name of both.
 * @param former what the other was called before, by its history
 * @param dated the former names of both, which the one that stays has with their days
 */
export function organisationMergeChange(
  winner: OrganisationRow,
  loser: OrganisationRow,
  taken: readonly OrganisationMergeField[],
  former: readonly string[],
  dated: readonly string[],
): MergeChange {
  const facts = takenFrom(ORGANISATION_MERGE_FIELDS, taken, loser);
  const stays = { ...winner, ...facts } as OrganisationRow;
  const names = [winner, loser].flatMap((one) => [
    one.name,
    one.nativeName,
    one.abbreviation,
    ...one.otherNames,
  ]);
  const kept = [stays.name, stays.nativeName, stays.abbreviation, ...dated];
  return changeOf(winner, { ...facts, otherNames: otherNamesOf([...names, ...former], kept) });
}
