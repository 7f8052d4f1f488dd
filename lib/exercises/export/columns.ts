import { countryName } from "@/lib/countries/labels";
import type { CsvColumn } from "@/lib/csv";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { tagKey } from "@/lib/engagements/tag-keys";
import { tagWords } from "@/lib/tags/labels";
import type { Finding } from "../editions/health/rules";
import { byMilestone } from "../editions/milestones/rules";
import type { EditionFigure, JudgedEdition } from "../editions/queries";
import type { Phase } from "../editions/rules";
import {
  EXERCISE_ROLE_LABELS,
  FIGURE_KIND_LABELS,
  HEALTH_LABELS,
  INVITATION_STATE_LABELS,
  LESSON_KIND_LABELS,
  LESSON_STATE_LABELS,
  MILESTONE_STATE_LABELS,
  milestoneName,
  PHASE_LABELS,
  SERIES_STATUS_LABELS,
  whoseLabel,
} from "../labels";
import type { LessonRow } from "../lessons/queries";
import type { MilestoneRow } from "../milestones/queries";
import { titleOf } from "../planner/prepare";
import type { SeriesListItem } from "../queries";
import { exerciseTypeName } from "../templates/types";
import type { EditionParts } from "./queries";

export type ExportedEdition = JudgedEdition & { phase: Phase; findings: readonly [Finding, ...Finding[]] };

export const EDITION_COLUMNS: readonly CsvColumn<ExportedEdition & EditionParts>[] = [
  { head: "Reference", cell: ({ reference }) => reference },
  { head: "Name", cell: titleOf },
  { head: "Series", cell: ({ series }) => series.name },
  { head: "Year", cell: ({ year }) => year },
  { head: "Type", cell: ({ typeCode }) => typeCode && exerciseTypeName(typeCode) },
  { head: "Type, code", cell: ({ typeCode }) => typeCode },
  { head: "First day (STARTEX)", cell: ({ startsOn }) => startsOn },
  { head: "Last day (ENDEX)", cell: ({ endsOn }) => endsOn },
  { head: "Place", cell: ({ place }) => place },
  { head: "Hosts, code", cell: ({ hostCountryCodes }) => hostCountryCodes.join("; ") },
  { head: "Countries, code", cell: ({ countryCodes }) => countryCodes.join("; ") },
  {
    head: "Participants",
    cell: ({ invited }) =>
      invited
        .map(
          ({ code, role, state }) =>
            `${countryName(code)} (${EXERCISE_ROLE_LABELS[role].toLowerCase()}, ${INVITATION_STATE_LABELS[state].toLowerCase()})`,
        )
        .join("; "),
  },
  {
    head: "Participants, code",
    cell: ({ invited }) => invited.map(({ code, role, state }) => `${code} ${role} ${state}`).join("; "),
  },
  { head: "Tags", cell: ({ tags }) => tagWords(tags).join("; ") },
  { head: "Tags, code", cell: ({ tags }) => tags.map(tagKey).join("; ") },
  { head: "Milestones", cell: ({ milestones }) => milestones.toSorted(byMilestone).map(told).join("; ") },
  { head: "Phase", cell: ({ phase }) => PHASE_LABELS[phase] },
  { head: "Health", cell: ({ findings: [worst] }) => HEALTH_LABELS[worst.health] },
  { head: "Because", cell: ({ findings }) => findings.map(({ reason }) => reason).join("; ") },
  { head: "Cancelled because", cell: ({ cancelReason }) => cancelReason },
  { head: "Review closed on (UTC)", cell: ({ reviewClosedOn }) => reviewClosedOn },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];

/** "Initial planning conference, 2026-03-09, done": its day as it was held, or else is planned. */
function told({ kind, number, state, plannedOn, heldOn }: JudgedEdition["milestones"][number]): string {
  const words = [
    milestoneName({ kind, number }),
    heldOn ?? plannedOn,
    MILESTONE_STATE_LABELS[state].toLowerCase(),
  ];
  return words.filter(Boolean).join(", ");
}

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

export const MILESTONE_COLUMNS: readonly CsvColumn<MilestoneRow>[] = [
  { head: "Edition", cell: ({ edition }) => edition.reference },
  { head: "Name", cell: ({ edition }) => edition.title },
  { head: "Series", cell: ({ edition }) => edition.series.name },
  { head: "Milestone", cell: milestoneName },
  { head: "Milestone, code", cell: ({ kind }) => kind },
  { head: "Planned on", cell: ({ plannedOn }) => plannedOn },
  { head: "Held on", cell: ({ heldOn }) => heldOn },
  { head: "State", cell: ({ state }) => MILESTONE_STATE_LABELS[state] },
  { head: "Owner", cell: ({ owner }) => owner },
  { head: "Edition cancelled", cell: ({ edition }) => edition.isCancelled },
  { head: "Fictional", cell: ({ edition }) => edition.isFictional },
];

export const SERIES_COLUMNS: readonly CsvColumn<SeriesListItem>[] = [
  { head: "Series", cell: ({ name }) => name },
  { head: "Other names", cell: ({ aliases }) => aliases.join("; ") },
  { head: "Lead", cell: ({ lead }) => lead },
  { head: "Domains", cell: ({ domains }) => domains.map((domain) => DOMAIN_LABELS[domain]).join("; ") },
  { head: "How often", cell: ({ cadence }) => cadence },
  { head: "First year under this name", cell: ({ firstYear }) => firstYear },
  { head: "Source of the first year", cell: ({ firstYearSource }) => firstYearSource },
  { head: "First year verified", cell: ({ firstYearVerified }) => firstYearVerified },
  { head: "Status", cell: ({ status }) => SERIES_STATUS_LABELS[status] },
  { head: "Goes on as", cell: ({ successor }) => successor?.name },
  { head: "Editions on record", cell: ({ editions }) => editions },
  { head: "Verified", cell: ({ isVerified }) => isVerified },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];
