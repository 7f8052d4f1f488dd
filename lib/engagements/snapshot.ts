import { rankCodeOf } from "@/lib/people/ranks";
import { readerWords } from "@/lib/readers/labels";
import { heldWith } from "./countries/rules";
import { type SetWords, wordsOfSets } from "./field-sets/words";
import { told } from "./form-values";
import type { PreparedEngagement } from "./prepared";
import type { EngagementDetail } from "./views";
import { attendanceColumns } from "./writing/columns";

/** What ids are called, for records that are read without looking anything up. */
export type Names = {
  users: ReadonlyMap<string, string>;
  /** Readers of every kind, in words. */
  readers: ReadonlyMap<string, string>;
  objectives: ReadonlyMap<string, string>;
  tags: ReadonlyMap<string, string>;
  exerciseSeries: ReadonlyMap<string, string>;
  exerciseEditions: ReadonlyMap<string, string>;
  crises: ReadonlyMap<string, string>;
  picklists: ReadonlyMap<string, string>;
  /** Read by the revisions of promises, which are not open to allies as the record may be. */
  posts: ReadonlyMap<string, string>;
  sets: SetWords;
};

/**
 * The record as revisions and the audit trail keep it: field by field, in words rather than ids, without what was left
 * empty and without what merely follows from the rest.
 */
export function snapshotOf(row: PreparedEngagement, names: Names): Record<string, unknown> {
  const user = (id: string) => names.users.get(id) ?? id;
  const one = (id: string | null | undefined, of: ReadonlyMap<string, string>) =>
    id ? (of.get(id) ?? id) : null;
  const snapshot: Record<string, unknown> = {
    type: row.type,
    subtype: row.subtype,
    title: row.title,
    status: row.status,
    closingReasonId: one(row.closingReasonId, names.picklists),
    statusReason: row.statusReason,
    publication: row.publication,
    publishedAt: row.publishedAt?.toISOString(),
    countries: countriesTold(row),
    hostCountry: row.hostCountry,
    datePrecision: row.datePrecision ?? "DAY",
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    startsAt: row.startsAt?.toISOString(),
    endsAt: row.endsAt?.toISOString(),
    timeZone: row.timeZone,
    venue: row.venue,
    city: row.city,
    latitude: row.latitude,
    longitude: row.longitude,
    leadComponent: row.leadComponent,
    supportingComponents: row.supportingComponents,
    responsibleOfficerId: one(row.responsibleOfficerId, names.users),
    backupOfficerId: one(row.backupOfficerId, names.users),
    domains: [...(row.domains ?? [])].sort(),
    purpose: row.purpose,
    desiredEffect: row.desiredEffect,
    keyOutcomes: row.keyOutcomes,
    nextSteps: row.nextSteps,
    atmospherics: row.atmospherics,
    atmosphericsReason: row.atmosphericsReason,
    assessment: row.assessment,
    pressLine: row.pressLine,
    sourceReference: row.sourceReference,
    attendance: (row.attendance ?? []).map((person) => {
      const { personId: _p, seniority: _s, ...columns } = attendanceColumns(person);
      const { strength, nextContactOn, tone, toneReason } = person;
      return told({ ...columns, strength, nextContactOn, tone, toneReason });
    }),
    points: (row.points ?? []).map(({ kind, side, text }) => told({ kind, side, text })),
    gifts: (row.gifts ?? []).map(({ direction, description, value, currency, registryNumber, ...gift }) =>
      told({
        direction,
        description,
        value: value && Number(value).toFixed(2),
        currency,
        convertedValue: gift.convertedValue && Number(gift.convertedValue).toFixed(2),
        convertedCurrency: gift.convertedCurrency,
        rateSource: gift.rateSource,
        rateOn: gift.rateOn,
        dispositionId: one(gift.dispositionId, names.picklists),
        disposition: gift.disposition,
        registryNumber,
        giverName: gift.giverName,
        recipientName: gift.recipientName,
      }),
    ),
    deliverables: (row.deliverables ?? []).map(({ kind, title }) => told({ kind, title })),
    commitments: (row.commitments ?? [])
      .map(({ text, bySide, ownerName, toSide, toName, dueOn, state = "OPEN" }) =>
        told({ text, bySide, ownerName, toSide, toName, dueOn, state }),
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    objectives: (row.objectiveIds ?? []).map((id) => names.objectives.get(id) ?? id).sort(),
    tags: (row.tagIds ?? []).map((id) => names.tags.get(id) ?? id).sort(),
    exerciseSeriesId: one(row.exerciseSeriesId, names.exerciseSeries),
    exerciseEditionId: one(row.exerciseEditionId, names.exerciseEditions),
    crisisId: one(row.crisisId, names.crises),
    meetingOf: row.meetingOf,
    onTheMarginsOf: row.onTheMarginsOf,
    marking: row.marking ?? "UNCLASSIFIED",
    cuiCategories: [...(row.cuiCategories ?? [])].sort(),
    disseminationControls: [...(row.disseminationControls ?? [])].sort(),
    relTo: row.relTo,
    // No is said as well as yes: it was decided.
    shareable: row.shareable === null || row.shareable === undefined ? null : row.shareable ? "yes" : "no",
    shareableDecidedOn: row.shareableDecidedOn,
    shareableDecidedBy: row.shareableDecidedBy,
    closeHold: row.closeHold ?? false,
    readers: (row.readerIds ?? []).map((id) => names.readers.get(id) ?? id).sort(),
    coAuthors: (row.coAuthorIds ?? []).map(user).sort(),
    ...wordsOfSets(row.sets ?? {}, names.sets),
  };
  return Object.fromEntries(Object.entries(snapshot).filter(([, value]) => !isEmpty(value)));
}

/** The main partner first, which is said of it where there are others. */
function countriesTold({
  countries,
  mainPartner = heldWith(countries)[0]?.code,
}: PreparedEngagement): string[] {
  const told = countries.map(({ code, role }) => `${code} ${role}`).sort();
  const main = countries.find(({ code }) => code === mainPartner);
  if (!main || countries.length === 1) return told;
  const first = `${main.code} ${main.role}`;
  return [`${first} MAIN`, ...told.filter((one) => one !== first)];
}

/** A record that is there, as if it were to be written again, with the names of what it points to. */
export function preparedOf(record: EngagementDetail): { row: PreparedEngagement; names: Names } {
  const {
    hostCountry,
    responsibleOfficer,
    backupOfficer,
    exerciseSeries,
    exerciseEdition,
    crisis,
    access,
    objectives,
    tags,
    commitments,
    ...rest
  } = record;
  const { closingReasonId, closingReason, gifts } = record;
  const users = [responsibleOfficer, backupOfficer, ...access.map(({ reader }) => reader)].filter(
    (user) => user !== null,
  );
  const idsOf = (kind: string) => access.filter((one) => one.kind === kind).map(({ reader }) => reader.id);
  return {
    row: {
      ...rest,
      hostCountry: hostCountry?.code ?? null,
      responsibleOfficerId: responsibleOfficer?.id ?? null,
      backupOfficerId: backupOfficer?.id ?? null,
      exerciseSeriesId: exerciseSeries?.id ?? null,
      exerciseEditionId: exerciseEdition?.id ?? null,
      crisisId: crisis?.id ?? record.hiddenCrisisId,
      attendance: record.attendance.map((person) => ({ ...person, rankCode: rankCodeOf(person.rankCode) })),
      commitments: commitments.map(({ ownerPost, toPost, ...promise }) => ({
        ...promise,
        ownerPostId: ownerPost?.id ?? null,
        toPostId: toPost?.id ?? null,
      })),
      objectiveIds: objectives.map(({ id }) => id),
      tagIds: tags.map(({ id }) => id),
      readerIds: [...idsOf("READER"), ...record.hiddenReaders],
      coAuthorIds: idsOf("CO_AUTHOR"),
    },
    names: {
      users: new Map(users.map(({ id, name }) => [id, name])),
      readers: new Map(access.map(({ reader }) => [reader.id, readerWords(reader)])),
      objectives: new Map(objectives.map(({ id, code }) => [id, code])),
      tags: new Map(tags.map(({ id, scheme, code }) => [id, `${scheme} ${code}`])),
      exerciseSeries: new Map(exerciseSeries ? [[exerciseSeries.id, exerciseSeries.name]] : []),
      exerciseEditions: new Map(exerciseEdition ? [[exerciseEdition.id, exerciseEdition.reference]] : []),
      crises: new Map(crisis ? [[crisis.id, crisis.reference]] : []),
      picklists: new Map([
        ...(closingReasonId && closingReason ? [[closingReasonId, closingReason] as const] : []),
        ...gifts.flatMap(({ dispositionId, dispositionLabel }) =>
          dispositionId && dispositionLabel ? [[dispositionId, dispositionLabel] as const] : [],
        ),
      ]),
      posts: new Map(
        commitments.flatMap(({ ownerPost, toPost }) =>
          [ownerPost, toPost].flatMap((post) => (post ? [[post.id, post.title] as const] : [])),
        ),
      ),
      sets: record.setWords,
    },
  };
}

/** The record as revisions keep it. */
export function snapshotOfRecord(record: EngagementDetail): Record<string, unknown> {
  const { row, names } = preparedOf(record);
  return snapshotOf(row, names);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0)
  );
}
