import type { CsvColumn } from "@/lib/csv";
import type { EditionFigure, JudgedEdition } from "../editions/queries";
import type { Finding, Phase } from "../editions/rules";
import {
  FIGURE_KIND_LABELS,
  HEALTH_LABELS,
  LESSON_KIND_LABELS,
  LESSON_STATE_LABELS,
  PHASE_LABELS,
  whoseLabel,
} from "../labels";
import type { LessonRow } from "../lessons/queries";
import { titleOf } from "../planner/prepare";

export type ExportedEdition = JudgedEdition & { phase: Phase; findings: readonly [Finding, ...Finding[]] };

export const EDITION_COLUMNS: readonly CsvColumn<ExportedEdition>[] = [
  { head: "Reference", cell: ({ reference }) => reference },
  { head: "Name", cell: titleOf },
  { head: "Series", cell: ({ series }) => series.name },
  { head: "First day (STARTEX)", cell: ({ startsOn }) => startsOn },
  { head: "Last day (ENDEX)", cell: ({ endsOn }) => endsOn },
  { head: "Place", cell: ({ place }) => place },
  { head: "Hosts, code", cell: ({ hostCountryCodes }) => hostCountryCodes.join("; ") },
  { head: "Countries, code", cell: ({ countryCodes }) => countryCodes.join("; ") },
  { head: "Phase", cell: ({ phase }) => PHASE_LABELS[phase] },
  { head: "Health", cell: ({ findings: [worst] }) => HEALTH_LABELS[worst.health] },
  { head: "Because", cell: ({ findings }) => findings.map(({ reason }) => reason).join("; ") },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];

/** Every number of the editions, a row to each, so that they can be added up; which of several sources counts is for the reader. */
export const FIGURE_COLUMNS: readonly CsvColumn<EditionFigure & { edition: ExportedEdition }>[] = [
  { head: "Reference", cell: ({ edition }) => edition.reference },
  { head: "Name", cell: ({ edition }) => titleOf(edition) },
  { head: "What", cell: ({ kind }) => FIGURE_KIND_LABELS[kind] },
  { head: "Whose", cell: whoseLabel },
  { head: "Whose, code", cell: ({ side, countryCode }) => countryCode ?? side },
  { head: "Number", cell: ({ value }) => value },
  { head: "Qualifier", cell: ({ qualifier }) => qualifier },
  { head: "Source", cell: ({ source }) => source },
  { head: "As of", cell: ({ asOf }) => asOf },
  { head: "As reported", cell: ({ isAsReported }) => isAsReported },
  { head: "Verified", cell: ({ isVerified }) => isVerified },
  { head: "Fictional", cell: ({ edition }) => edition.isFictional },
];

export const LESSON_COLUMNS: readonly CsvColumn<LessonRow>[] = [
  { head: "Edition", cell: ({ edition }) => edition.reference },
  { head: "Name", cell: ({ edition }) => edition.title },
  { head: "Series", cell: ({ edition }) => edition.series.name },
  { head: "Number", cell: ({ number }) => number },
  { head: "Kind", cell: ({ kind }) => LESSON_KIND_LABELS[kind] },
  { head: "What was seen or learned", cell: ({ text }) => text },
  { head: "What is to be done", cell: ({ action }) => action },
  { head: "Owner", cell: ({ owner }) => owner },
  { head: "Due", cell: ({ dueOn }) => dueOn },
  { head: "State", cell: ({ state }) => LESSON_STATE_LABELS[state] },
  { head: "What came of it", cell: ({ outcome }) => outcome },
  { head: "Fictional", cell: ({ edition }) => edition.isFictional },
];
