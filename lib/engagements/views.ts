import type { CalendarDate } from "@/lib/dates";
import type {
  AccessKind,
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
  ReviewKind,
  Service,
  Side,
} from "@/lib/generated/prisma/enums";
import type { DatedLimit } from "@/lib/gifts/rules";
import type { PageInfo } from "@/lib/paging";
import type { Held, Ranked } from "@/lib/people/holdings/rules";
import type { PicklistCode } from "@/lib/picklists/labels";
import type { Reader } from "@/lib/readers/queries";
import type { SetValues } from "./field-sets/sets";
import type { SetWords } from "./field-sets/words";

/** The shapes that the queries of engagements give: plain values, ready for pages. */

export type CountryView = { code: string; name: string; role: CountryRole };

/** One row of a list. */
export type EngagementRow = {
  id: string;
  reference: string;
  /** Code of the type; its words are in the registry. */
  type: string;
  title: string;
  status: EngagementStatus;
  publication: Publication;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  datePrecision: DatePrecision;
  /** Main country first; of a row of a list without those that declined (`heldWith`). */
  countries: CountryView[];
  /** Null when no counterpart of a known rank attended. */
  partnerBand: string | null;
  marking: Marking;
  disseminationControls: string[];
  relTo: string[];
  closeHold: boolean;
  isFictional: boolean;
  origin: Origin;
  /** Null where the viewer may not know the users of the nation that keeps the record. */
  authorName: string | null;
};

export type EngagementList = { rows: EngagementRow[]; info: PageInfo };

export type AttendanceView = {
  id: string;
  personId: string | null;
  name: string;
  rankText: string | null;
  rankCode: string | null;
  band: string | null;
  service: Service | null;
  position: string | null;
  organisation: string | null;
  nationality: string | null;
  side: Side;
  role: AttendeeRole;
  attended: boolean;
  /** Null as well for viewers of another nation. */
  strength: RelationshipStrength | null;
  nextContactOn: CalendarDate | null;
  /** Of the meeting with this one; a neutral or negative one says why. */
  tone: Atmospherics | null;
  toneReason: string | null;
};

export type CommitmentView = {
  id: string;
  text: string;
  bySide: Side;
  /** The name on record, or that of the user who owns it. */
  ownerName: string | null;
  ownerUserId: string | null;
  ownerPersonId: string | null;
  /** The post that owns it and the one it was given to; null as well where it is not open to the viewer. */
  ownerPost: PostName | null;
  toSide: Side | null;
  toName: string | null;
  toPersonId: string | null;
  toPost: PostName | null;
  dueOn: CalendarDate | null;
  state: CommitmentState;
  evidence: string | null;
  closedOn: CalendarDate | null;
  /** Whether it was ever shared: from then on its own page says what becomes of it. */
  wasShared: boolean;
  version: number;
};

type PostName = { id: string; title: string };

export type UserView = { id: string; name: string };

/** The review that approved a record as it is published; null where its author published it. */
export type Approval = {
  chainId: string;
  chainName: string;
  kind: ReviewKind;
  /**
   * What nobody has confirmed of the changes since: which version was approved, who changed it last and when, and whether that still
   * waits or came back. `by` is null as well where the viewer may not know the users.
   */
  change: { from: number; by: string | null; at: Date; isOpen: boolean } | null;
};

/** Everything the page of an engagement shows. */
export type EngagementDetail = EngagementRow & {
  subtype: string | null;
  statusReason: string | null;
  /** The reason of the list that admins keep, and its words. */
  closingReasonId: string | null;
  closingReason: string | null;
  closingReasonCode: string | null;
  publishedAt: Date | null;
  approval: Approval | null;
  startsLatestOn: CalendarDate;
  /** Exact moments in UTC, when the hour is known; `timeZone` is the zone of the place. */
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string;
  /** The zone to read them in: another only where this machine does not know `timeZone`. */
  clockZone: string;
  hostCountry: { code: string; name: string } | null;
  /** Code of one of the countries that it is held with; null where nobody said which. */
  mainPartner: string | null;
  venue: string | null;
  city: string | null;
  /** Degrees on WGS 84 with five decimals, north and east positive, such as "35.28130"; both or neither. */
  latitude: string | null;
  longitude: string | null;
  leadComponent: string | null;
  supportingComponents: string[];
  domains: Domain[];
  purpose: string | null;
  desiredEffect: string | null;
  keyOutcomes: string | null;
  nextSteps: string | null;
  atmospherics: Atmospherics | null;
  atmosphericsReason: string | null;
  assessment: string | null;
  pressLine: string | null;
  sourceReference: string | null;
  cuiCategories: string[];
  releasableNations: string[];
  author: UserView | null;
  responsibleOfficer: UserView | null;
  backupOfficer: UserView | null;
  /** Whether its text may be given to the partner, and who decided that when; null while nobody did. */
  shareable: boolean | null;
  shareableDecidedOn: CalendarDate | null;
  shareableDecidedBy: string | null;
  exerciseSeries: { id: string; slug: string; name: string } | null;
  exerciseEdition: { id: string; reference: string; isCancelled: boolean } | null;
  crisis: { id: string; reference: string; title: string; marking: Marking } | null;
  /** Id of its crisis where that is not open to the viewer, who cannot be told which it is. */
  hiddenCrisisId: string | null;
  attendance: AttendanceView[];
  points: { id: string; kind: PointKind; side: Side; text: string }[];
  /** `value` is text, such as "45.50". */
  gifts: {
    id: string;
    direction: GiftDirection;
    description: string;
    value: string | null;
    currency: string | null;
    /** The same in the currency of the limit for gifts, and what that rests on. */
    convertedValue: string | null;
    convertedCurrency: string | null;
    rateSource: string | null;
    rateOn: CalendarDate | null;
    dispositionId: string | null;
    /** Words of the list for what became of it. */
    dispositionLabel: string | null;
    disposition: string | null;
    registryNumber: string | null;
    /** Who gave it and who got it, by name, and their ids in `attendance` where they were there. */
    giverName: string | null;
    giverId: string | null;
    recipientName: string | null;
    recipientId: string | null;
  }[];
  deliverables: { id: string; kind: string; title: string }[];
  commitments: CommitmentView[];
  sets: SetValues;
  /** What the ids and countries in `sets` are called. */
  setWords: SetWords;
  /** The highest marking of the records that `sets` names. */
  setMarking: Marking;
  objectives: { id: string; code: string; lineOfEffort: string; effortCode: string; text: string }[];
  tags: { id: string; scheme: string; code: string; name: string }[];
  access: { reader: Reader; kind: AccessKind }[];
  /** Ids of named readers that are not open to the viewer, who cannot be told what they are. */
  hiddenReaders: string[];
  /** For policy.ts. */
  countryCodes: string[];
  readerIds: string[];
  readerPostIds: string[];
  editorIds: string[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** A piece of text; `hit` pieces are what was searched for. Never markup. */
export type Segment = { text: string; hit: boolean };

export type SearchHit = EngagementRow & {
  titleSegments: Segment[];
  /** The place in the texts that fits best; empty when only the title, a name or the reference fits. */
  snippet: Segment[];
};

/** An option of a combobox, with what the form fills in when it is chosen. */
export type PersonOption = {
  value: string;
  label: string;
  hint: string;
  group: "Your counterparts" | "Counterparts of your post" | "Recent" | "Others";
  name: string;
  /** Which ranks and posts they held, and when: the form proposes what was held on its day. */
  ranks: Ranked[];
  career: Held[];
  nationality: string;
};

/** What a name of a pasted list may mean. */
export type NameMatch = {
  /** People on record, at most three, the likeliest first. */
  people: PersonOption[];
  /** Whether the first of them is spelled exactly so, and is the only one who is. */
  isExact: boolean;
  /** Place in the list of an earlier name that may be the same person. */
  twin: number | null;
};

export type PlaceOption = {
  venue: string | null;
  city: string | null;
  hostCountry: string | null;
  timeZone: string;
};

export type Option = { value: string; label: string; hint?: string; group?: string; keywords?: string };

/** A record to choose, by title, with its reference as the hint and the marking that it is shown under. */
export type MarkedOption = Option & { hint: string; marking: Marking };

/** What the pickers of the form offer. */
export type FormOptions = {
  countries: Option[];
  objectives: Option[];
  /** `scheme` and `code` find the tags that a type has by default. */
  tags: (Option & { scheme: string; code: string })[];
  users: Option[];
  /** The first reader groups, own posts and own organisations, each kind under its heading, and those that the record names. */
  readers: Option[];
  /** Posts that own promises and that promises are given to. */
  posts: Option[];
  exerciseSeries: Option[];
  /** `seriesId` says which series each belongs to, `place` what its address is made of; of a cancelled one the label says it. */
  exerciseEditions: (Option & { seriesId: string; place: { slug: string; reference: string } })[];
  crises: MarkedOption[];
  /** Items of the lists that admins keep; one that is retired is offered only where it is in use. */
  picklists: Record<PicklistCode, Option[]>;
  /** What a visit or an exchange can return. */
  engagements: MarkedOption[];
  /** Above which value a gift is marked; null where none is set. */
  giftLimits: readonly DatedLimit[];
  places: PlaceOption[];
};
