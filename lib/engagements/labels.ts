import { WEEKDAYS } from "@/lib/dates";
import type {
  Atmospherics,
  AttendeeRole,
  CommitmentState,
  CountryRole,
  DatePrecision,
  Domain,
  EngagementStatus,
  GiftDirection,
  Origin,
  PointKind,
  Publication,
  Side,
} from "@/lib/generated/prisma/enums";
import { BAND_LABELS, type SeniorityBand } from "@/lib/people/ranks";
import type { VISIT_FILTERS, When } from "./filters";
import type { Lane, Look } from "./looks/filters";

/** Words for the enumerations of engagements. */

export const WHEN_LABELS: Readonly<Record<When, string>> = { ahead: "Ahead", past: "Past", all: "All" };

export const LOOK_LABELS: Readonly<Record<Look, string>> = {
  list: "List",
  calendar: "Calendar",
  map: "Map",
  timeline: "Timeline",
  outcomes: "Outcomes",
  reasons: "Called off",
};

export const LANE_LABELS: Readonly<Record<Lane, string>> = { country: "Country", type: "Type" };

export const STATUS_LABELS: Readonly<Record<EngagementStatus, string>> = {
  PROPOSED: "Proposed",
  PLANNED: "Planned",
  CONFIRMED: "Confirmed",
  EXECUTING: "Under way",
  COMPLETE: "Complete",
  CANCELLED: "Cancelled",
  POSTPONED: "Postponed",
};

export const PUBLICATION_LABELS: Readonly<Record<Publication, string>> = {
  DRAFT: "Draft",
  SUBMITTED: "In review",
  RETURNED: "Returned",
  PUBLISHED: "Published",
};

export const DATE_PRECISION_LABELS: Readonly<Record<DatePrecision, string>> = {
  DAY: "The day is known",
  MONTH: "Only the month is known",
  YEAR: "Only the year is known",
};

export const DOMAIN_LABELS: Readonly<Record<Domain, string>> = {
  LAND: "Land",
  MARITIME: "Maritime",
  AIR: "Air",
  CYBER: "Cyber",
  SPACE: "Space",
  SOF: "Special operations",
  INFO: "Information",
  JOINT: "Joint",
};

export const ATMOSPHERICS_LABELS: Readonly<Record<Atmospherics, string>> = {
  POSITIVE: "Positive",
  NEUTRAL: "Neutral",
  NEGATIVE: "Negative",
  UNKNOWN: "Not known",
};

export const ORIGIN_LABELS: Readonly<Record<Origin, string>> = {
  ENTERED: "Entered by hand",
  IMPORTED: "Imported",
  DEMONSTRATION: "Demonstration data",
};

export const COUNTRY_ROLE_LABELS: Readonly<Record<CountryRole, string>> = {
  HOST: "Host",
  CO_HOST: "Co-host",
  PARTICIPANT: "Participant",
  OBSERVER: "Observer",
  INVITED_DECLINED: "Invited, declined",
};

export const SIDE_LABELS: Readonly<Record<Side, string>> = {
  OWN: "Own side",
  PARTNER: "Partner",
  THIRD: "Third party",
};

export const ATTENDEE_ROLE_LABELS: Readonly<Record<AttendeeRole, string>> = {
  PRINCIPAL: "Principal",
  PLUS_ONE: "Plus one",
  NOTE_TAKER: "Note-taker",
  INTERPRETER: "Interpreter",
  OBSERVER: "Observer",
};

export const POINT_KIND_LABELS: Readonly<Record<PointKind, string>> = {
  TOPIC: "Topic raised",
  KEY_POINT: "Key point",
  ASK: "Ask",
};

export const GIFT_DIRECTION_LABELS: Readonly<Record<GiftDirection, string>> = {
  GIVEN: "Given",
  RECEIVED: "Received",
};

export const PRECISION_FILTER_LABELS: Readonly<Record<DatePrecision, string>> = {
  DAY: "To the day",
  MONTH: "Only to the month",
  YEAR: "Only to the year",
};

export const OWED_FILTER_LABELS: Readonly<Record<Exclude<Side, "THIRD">, string>> = {
  PARTNER: "They owe it",
  OWN: "We owe it",
};

export const VISIT_FILTER_LABELS: Readonly<Record<(typeof VISIT_FILTERS)[number], string>> = {
  OURS: "Ours there",
  THEIRS: "Theirs here",
  UNKNOWN: "Not said who hosted",
};

export const ATMOSPHERICS_FILTER_LABELS: Readonly<Record<Atmospherics | "NONE", string>> = {
  ...ATMOSPHERICS_LABELS,
  NONE: "Nothing said",
};

export const NO_REASON_LABEL = "None of the list";

export const HOST_SIDE_FILTER_LABELS: Readonly<Record<Exclude<Side, "THIRD"> | "NONE", string>> = {
  OWN: "We host",
  PARTNER: "Another nation hosts",
  NONE: "No host named",
};

export const GIFT_FILTER_LABELS: Readonly<Record<GiftDirection | "OVER", string>> = {
  ...GIFT_DIRECTION_LABELS,
  OVER: "Above the limit",
};

export const COMMITMENT_STATE_LABELS: Readonly<Record<CommitmentState, string>> = {
  OPEN: "Open",
  IN_WORK: "In work",
  DONE: "Done",
  OVERTAKEN: "Overtaken by events",
  BROKEN: "Broken",
};

/** Words for a partner band as stored; a band nobody knows is said to be unknown, never taken for the lowest. */
export function partnerBandLabel(band: string | null): string {
  return BAND_LABELS[band as SeniorityBand] ?? "Not known";
}

/** A day of the week by its filter: "Monday". */
export function weekdayLabel(weekday: string): string {
  return WEEKDAYS.find((name) => name.slice(0, 3).toUpperCase() === weekday) ?? weekday;
}

/** "35.28130° N, 139.66720° E", with as many decimals as the degrees have. */
export function coordinatesLabel(latitude: string, longitude: string): string {
  const worded = (degrees: string, positive: string, negative: string) =>
    `${degrees.replace("-", "")}° ${degrees.startsWith("-") ? negative : positive}`;
  return `${worded(latitude, "N", "S")}, ${worded(longitude, "E", "W")}`;
}

/** That the hours of a record are not read by the rules of their place, which nobody here knows; null where they are known. */
export function strangeZoneLabel({
  timeZone,
  clockZone,
}: {
  timeZone: string;
  clockZone: string;
}): string | null {
  if (clockZone === timeZone) return null;
  return `${timeZone} is not known here. The hours are shown ${clockZone === "UTC" ? "in UTC" : "as far from UTC as they were kept"}.`;
}

/** Names of the fields as they stand beside them, also for revisions and for comparing a stale form. */
export const FIELD_LABELS = {
  type: "Type",
  subtype: "Subtype",
  title: "Title",
  status: "Status",
  closingReasonId: "Reason for the status",
  statusReason: "Reason in words",
  publication: "Publication",
  publishedAt: "Published at",
  countries: "Countries",
  hostCountry: "Country where it takes place",
  datePrecision: "How well the date is known",
  startsOn: "Starts on",
  endsOn: "Ends on",
  startTime: "Starts at",
  endTime: "Ends at",
  startsAt: "Starts at",
  endsAt: "Ends at",
  timeZone: "Time zone",
  venue: "Venue",
  city: "City",
  latitude: "Latitude",
  longitude: "Longitude",
  leadComponent: "Lead component",
  supportingComponents: "Supporting components",
  responsibleOfficerId: "Responsible officer",
  backupOfficerId: "Backup officer",
  domains: "Domains",
  purpose: "Purpose",
  desiredEffect: "Desired effect",
  keyOutcomes: "Key outcomes",
  nextSteps: "Next steps",
  atmospherics: "Atmospherics",
  atmosphericsReason: "Reason for the atmospherics",
  assessment: "Assessment",
  pressLine: "Press line",
  sourceReference: "Source or reference",
  attendance: "People",
  points: "Topics, key points and asks",
  gifts: "Gifts",
  deliverables: "Deliverables",
  commitments: "Commitments",
  objectives: "Objectives",
  tags: "Tags",
  exerciseSeriesId: "Exercise series",
  exerciseEditionId: "Edition of the exercise",
  crisisId: "Crisis",
  marking: "Marking",
  cuiCategories: "CUI categories",
  disseminationControls: "Dissemination controls",
  relTo: "REL TO",
  shareable: "Shareable with the partner",
  shareableDecidedOn: "Decided on",
  shareableDecidedBy: "Foreign disclosure officer",
  closeHold: "Close hold",
  readers: "Named readers",
  coAuthors: "Co-authors",
} as const;
