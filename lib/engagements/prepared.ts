import { type CalendarDate, instantToZoned, latestDayOf, toDateColumn } from "@/lib/dates";
import type {
  Atmospherics,
  AttendeeRole,
  CommitmentState,
  CountryRole,
  DatePrecision,
  Domain,
  EngagementStatus,
  GiftDirection,
  Marking,
  Origin,
  PointKind,
  Publication,
  RelationshipStrength,
  Service,
  Side,
} from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { releasableNations } from "@/lib/markings/rules";
import { bandOf, isRankCode, type RankCode, rankCodeFor, seniority } from "@/lib/people/ranks";
import { heldParts, type SomeSetValues } from "./field-sets/sets";
import { searchWords } from "./field-sets/words";
import { attendeeNamed } from "./gift-parties";

/** A person at an engagement, ready to be written. The rank code is read from the rank when none is given. */
export type PreparedAttendance = {
  id?: string;
  personId?: string | null;
  name: string;
  rankText?: string | null;
  rankCode?: RankCode | null;
  service?: Service | null;
  position?: string | null;
  organisation?: string | null;
  nationality?: string | null;
  side: Side;
  role: AttendeeRole;
  attended?: boolean;
  /** How they stand: the relationship, when to meet them again and the tone with them. Kept apart, for nobody of another nation. */
  strength?: RelationshipStrength | null;
  nextContactOn?: CalendarDate | null;
  tone?: Atmospherics | null;
  toneReason?: string | null;
};

export type PreparedCommitment = {
  id?: string;
  text: string;
  bySide: Side;
  ownerName?: string | null;
  ownerUserId?: string | null;
  dueOn?: CalendarDate | null;
  state?: CommitmentState;
  evidence?: string | null;
  closedOn?: CalendarDate | null;
  /** When a new promise names none, the post that the owner holds today. */
  ownerPostId?: string | null;
  /** When a new promise names neither, whoever of those present has the owner's name, and the other side's principal. */
  ownerPersonId?: string | null;
  toSide?: Side | null;
  toName?: string | null;
  toPersonId?: string | null;
  toPostId?: string | null;
  missedOn?: CalendarDate | null;
};

/**
 * An engagement ready to be written: every value checked, every id known. What is left out is empty. Instants are UTC;
 * `startsOn` is the first day the date may mean, at the place.
 */
export type PreparedEngagement = {
  id?: string;
  /** Key of the row it came from; a second write with the same key updates, or does nothing when the hash is the same. */
  sourceKey?: string | null;
  sourceHash?: string | null;
  /** When left out, the next number of its type, year and country. */
  reference?: string;
  type: string;
  subtype?: string | null;
  title: string;
  status: EngagementStatus;
  statusReason?: string | null;
  closingReasonId?: string | null;
  publication: Publication;
  publishedAt?: Date | null;
  startsOn: CalendarDate;
  datePrecision?: DatePrecision;
  endsOn?: CalendarDate | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
  timeZone: string;
  hostCountry?: string | null;
  venue?: string | null;
  city?: string | null;
  /** Degrees on WGS 84; both or neither. */
  latitude?: string | null;
  longitude?: string | null;
  leadComponent?: string | null;
  supportingComponents?: readonly string[];
  domains?: readonly Domain[];
  purpose?: string | null;
  desiredEffect?: string | null;
  keyOutcomes?: string | null;
  nextSteps?: string | null;
  atmospherics?: Atmospherics | null;
  atmosphericsReason?: string | null;
  assessment?: string | null;
  pressLine?: string | null;
  sourceReference?: string | null;
  marking?: Marking;
  cuiCategories?: readonly string[];
  disseminationControls?: readonly string[];
  relTo?: readonly string[];
  closeHold?: boolean;
  /** Default: the viewer. Only the product's own actors may write in another's name. */
  authorId?: string;
  responsibleOfficerId?: string | null;
  backupOfficerId?: string | null;
  shareable?: boolean | null;
  shareableDecidedOn?: CalendarDate | null;
  shareableDecidedBy?: string | null;
  exerciseSeriesId?: string | null;
  exerciseEditionId?: string | null;
  crisisId?: string | null;
  origin?: Origin;
  isFictional?: boolean;
  createdAt?: Date;
  /** Main country first. */
  countries: readonly { code: string; role: CountryRole }[];
  /** Code of the main country, where the first need not be it: null where nobody said which. */
  mainPartner?: string | null;
  attendance?: readonly PreparedAttendance[];
  points?: readonly { id?: string; kind: PointKind; side: Side; text: string }[];
  gifts?: readonly {
    id?: string;
    direction: GiftDirection;
    description: string;
    value?: string | null;
    currency?: string | null;
    convertedValue?: string | null;
    convertedCurrency?: string | null;
    rateSource?: string | null;
    rateOn?: string | null;
    dispositionId?: string | null;
    disposition?: string | null;
    registryNumber?: string | null;
    /** Names; that of one attendee is theirs. */
    giverName?: string | null;
    recipientName?: string | null;
  }[];
  deliverables?: readonly { id?: string; kind: string; title: string }[];
  /** Written with a new record only: what became of a promise is not for a second import to say. */
  commitments?: readonly PreparedCommitment[];
  objectiveIds?: readonly string[];
  tagIds?: readonly string[];
  readerIds?: readonly string[];
  coAuthorIds?: readonly string[];
  sets?: SomeSetValues;
};

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
    mainCountryCode: (row.mainPartner === undefined ? row.countries[0]?.code : row.mainPartner) ?? null,
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
    countryCodes: [...new Set(row.countries.map(({ code }) => code))].sort(),
    editorIds: [authorId, ...others(row.coAuthorIds ?? [])],
    readerIds: [authorId, ...others([...(row.coAuthorIds ?? []), ...(row.readerIds ?? [])])],
    attendeeNames: (row.attendance ?? []).map(({ name }) => name).join(" "),
    partnerBand: partnerBandOf(row.attendance ?? []),
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

/** A stored rank code; a code from another version of the table is none. */
export function rankCodeOf(code: string | null): RankCode | null {
  return code !== null && isRankCode(code) ? code : null;
}

function partnerBandOf(attendance: readonly PreparedAttendance[]): string | null {
  const partners = attendance
    .map(attendanceColumns)
    .filter((row) => row.side === "PARTNER" && row.attended && row.band);
  const [first] = partners.sort((a, b) => (b.seniority ?? -1) - (a.seniority ?? -1));
  return first?.band ?? null;
}

function readRank({ service, rankText }: PreparedAttendance): RankCode | null {
  return rankText ? rankCodeFor(service ?? null, rankText) : null;
}
