import type { CalendarDate } from "@/lib/dates";
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
import type { RankCode } from "@/lib/people/ranks";
import type { SomeSetValues } from "./field-sets/sets";

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
  /** Series that a new record is a meeting of, as `seriesWords` gives it, for its history; the link itself is lib/engagements/series' to write. */
  meetingOf?: string | null;
  /** Reference of the event on whose margins a new record is held, for its history; the link itself is lib/engagements/margins' to write. */
  onTheMarginsOf?: string | null;
  origin?: Origin;
  isFictional?: boolean;
  createdAt?: Date;
  /** Main country first of those that it is held with. */
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
