import { instantToZoned, latestDayOf, toDateColumn } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { releasableNations } from "@/lib/markings/rules";
import { bandOf, type RankCode, rankCodeFor, seniority } from "@/lib/people/ranks";
import { heldWith } from "../countries/rules";
import { heldParts } from "../field-sets/sets";
import { searchWords } from "../field-sets/words";
import { attendeeNamed } from "../gift-parties";
import type { PreparedAttendance, PreparedCommitment, PreparedEngagement } from "../prepared";
import { counterpartSide } from "../status/rules";

/** The columns of the core row that say what the record says, the same for an insert and an update. */
export function coreColumns(row: PreparedEngagement) {
  const precision = row.datePrecision ?? "DAY";
  return {
    type: row.type,
    subtype: row.subtype ?? null,
    title: row.title,
    status: row.status,
    statusReason: row.statusReason ?? null,
    closingReasonId: row.closingReasonId ?? null,
    startsOn: toDateColumn(row.startsOn),
    datePrecision: precision,
    startsLatestOn: toDateColumn(latestDayOf(row.startsOn, precision)),
    endsOn: row.endsOn ? toDateColumn(row.endsOn) : null,
    startsAt: row.startsAt ?? null,
    endsAt: row.endsAt ?? null,
    timeZone: row.timeZone,
    startsLocal: localColumn(row.startsAt, row.timeZone),
    endsLocal: localColumn(row.endsAt, row.timeZone),
    venue: row.venue ?? null,
    city: row.city ?? null,
    latitude: row.latitude ?? null,
    longitude: row.longitude ?? null,
    hostCountryCode: row.hostCountry ?? null,
    mainCountryCode:
      (row.mainPartner === undefined ? heldWith(row.countries)[0]?.code : row.mainPartner) ?? null,
    leadComponent: row.leadComponent ?? null,
    supportingComponents: [...(row.supportingComponents ?? [])],
    domains: [...(row.domains ?? [])],
    purpose: row.purpose ?? null,
    desiredEffect: row.desiredEffect ?? null,
    keyOutcomes: row.keyOutcomes ?? null,
    nextSteps: row.nextSteps ?? null,
    atmospherics: row.atmospherics ?? null,
    atmosphericsReason: row.atmosphericsReason ?? null,
    assessment: row.assessment ?? null,
    pressLine: row.pressLine ?? null,
    sourceReference: row.sourceReference ?? null,
    marking: row.marking ?? "UNCLASSIFIED",
    cuiCategories: [...(row.cuiCategories ?? [])],
    disseminationControls: [...(row.disseminationControls ?? [])],
    relTo: [...(row.relTo ?? [])],
    releasableNations: releasableNations(row.relTo ?? []),
    closeHold: row.closeHold ?? false,
    responsibleOfficerId: row.responsibleOfficerId ?? null,
    backupOfficerId: row.backupOfficerId ?? null,
    shareable: row.shareable ?? null,
    shareableDecidedOn: row.shareableDecidedOn ? toDateColumn(row.shareableDecidedOn) : null,
    shareableDecidedBy: row.shareableDecidedBy ?? null,
    exerciseSeriesId: row.exerciseSeriesId ?? null,
    exerciseEditionId: row.exerciseEditionId ?? null,
    crisisId: row.crisisId ?? null,
    fieldSets: heldParts(row.sets ?? {}),
    fieldWords: fieldWords(row),
    saidWords: (row.points ?? []).map(({ text }) => text).join(" "),
  };
}

function fieldWords({ sets = {}, gifts = [], deliverables = [] }: PreparedEngagement): string {
  return [
    searchWords(sets),
    ...gifts.flatMap(({ description, registryNumber }) => [description, registryNumber]),
    ...deliverables.flatMap(({ kind, title }) => [kind, title]),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What the clocks of the place show at the instant. */
function localColumn(instant: Date | null | undefined, zone: string): Date | null {
  return instant ? new Date(`${instantToZoned(instant, zone)}Z`) : null;
}

/**
 * The columns that the database keeps in step from the child rows, as its functions will find them: written with the
 * row, they leave the triggers nothing to do again.
 */
export function derivedColumns(row: PreparedEngagement, authorId: string) {
  const others = (ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== authorId).sort();
  return {
    countryCodes: [...new Set(heldWith(row.countries).map(({ code }) => code))].sort(),
    editorIds: [authorId, ...others(row.coAuthorIds ?? [])],
    readerIds: [authorId, ...others([...(row.coAuthorIds ?? []), ...(row.readerIds ?? [])])],
    attendeeNames: (row.attendance ?? []).map(({ name }) => name).join(" "),
    ...bandsOf(row.attendance ?? []),
  };
}

/** The columns of an attendance row, with band and seniority of its rank. */
export function attendanceColumns(row: PreparedAttendance) {
  const rankCode = row.rankCode ?? readRank(row);
  return {
    personId: row.personId ?? null,
    name: row.name,
    rankText: row.rankText ?? null,
    rankCode,
    band: rankCode && bandOf(rankCode),
    seniority: rankCode && seniority(rankCode),
    service: row.service ?? null,
    position: row.position ?? null,
    organisation: row.organisation ?? null,
    nationality: row.nationality ?? null,
    side: row.side,
    role: row.role,
    attended: row.attended ?? true,
  };
}

/** The child rows of a record, in the order they stand in; a row without an id gets one. */
export function childRows(row: PreparedEngagement, engagementId: string) {
  const people = (row.attendance ?? []).map((one) => ({ ...one, id: one.id ?? newId() }));
  return {
    attendance: people.map((one, sort) => ({
      id: one.id,
      engagementId,
      sort,
      ...attendanceColumns(one),
    })),
    standings: people.flatMap(
      ({ id, strength = null, nextContactOn = null, tone = null, toneReason = null }) =>
        strength || nextContactOn || tone
          ? [{ attendanceId: id, strength, nextContactOn, tone, toneReason }]
          : [],
    ),
    points: (row.points ?? []).map(({ id, kind, side, text }, sort) => ({
      id: id ?? newId(),
      engagementId,
      kind,
      side,
      text,
      sort,
    })),
    gifts: (row.gifts ?? []).map((gift) => ({
      id: gift.id ?? newId(),
      engagementId,
      direction: gift.direction,
      description: gift.description,
      value: gift.value ? Number(gift.value).toFixed(2) : null,
      currency: gift.currency ?? null,
      convertedValue: gift.convertedValue ? Number(gift.convertedValue).toFixed(2) : null,
      convertedCurrency: gift.convertedCurrency ?? null,
      rateSource: gift.rateSource ?? null,
      rateOn: gift.rateOn ? toDateColumn(gift.rateOn) : null,
      dispositionId: gift.dispositionId ?? null,
      disposition: gift.disposition ?? null,
      registryNumber: gift.registryNumber ?? null,
      giverName: gift.giverName ?? null,
      giverId: attendeeNamed(gift.giverName, people)?.id ?? null,
      recipientName: gift.recipientName ?? null,
      recipientId: attendeeNamed(gift.recipientName, people)?.id ?? null,
    })),
    deliverables: (row.deliverables ?? []).map(({ id, kind, title }) => ({
      id: id ?? newId(),
      engagementId,
      kind,
      title,
    })),
  };
}

export function commitmentColumns(promise: PreparedCommitment, engagementId: string) {
  return {
    id: promise.id ?? newId(),
    engagementId,
    text: promise.text,
    bySide: promise.bySide,
    ownerName: promise.ownerName ?? null,
    ownerUserId: promise.ownerUserId ?? null,
    dueOn: promise.dueOn ? toDateColumn(promise.dueOn) : null,
    state: promise.state ?? "OPEN",
    evidence: promise.evidence ?? null,
    closedOn: promise.closedOn ? toDateColumn(promise.closedOn) : null,
    ownerPostId: promise.ownerPostId ?? null,
    ownerPersonId: promise.ownerPersonId ?? null,
    toSide: promise.toSide ?? null,
    toName: promise.toName ?? null,
    toPersonId: promise.toPersonId ?? null,
    toPostId: promise.toPostId ?? null,
    missedOn: promise.missedOn ? toDateColumn(promise.missedOn) : null,
  };
}

/**
 * The band of the most senior counterpart who attended, and that of the partner's people of each nation; under "" of those whose nation is
 * not said.
 */
function bandsOf(attendance: readonly PreparedAttendance[]) {
  const there = attendance.map(attendanceColumns).filter(({ attended }) => attended);
  const met = counterpartSide(there);
  const leastSeniorFirst = there
    .flatMap(({ side, band, seniority, nationality }) =>
      side === met && band ? { side, band, seniority: seniority ?? -1, nationality } : [],
    )
    .sort((one, other) => one.seniority - other.seniority);
  return {
    partnerBand: leastSeniorFirst.at(-1)?.band ?? null,
    nationBands: Object.fromEntries(
      leastSeniorFirst
        .filter(({ side }) => side === "PARTNER")
        .map(({ nationality, band }) => [nationality ?? "", band]),
    ),
  };
}

function readRank({ service, rankText }: PreparedAttendance): RankCode | null {
  return rankText ? rankCodeFor(service ?? null, rankText) : null;
}
