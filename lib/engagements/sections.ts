import { SET_NAMES, type SetName, saysSomething, setOf } from "./field-sets/sets";
import type { EngagementInput } from "./schema";
import { type EngagementType, FIELD_SETS, type FieldSet, hasFieldSet } from "./types";

/** A part of the form and of the page of an engagement. */
export type SectionCode =
  | "CORE"
  | "OBJECTIVES"
  | "PEOPLE"
  | "SUBSTANCE"
  | "OUTCOME"
  | "PROMISES"
  | "ACCESS"
  | SetName;

type Field = keyof EngagementInput;

export type Section = {
  code: SectionCode;
  title: string;
  /** The field set that brings it; every type has the sections of A. */
  fieldSet: FieldSet;
  fields: readonly Field[];
  /** The set whose fields it has, where these are told as data. */
  set?: SetName;
};

/**
 * Sections in the order they are shown. The outcome and the promises stand in field set C of the handbook but belong
 * to every type here: whatever is complete must say how it went, and anyone can promise something at an exercise.
 */
export const SECTIONS: readonly Section[] = [
  {
    code: "CORE",
    title: "What, when and where",
    fieldSet: "A",
    fields: [
      "type",
      "subtype",
      "title",
      "status",
      "closingReasonId",
      "statusReason",
      "countries",
      "hostCountry",
      "datePrecision",
      "startsOn",
      "endsOn",
      "startTime",
      "endTime",
      "timeZone",
      "venue",
      "city",
      "latitude",
      "longitude",
      "purpose",
    ],
  },
  {
    code: "PEOPLE",
    title: "People",
    fieldSet: "B",
    fields: ["attendance"],
  },
  ...SET_NAMES.map(
    (set): Section => ({
      code: set,
      title: FIELD_SETS[setOf(set).code],
      fieldSet: setOf(set).code,
      fields: [],
      set,
    }),
  ),
  {
    code: "SUBSTANCE",
    title: "Substance",
    fieldSet: "C",
    fields: ["desiredEffect", "points", "gifts", "deliverables", "assessment", "pressLine"],
  },
  {
    code: "OUTCOME",
    title: "Outcome",
    fieldSet: "A",
    fields: ["keyOutcomes", "nextSteps", "atmospherics", "atmosphericsReason"],
  },
  {
    code: "PROMISES",
    title: "Commitments",
    fieldSet: "A",
    fields: ["commitments"],
  },
  {
    code: "OBJECTIVES",
    title: "Objectives and responsibility",
    fieldSet: "A",
    fields: [
      "objectives",
      "tags",
      "domains",
      "leadComponent",
      "supportingComponents",
      "responsibleOfficerId",
      "backupOfficerId",
      "exerciseSeriesId",
      "exerciseEditionId",
      "crisisId",
      "sourceReference",
    ],
  },
  {
    code: "ACCESS",
    title: "Marking and access",
    fieldSet: "A",
    fields: [
      "marking",
      "cuiCategories",
      "disseminationControls",
      "relTo",
      "shareable",
      "shareableDecidedOn",
      "shareableDecidedBy",
      "closeHold",
      "readers",
      "coAuthors",
    ],
  },
];

const FILED: readonly string[] = SECTIONS.filter(({ code }) => code === "OBJECTIVES" || code === "ACCESS")
  .flatMap(({ fields }) => fields)
  .filter((field) => field !== "objectives");

/** Whether a field says what happens or happened and what it serves, and not where the record belongs and who finds it. */
export function isSubstance(field: string): boolean {
  return !FILED.includes(field);
}

/**
 * The sections of a type, in order. With `record`, also those its type does not ask for but that hold something:
 * a change of type never hides or loses what was written.
 */
export function sectionsOf(type: EngagementType, record?: Partial<EngagementInput>): Section[] {
  return SECTIONS.filter(
    (section) =>
      hasFieldSet(type, section.fieldSet) || (record !== undefined && holdsSomething(section, record)),
  );
}

/** Whether any field of the section has a value; a section that does opens, one that does not stays closed. */
function holdsSomething(section: Section, record: Partial<EngagementInput>): boolean {
  if (section.set && record.sets && saysSomething(record.sets, section.set)) return true;
  return section.fields.some((field) => {
    const value = record[field];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false;
  });
}
