import { calendarDateOf, clockZone, instantToZoned, isTimeZone, zonedToInstant } from "@/lib/dates";
import type { Prisma } from "@/lib/generated/prisma/client";
import { NAME_NOT_SHOWN } from "@/lib/people/labels";
import { withoutPartyNames } from "@/lib/people/rules";
import type { Reader } from "@/lib/readers/queries";
import { inCountryOrder, mainAmong } from "./countries/rules";
import { countryOfReference } from "./references/rules";
import { approvalOf } from "./reviews/rules";
import type { AttendanceView, CountryView, EngagementDetail, UserView } from "./views";

/** What is read of the database for a detail page, and how it becomes the plain shapes of views.ts. */

export const detailInclude = {
  countries: { select: { countryCode: true, role: true, country: { select: { name: true } } } },
  hostCountry: { select: { code: true, name: true } },
  exerciseSeries: { select: { id: true, slug: true, name: true } },
  exerciseEdition: { select: { id: true, reference: true, cancelReason: true } },
  crisis: { select: { id: true, reference: true, title: true, marking: true } },
  closingReason: { select: { code: true, label: true } },
  access: { orderBy: { readerId: "asc" } },
  attendance: {
    include: { standing: { select: { strength: true, nextContactOn: true, tone: true, toneReason: true } } },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  },
  points: { orderBy: [{ sort: "asc" }, { id: "asc" }] },
  gifts: { include: { dispositionItem: { select: { label: true } } }, orderBy: { id: "asc" } },
  deliverables: { orderBy: { id: "asc" } },
  commitments: {
    include: {
      ownerPost: { select: { id: true, title: true } },
      toPost: { select: { id: true, title: true } },
    },
    orderBy: { id: "asc" },
  },
  objectives: {
    select: { objective: { include: { lineOfEffort: { select: { code: true, label: true } } } } },
    orderBy: { objective: { code: "asc" } },
  },
  tags: { select: { tag: true }, orderBy: { tag: { sort: "asc" } } },
  reviews: {
    select: {
      chainId: true,
      chainName: true,
      kind: true,
      state: true,
      changedFrom: true,
      submittedById: true,
      submittedAt: true,
      closedAt: true,
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  },
} as const satisfies Prisma.EngagementInclude;

type DetailRecord = Prisma.EngagementGetPayload<{ include: typeof detailInclude }>;

type Names = ReadonlyMap<string, string>;

/** `sets` are the record's field sets with the words for what they name; they are read apart. */
export function detailFrom(
  record: DetailRecord,
  names: Names,
  readers: ReadonlyMap<string, Reader>,
  sets: Pick<EngagementDetail, "sets" | "setWords" | "setMarking">,
): EngagementDetail {
  const {
    authorId,
    responsibleOfficerId,
    backupOfficerId,
    latitude,
    longitude,
    shareableDecidedOn,
    startsOn,
    startsLatestOn,
    endsOn,
    startsAt,
    endsAt,
    startsLocal,
    endsLocal,
    countries,
    hostCountryCode: _host,
    mainCountryCode,
    exerciseSeriesId: _series,
    exerciseEdition,
    exerciseEditionId: _edition,
    crisisId,
    sourceKey: _key,
    sourceHash: _hash,
    attendeeNames: _names,
    fieldSets: _sets,
    fieldWords: _words,
    saidWords: _said,
    topStep: _top,
    nationBands: _bands,
    closingReason,
    access,
    attendance,
    points,
    gifts,
    commitments,
    objectives,
    tags,
    reviews,
    ...rest
  } = record;
  const userOf = (id: string | null): UserView | null => {
    const name = id && names.get(id);
    return id && name ? { id, name } : null;
  };
  const views = countries.map(
    ({ countryCode, role, country }): CountryView => ({ code: countryCode, name: country.name, role }),
  );
  const main = mainAmong(views, mainCountryCode ?? countryOfReference(record.reference));
  return {
    ...rest,
    ...sets,
    closingReason: closingReason?.label ?? null,
    closingReasonCode: closingReason?.code ?? null,
    approval: approvalOf(record, reviews, names),
    startsOn: calendarDateOf(startsOn),
    startsLatestOn: calendarDateOf(startsLatestOn),
    endsOn: endsOn && calendarDateOf(endsOn),
    startsAt: momentAsSaid(record, startsAt, startsLocal),
    endsAt: momentAsSaid(record, endsAt, endsLocal),
    clockZone: clockZoneOf(record),
    countries: inCountryOrder(views, main),
    mainPartner: main,
    authorName: names.get(authorId) ?? null,
    exerciseEdition: exerciseEdition && {
      id: exerciseEdition.id,
      reference: exerciseEdition.reference,
      isCancelled: exerciseEdition.cancelReason !== null,
    },
    hiddenCrisisId: record.crisis ? null : crisisId,
    author: userOf(authorId),
    responsibleOfficer: userOf(responsibleOfficerId),
    backupOfficer: userOf(backupOfficerId),
    latitude: latitude?.toFixed(5) ?? null,
    longitude: longitude?.toFixed(5) ?? null,
    shareableDecidedOn: shareableDecidedOn && calendarDateOf(shareableDecidedOn),
    access: access.flatMap(({ readerId, kind }) => {
      const reader = readers.get(readerId);
      return reader ? [{ reader, kind }] : [];
    }),
    hiddenReaders: access.flatMap(({ readerId, kind }) =>
      kind === "READER" && !readers.has(readerId) ? [readerId] : [],
    ),
    attendance: attendance.map(({ engagementId: _e, seniority: _s, sort: _o, standing, ...row }) => ({
      ...row,
      strength: standing?.strength ?? null,
      nextContactOn: standing?.nextContactOn ? calendarDateOf(standing.nextContactOn) : null,
      tone: standing?.tone ?? null,
      toneReason: standing?.toneReason ?? null,
    })),
    points: points.map(({ id, kind, side, text }) => ({ id, kind, side, text })),
    gifts: gifts.map(({ engagementId: _e, value, convertedValue, rateOn, dispositionItem, ...gift }) => ({
      ...gift,
      value: value?.toFixed(2) ?? null,
      convertedValue: convertedValue?.toFixed(2) ?? null,
      rateOn: rateOn && calendarDateOf(rateOn),
      dispositionLabel: dispositionItem?.label ?? null,
    })),
    deliverables: record.deliverables.map(({ id, kind, title }) => ({ id, kind, title })),
    commitments: commitments.map((promise) => ({
      id: promise.id,
      text: promise.text,
      bySide: promise.bySide,
      ownerName: promise.ownerName ?? userOf(promise.ownerUserId)?.name ?? null,
      ownerUserId: promise.ownerUserId,
      ownerPersonId: promise.ownerPersonId,
      ownerPost: promise.ownerPost,
      toSide: promise.toSide,
      toName: promise.toName,
      toPersonId: promise.toPersonId,
      toPost: promise.toPost,
      dueOn: promise.dueOn && calendarDateOf(promise.dueOn),
      state: promise.state,
      evidence: promise.evidence,
      closedOn: promise.closedOn && calendarDateOf(promise.closedOn),
      wasShared: promise.wasShared,
      version: promise.version,
    })),
    objectives: objectives.map(({ objective: { id, code, lineOfEffort, text } }) => ({
      id,
      code,
      lineOfEffort: lineOfEffort.label,
      effortCode: lineOfEffort.code,
      text,
    })),
    tags: tags.map(({ tag: { id, list, code, label } }) => ({ id, scheme: list, code, name: label })),
  };
}

/**
 * When it is, by the hour that was said: an instant that was reckoned before the rules of its zone changed no longer shows that hour
 * there (decision 023). What took place happened when it happened, and in a zone that is not known here nothing shows another hour.
 */
export function momentAsSaid(
  { status, timeZone }: Pick<DetailRecord, "status" | "timeZone">,
  instant: Date | null,
  local: Date | null,
): Date | null {
  if (!instant || !local || status === "COMPLETE" || !isTimeZone(timeZone)) return instant;
  const said = local.toISOString().slice(0, 16);
  return instantToZoned(instant, timeZone) === said ? instant : zonedToInstant(said, timeZone);
}

/** The zone to read the record's hours in: where its own is not known here, the distance from UTC at which its start was kept. */
export function clockZoneOf({
  timeZone,
  startsAt,
  startsLocal,
}: Pick<DetailRecord, "timeZone" | "startsAt" | "startsLocal">): string {
  return clockZone(timeZone, startsAt && startsLocal ? startsLocal.getTime() - startsAt.getTime() : null);
}

/** The same for who may not know the names of those who were there, or of those who gave and received its promises and gifts. */
export function withoutNames(record: EngagementDetail, attendance: AttendanceView[]): EngagementDetail {
  return {
    ...record,
    attendance,
    commitments: record.commitments.map(withoutPartyNames),
    gifts: record.gifts.map((gift) => ({
      ...gift,
      giverName: gift.giverName && NAME_NOT_SHOWN,
      recipientName: gift.recipientName && NAME_NOT_SHOWN,
    })),
  };
}

/** The users whose names the detail page needs. */
export function userIdsOf(record: DetailRecord): string[] {
  return [
    record.authorId,
    record.responsibleOfficerId,
    record.backupOfficerId,
    ...record.commitments.map(({ ownerUserId }) => ownerUserId),
    ...record.reviews.map(({ submittedById }) => submittedById),
  ].filter((id): id is string => id !== null);
}
