import { COMMAND_ASSIGNMENTS, COMMANDS } from "@/lib/countries/commands";
import { COUNTRIES } from "@/lib/countries/data";
import { type CalendarDate, formatDate, parseCalendarDate, toDateColumn } from "@/lib/dates";
import { TAG_SCHEMES } from "@/lib/engagements/tag-schemes";
import type {
  Command,
  CommandAssignment,
  Country,
  ExerciseAlias,
  ExerciseEdition,
  ExerciseFigure,
  ExerciseMilestone,
  ExerciseParticipant,
  ExerciseSeries,
  Objective,
  PicklistItem,
  TagScheme,
} from "@/lib/generated/prisma/client";
import { PICKLIST_CODES, type PicklistCode } from "@/lib/picklists/labels";
import { derivedId } from "./derived-id";
import {
  type ExerciseMilestone as CatalogueMilestone,
  exerciseEditions,
  exerciseSeries,
} from "./exercise-catalogue";
import { OBJECTIVES } from "./objectives";
import { PICKLIST_ITEMS } from "./picklists";

/** The reference data as rows of the tables, every id derived from what the row is. */
export interface ReferenceRows {
  countries: Country[];
  commands: Command[];
  assignments: CommandAssignment[];
  tagSchemes: TagScheme[];
  /** The words of the lists, and the tags of the schemes. */
  picklistItems: Omit<PicklistItem, "version">[];
  /** Who owns one, and when it is reviewed, is the nation's to say. */
  objectives: Omit<Objective, "reviewOn" | "ownerUserId" | "ownerPostId" | "version">[];
  series: Omit<ExerciseSeries, "isFictional" | "version" | "updatedAt">[];
  aliases: ExerciseAlias[];
  editions: Pick<
    ExerciseEdition,
    "id" | "reference" | "seriesId" | "year" | "startsOn" | "endsOn" | "place"
  >[];
  participants: ExerciseParticipant[];
  figures: Omit<ExerciseFigure, "side" | "countryCode" | "isAsReported" | "createdById">[];
  milestones: Omit<
    ExerciseMilestone,
    | "number"
    | "plannedOn"
    | "ownerUserId"
    | "ownerPostId"
    | "note"
    | "soonToldOf"
    | "overdueToldOf"
    | "unconfirmedToldOf"
  >[];
}

/** The id that the seeded exercise series of this slug has. */
export const seriesId = (slug: string) => derivedId("exercise series", slug);
/** The id that the seeded objective of this code has. */
export const objectiveId = (code: string) => derivedId("objective", code);
/** The id that the seeded item of a list has. */
export const picklistItemId = (list: PicklistCode, code: string) =>
  derivedId("picklist item", `${list} ${code}`);
/** The id that the seeded tag has. */
export const tagId = (scheme: string, code: string) => derivedId("tag", `${scheme} ${code}`);

export function referenceRows(): ReferenceRows {
  return {
    countries: COUNTRIES.map(({ alpha3, aliases, successors, existedUntil, ...facts }) => ({
      code: alpha3,
      ...facts,
      aliases: [...aliases],
      successors: [...successors],
      existedUntil: dateColumn(existedUntil),
    })),
    commands: COMMANDS.map((command) => ({ ...command })),
    assignments: COMMAND_ASSIGNMENTS.map(({ country, command, from, to, source }) => ({
      id: derivedId("command assignment", `${country} ${command} ${from ?? ""}`),
      countryCode: country,
      commandCode: command,
      startsOn: dateColumn(from),
      endsOn: dateColumn(to),
      source,
    })),
    tagSchemes: TAG_SCHEMES.map(({ code, name, source }) => ({ code, name, source })),
    picklistItems: [
      ...PICKLIST_CODES.flatMap((list) =>
        PICKLIST_ITEMS[list].map(({ code, label, note }, sort) => ({
          id: picklistItemId(list, code),
          ...{ list, code, label, note: note ?? null, sort, isActive: true },
        })),
      ),
      ...TAG_SCHEMES.flatMap((scheme) =>
        scheme.tags.map(({ code, name }, sort) => ({
          id: tagId(scheme.code, code),
          ...{ list: scheme.code, code, label: name, note: null, sort, isActive: true },
        })),
      ),
    ],
    objectives: OBJECTIVES.map(({ dueOn, lineOfEffort, ...facts }) => ({
      id: objectiveId(facts.code),
      ...facts,
      lineOfEffortId: picklistItemId("LINE_OF_EFFORT", lineOfEffort),
      dueOn: toDateColumn(dueOn),
      isActive: true,
    })),
    series: exerciseSeries.map((one) => ({
      id: seriesId(one.slug),
      slug: one.slug,
      name: one.name,
      lead: one.lead,
      hostCountryCodes: one.hostCountries,
      domains: one.domains,
      firstYear: one.firstYear,
      firstYearSource: one.firstYearSource,
      firstYearVerified: one.firstYearVerified,
      cadence: one.cadence,
      monthHint: one.monthHint,
      typicalParticipation: one.typicalParticipation,
      status: one.status,
      successorId: one.successorSlug ? seriesId(one.successorSlug) : null,
      source: one.source,
      isVerified: one.verified === "VERIFIED",
    })),
    aliases: exerciseSeries.flatMap((one) =>
      one.aliases.map((name) => ({
        id: derivedId("exercise alias", `${one.slug} ${name}`),
        seriesId: seriesId(one.slug),
        name,
      })),
    ),
    editions: exerciseEditions.map((edition) => ({
      id: editionId(edition.reference),
      reference: edition.reference,
      seriesId: seriesId(edition.seriesSlug),
      year: edition.year,
      startsOn: dateColumn(edition.startsOn),
      endsOn: dateColumn(edition.endsOn),
      place: edition.place,
    })),
    participants: exerciseEditions.flatMap((edition) =>
      edition.hostCountries.map((countryCode) => ({
        editionId: editionId(edition.reference),
        countryCode,
        role: "HOST" as const,
        state: "CONFIRMED" as const,
      })),
    ),
    figures: exerciseEditions.flatMap((edition) =>
      edition.figures.map((figure, index) => ({
        id: derivedId("exercise figure", `${edition.reference} ${index}`),
        editionId: editionId(edition.reference),
        kind: figure.kind,
        value: figure.value,
        qualifier: figure.qualifier ?? null,
        source: datedSource(figure.source, figure.asOf),
        asOf: dateColumn(figure.asOf && parseCalendarDate(figure.asOf)),
        isVerified: figure.verified === "VERIFIED",
      })),
    ),
    milestones: exerciseEditions.flatMap((edition) =>
      (edition.milestones ?? []).map((milestone) => ({
        id: derivedId("exercise milestone", `${edition.reference} ${milestone.kind}`),
        editionId: editionId(edition.reference),
        kind: milestone.kind,
        state: "DONE" as const,
        ...heldColumns(milestone),
        source: milestone.source,
      })),
    ),
  };
}

/** The days of a milestone; one known to the month ("February 2025") stands on the first of it. */
function heldColumns({ startsOn, endsOn, words }: CatalogueMilestone) {
  if (startsOn !== null)
    return {
      heldOn: toDateColumn(startsOn),
      heldUntil: endsOn === startsOn ? null : dateColumn(endsOn),
      precision: "DAY" as const,
    };
  return { heldOn: new Date(`1 ${words} UTC`), heldUntil: null, precision: "MONTH" as const };
}

const editionId = (reference: string) => derivedId("exercise edition", reference);

function dateColumn(date: CalendarDate | null | undefined): Date | null {
  return date ? toDateColumn(date) : null;
}

/** A date column holds days only; a source known to the month or year says so in words. */
function datedSource(source: string, asOf: string | undefined): string {
  if (!asOf || parseCalendarDate(asOf)) return source;
  return `${source}, ${formatDate(`${asOf}-01-01`.slice(0, 10), asOf.length === 4 ? "YEAR" : "MONTH")}`;
}
