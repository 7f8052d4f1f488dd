import { type Changes, changesBetween } from "@/lib/audit/diff";
import { instantToZoned } from "@/lib/dates";
import { heldWith } from "./countries/rules";
import { wordsOfSets } from "./field-sets/words";
import type { EngagementInput } from "./schema";
import type { EngagementDetail } from "./views";

/** The values the form of a record starts with: what the form would send if nothing were changed. */
export function valuesOf(record: EngagementDetail): EngagementInput {
  const timeOf = (instant: Date | null) => instant && instantToZoned(instant, record.clockZone).slice(11);
  return {
    type: record.type as EngagementInput["type"],
    subtype: record.subtype,
    title: record.title,
    status: record.status,
    closingReasonId: record.closingReasonId,
    statusReason: record.statusReason,
    countries: record.countries.map(({ code, role }) => ({ code, role })),
    hostCountry: record.hostCountry?.code ?? null,
    datePrecision: record.datePrecision,
    startsOn: record.startsOn,
    endsOn: record.endsOn,
    startTime: timeOf(record.startsAt),
    endTime: timeOf(record.endsAt),
    timeZone: record.clockZone,
    venue: record.venue,
    city: record.city,
    latitude: record.latitude,
    longitude: record.longitude,
    leadComponent: record.leadComponent,
    supportingComponents: record.supportingComponents,
    responsibleOfficerId: record.responsibleOfficer?.id ?? null,
    backupOfficerId: record.backupOfficer?.id ?? null,
    domains: record.domains,
    purpose: record.purpose,
    desiredEffect: record.desiredEffect,
    keyOutcomes: record.keyOutcomes,
    nextSteps: record.nextSteps,
    atmospherics: record.atmospherics,
    atmosphericsReason: record.atmosphericsReason,
    assessment: record.assessment,
    pressLine: record.pressLine,
    sourceReference: record.sourceReference,
    attendance: record.attendance.map(({ band: _, ...row }) => ({
      ...row,
      rankCode: row.rankCode as EngagementInput["attendance"][number]["rankCode"],
    })),
    points: record.points,
    gifts: record.gifts.map(
      ({ dispositionLabel: _label, giverId: _giver, recipientId: _recipient, ...gift }) => gift,
    ),
    deliverables: record.deliverables,
    commitments: record.commitments.map(
      ({ ownerPost, toPost, evidence: _evidence, closedOn: _closed, wasShared: _shared, ...promise }) => ({
        ...promise,
        ownerPostId: ownerPost?.id ?? null,
        toPostId: toPost?.id ?? null,
      }),
    ),
    sets: record.sets,
    objectives: record.objectives.map(({ id }) => id),
    tags: record.tags.map(({ id }) => id),
    exerciseSeriesId: record.exerciseSeries?.id ?? null,
    exerciseEditionId: record.exerciseEdition?.id ?? null,
    crisisId: record.crisis?.id ?? record.hiddenCrisisId,
    marking: record.marking,
    cuiCategories: record.cuiCategories as EngagementInput["cuiCategories"],
    disseminationControls: record.disseminationControls as EngagementInput["disseminationControls"],
    relTo: record.relTo,
    shareable: record.shareable,
    shareableDecidedOn: record.shareableDecidedOn,
    shareableDecidedBy: record.shareableDecidedBy,
    closeHold: record.closeHold,
    readers: [
      ...record.access.filter(({ kind }) => kind === "READER").map(({ reader }) => reader.id),
      ...record.hiddenReaders,
    ],
    coAuthors: record.access.filter(({ kind }) => kind === "CO_AUTHOR").map(({ reader }) => reader.id),
  };
}

/** Fields in which what was typed and what is saved differ, for comparing a stale form with the saved version. */
export function differencesOf(typed: EngagementInput, saved: EngagementInput): Changes {
  return changesBetween(comparable(saved), comparable(typed));
}

// New rows have no id yet, and the order of a set means nothing but for which country is the main partner.
function comparable({ sets, ...values }: EngagementInput): Record<string, unknown> {
  return {
    mainPartner: heldWith(values.countries)[0]?.code,
    ...Object.fromEntries(
      Object.entries(wordsOfSets(sets, {})).map(([field, value]) => [`sets.${field}`, value]),
    ),
    ...Object.fromEntries(
      Object.entries(values).map(([field, value]) => {
        if (!Array.isArray(value)) return [field, value];
        const items = value.map((item: unknown) =>
          typeof item === "object" && item !== null
            ? JSON.stringify(told({ ...item, id: null, version: null }))
            : String(item),
        );
        return [field, sorted(items)];
      }),
    ),
  };
}

/** Without what was left empty, keys in one order. */
export function told(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function sorted(items: readonly string[]): string[] {
  return [...items].sort();
}
