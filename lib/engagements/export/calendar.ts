import { formatDate, formatInstant } from "@/lib/dates";
import type { CalendarEvent, EventTime } from "@/lib/ical";
import { compareLevels, markingLine, portionMark } from "@/lib/markings/rules";
import { COUNTRY_ROLE_LABELS, STATUS_LABELS } from "../labels";
import { engagementType } from "../types";
import type { AttendanceView, EngagementDetail } from "../views";

/** Whether a calendar leaves out what the record is about, where it is and who comes, unless all of it is asked for. */
export function isWithheld({ marking, closeHold }: Pick<EngagementDetail, "marking" | "closeHold">): boolean {
  return closeHold || compareLevels(marking, "UNCLASSIFIED") > 0;
}

const STATUS_OF: Readonly<Record<EngagementDetail["status"], CalendarEvent["status"]>> = {
  PROPOSED: "TENTATIVE",
  PLANNED: "TENTATIVE",
  POSTPONED: "TENTATIVE",
  CONFIRMED: "CONFIRMED",
  EXECUTING: "CONFIRMED",
  COMPLETE: "CONFIRMED",
  CANCELLED: "CANCELLED",
};

/**
 * The record as an event of a calendar. A day that is not known is the whole time that it may be, keeps nobody busy and says so.
 * What is marked or close hold says when, how it stands and its reference, unless `isWhole`; then its text carries the marking.
 */
export function eventOf(record: EngagementDetail, isWhole: boolean): CalendarEvent {
  const isHidden = isWithheld(record) && !isWhole;
  const { status, datePrecision } = record;
  const type = engagementType(record.type)?.name ?? record.type;
  const place = [record.venue, record.city, record.hostCountry?.name].filter(Boolean).join(", ");
  return {
    uid: record.id,
    sequence: record.version - 1,
    createdAt: record.createdAt,
    changedAt: record.updatedAt,
    time: timeOf(record),
    status: STATUS_OF[status],
    isBusy: datePrecision === "DAY" && status !== "CANCELLED" && status !== "POSTPONED",
    isConfidential: isWithheld(record),
    summary: summaryOf(record, isHidden),
    description: (isHidden ? hiddenLines(record) : openLines(record, type)).join("\n"),
    location: isHidden ? null : place || null,
    position:
      isHidden || record.latitude === null || record.longitude === null
        ? null
        : { latitude: record.latitude, longitude: record.longitude },
    categories: isHidden ? [] : [type],
  };
}

function summaryOf(record: EngagementDetail, isHidden: boolean): string {
  const mark = record.marking === "UNCLASSIFIED" ? "" : `${portionMark(record.marking)} `;
  return [
    record.status === "POSTPONED" ? "Postponed: " : "",
    isHidden ? `Engagement ${record.reference}` : `${mark}${record.title}`,
    record.datePrecision === "DAY"
      ? ""
      : ` (day not known, ${formatDate(record.startsOn, record.datePrecision)})`,
  ].join("");
}

/** A first hour without a last one says nothing of the days behind it: then the days stand alone, and the hour in words. */
function timeOf(record: EngagementDetail): EventTime {
  const { startsAt, endsAt, startsOn } = record;
  if (startsAt && (endsAt || !isOverDays(record))) return { kind: "instants", from: startsAt, to: endsAt };
  return { kind: "days", from: startsOn, to: lastDayOf(record) };
}

function isOverDays({ startsOn, endsOn }: EngagementDetail): boolean {
  return endsOn !== null && endsOn > startsOn;
}

function lastDayOf({ startsOn, startsLatestOn, endsOn }: EngagementDetail): string {
  return [startsOn, startsLatestOn, endsOn ?? startsOn].reduce((last, day) => (day > last ? day : last));
}

function hiddenLines(record: EngagementDetail): string[] {
  return [
    "What it is about, where it is and who comes are left out of this file.",
    ...hourLine(record),
    ...fictionLine(record),
  ];
}

function openLines(record: EngagementDetail, type: string): string[] {
  const countries = record.countries.map(
    ({ name, role }) => `${name} (${COUNTRY_ROLE_LABELS[role].toLowerCase()})`,
  );
  return [
    [markingLine(record), record.closeHold ? "Close hold" : ""].filter(Boolean).join(" · "),
    [type, record.reference, STATUS_LABELS[record.status]].join(" · "),
    ...hourLine(record),
    ...(countries.length > 0 ? [`Countries: ${countries.join(", ")}`] : []),
    ...(record.purpose ? [`Purpose: ${record.purpose}`] : []),
    ...peopleLine(record.attendance),
    ...fictionLine(record),
  ];
}

function hourLine(record: EngagementDetail): string[] {
  const { startsAt, clockZone } = record;
  return startsAt && timeOf(record).kind === "days" ? [`Begins ${formatInstant(startsAt, clockZone)}`] : [];
}

/** Who leads each side; of the others only how many they are, since some engagements have hundreds. */
function peopleLine(attendance: readonly AttendanceView[]): string[] {
  const leading = attendance
    .filter(({ role }) => role === "PRINCIPAL")
    .map(({ rankText, name }) => [rankText, name].filter(Boolean).join(" "));
  const others = attendance.length - leading.length;
  const counted =
    others > 0 ? [`${others} ${leading.length > 0 ? "more" : others === 1 ? "person" : "people"}`] : [];
  return attendance.length > 0
    ? [`People: ${[leading.join("; "), ...counted].filter(Boolean).join(", and ")}`]
    : [];
}

function fictionLine({ isFictional }: EngagementDetail): string[] {
  return isFictional ? ["Fictional: written to show the product, and never took place."] : [];
}
