/** Turns what passed between two nations into the relationship line: places, sizes, words. Pure. */

import { type Fate, fateOf } from "@/lib/commitments/rules";
import { FATE_LABELS } from "@/lib/commitments/say-do/labels";
import { addMonths, type CalendarDate, daysBetween, formatDate, formatDateRange } from "@/lib/dates";
import { type Direction, directionOf } from "@/lib/engagements/direction";
import { partnerBandLabel, STATUS_LABELS } from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import { DIRECTION_LABELS } from "./labels";
import type { CrisisStretch, MadePromise, Meeting, Relationship } from "./queries";
import { type Rank, rankOf, type Shape, type Span, shapeOf } from "./rules";

/** All places are shares of the span, 0 at its beginning and 1 at its end. */
export type LineMark = {
  key: string;
  at: number;
  direction: Direction;
  /** From 0; marks that would cover each other stand further from the axis. */
  level: number;
  /** Null: no partner of a known rank attended. */
  rank: Rank | null;
  shape: Shape;
  /** Whether it has taken place. */
  isHeld: boolean;
  /** Where the day is not known: the first and last place it may have. */
  may: { from: number; to: number } | null;
  name: string;
  href: string;
};

export type LineArc = {
  key: string;
  from: number;
  to: number;
  /** Whether we made it; ours rise above the axis, theirs hang below. */
  isOurs: boolean;
  /** What has become of it, by the rule of the say-do ratio. */
  fate: Fate;
  /** Whether a day is set on which it falls due; without one it ends when it was closed, or today. */
  isDueKnown: boolean;
  name: string;
  href: string;
};

export type LineBand = {
  key: string;
  from: number;
  to: number;
  label: string;
  href: string;
  signals: { key: string; at: number; name: string; href: string }[];
};

/** A mark in words, for the table beside the picture. */
export type LineRow = {
  key: string;
  on: string;
  kind: string;
  title: string;
  href: string;
  side: string;
  standing: string;
};

export type RelationshipModel = {
  marks: LineMark[];
  arcs: LineArc[];
  bands: LineBand[];
  ticks: { at: number; label: string | null }[];
  /** Null where the span ends before it, or begins after it. */
  today: number | null;
  /** How many levels of marks stand on each side of the axis. */
  levels: { above: number; below: number };
  /** Newest first. */
  rows: LineRow[];
};

/** Share of the width that a mark takes, at the width at which the line scrolls. */
const MARK_WIDTH = 0.018;
const MOST_LEVELS = 5;

/** @param today the day in UTC; `home` the nation whose record this is, alpha-3; `theirs` the other's */
export function prepareRelationship(
  { span, meetings, promises, crises }: Pick<Relationship, "span" | "meetings" | "promises" | "crises">,
  { home, theirs, today }: { home: string; theirs: string; today: CalendarDate },
): RelationshipModel {
  const at = placesIn(span);
  const marks = spread(meetings.map((meeting) => markOf(meeting, at, theirs, home)));
  const height = (direction: Direction) =>
    Math.max(0, ...marks.filter((mark) => mark.direction === direction).map((mark) => mark.level + 1));
  return {
    marks,
    arcs: promises.map((promise) => arcOf(promise, at, today)),
    bands: crises.map((crisis) => bandOf(crisis, at, today)),
    ticks: ticksOf(span, at),
    today: span.from <= today && today < span.until ? at(today) : null,
    levels: { above: height("OUT"), below: height("IN") },
    rows: [
      ...meetings.map((meeting) => meetingRow(meeting, theirs, home)),
      ...promises.map((promise) => promiseRow(promise, today)),
      ...crises.flatMap(crisisRows),
    ]
      .sort((one, other) => other.day.localeCompare(one.day) || one.row.key.localeCompare(other.row.key))
      .map(({ row }) => row),
  };
}

/** What is outside the span is put at its nearest end. */
function placesIn({ from, until }: Span): (day: CalendarDate) => number {
  const days = daysBetween(from, until);
  return (day) => Math.min(1, Math.max(0, daysBetween(from, day) / days));
}

function markOf(
  meeting: Meeting,
  at: (day: CalendarDate) => number,
  theirs: string,
  home: string,
): Omit<LineMark, "level"> {
  const { startsOn, startsLatestOn, partnerBand, status, datePrecision } = meeting;
  const [from, to] = [at(startsOn), at(startsLatestOn)];
  const isHeld = status === "COMPLETE" || status === "EXECUTING";
  const words = [
    formatDateRange(startsOn, meeting.endsOn, datePrecision),
    meeting.title,
    partnerBand === null ? "seniority not known" : partnerBandLabel(partnerBand).toLowerCase(),
    ...(isHeld ? [] : [STATUS_LABELS[status].toLowerCase()]),
  ];
  return {
    key: meeting.id,
    at: (from + to) / 2,
    direction: directionOf(meeting, theirs, home),
    rank: rankOf(partnerBand),
    shape: shapeOf(meeting.type),
    isHeld,
    may: datePrecision === "DAY" ? null : { from, to },
    name: words.join(", "),
    href: `/engagements/${meeting.reference}`,
  };
}

/** Gives each mark the nearest level where it covers no other; in a crowd the oldest neighbour is covered. */
function spread(marks: readonly Omit<LineMark, "level">[]): LineMark[] {
  const ends = new Map<Direction, number[]>();
  return [...marks]
    .sort((one, other) => one.at - other.at || one.key.localeCompare(other.key))
    .map((mark) => {
      const used = ends.get(mark.direction) ?? [];
      ends.set(mark.direction, used);
      const free = used.findIndex((end) => end <= mark.at);
      const most = mark.direction === "NEITHER" ? 1 : MOST_LEVELS;
      const level = free >= 0 ? free : used.length < most ? used.length : used.indexOf(Math.min(...used));
      used[level] = mark.at + MARK_WIDTH;
      return { ...mark, level };
    });
}

function arcOf(promise: MadePromise, at: (day: CalendarDate) => number, today: CalendarDate): LineArc {
  const { madeOn, dueOn, closedOn, bySide } = promise;
  const ends = [at(madeOn), at(dueOn ?? closedOn ?? today)];
  return {
    key: promise.id,
    from: Math.min(...ends),
    to: Math.max(...ends),
    isOurs: bySide === "OWN",
    fate: fateOf(promise, today),
    isDueKnown: dueOn !== null,
    name: `${promiseKind(promise)}: ${promise.text} ${promiseWords(promise, today)}`,
    href: `/commitments/${promise.id}`,
  };
}

function bandOf(crisis: CrisisStretch, at: (day: CalendarDate) => number, today: CalendarDate): LineBand {
  return {
    key: crisis.reference,
    from: at(crisis.openedOn),
    to: at(crisis.closedOn ?? today),
    label: crisis.title,
    href: `/crises/${crisis.reference}`,
    signals: crisis.signals.map((signal) => ({
      key: `${crisis.reference} ${signal.number}`,
      at: at(signal.on),
      name: `Public signal, ${formatDate(signal.on)}: ${signal.text}`,
      href: `/crises/${crisis.reference}#entry-${signal.number}`,
    })),
  };
}

/** A line at each month; each quarter is named, the year with its first. */
function ticksOf({ from, until }: Span, at: (day: CalendarDate) => number): RelationshipModel["ticks"] {
  const ticks: RelationshipModel["ticks"] = [];
  for (let month = from; month < until; month = addMonths(month, 1)) {
    const isQuarter = ["01", "04", "07", "10"].includes(month.slice(5, 7));
    const [name = ""] = formatDate(month, "MONTH").split(" ");
    const isYear = month.slice(5, 7) === "01" || ticks.every(({ label }) => label === null);
    ticks.push({ at: at(month), label: isQuarter ? (isYear ? formatDate(month, "MONTH") : name) : null });
  }
  return ticks;
}

type DatedRow = { day: CalendarDate; row: LineRow };

function meetingRow(meeting: Meeting, theirs: string, home: string): DatedRow {
  return {
    day: meeting.startsOn,
    row: {
      key: meeting.id,
      on: formatDateRange(meeting.startsOn, meeting.endsOn, meeting.datePrecision),
      kind: engagementType(meeting.type)?.name ?? meeting.type,
      title: meeting.title,
      href: `/engagements/${meeting.reference}`,
      side: DIRECTION_LABELS[directionOf(meeting, theirs, home)],
      standing: `${STATUS_LABELS[meeting.status]}; ${
        meeting.partnerBand === null ? "seniority not known" : partnerBandLabel(meeting.partnerBand)
      }`,
    },
  };
}

function promiseRow(promise: MadePromise, today: CalendarDate): DatedRow {
  return {
    day: promise.madeOn,
    row: {
      key: promise.id,
      on: formatDate(promise.madeOn),
      kind: "Commitment",
      title: promise.text,
      href: `/commitments/${promise.id}`,
      side: promiseKind(promise),
      standing: promiseWords(promise, today),
    },
  };
}

function crisisRows(crisis: CrisisStretch): DatedRow[] {
  const href = `/crises/${crisis.reference}`;
  return [
    {
      day: crisis.openedOn,
      row: {
        key: crisis.reference,
        on: formatDateRange(crisis.openedOn, crisis.closedOn),
        kind: "Crisis",
        title: crisis.title,
        href,
        side: "",
        standing: crisis.closedOn === null ? "Runs" : "Closed",
      },
    },
    ...crisis.signals.map(({ number, on, text }) => ({
      day: on,
      row: {
        key: `${crisis.reference} ${number}`,
        on: formatDate(on),
        kind: "Public signal",
        title: text,
        href: `${href}#entry-${number}`,
        side: "",
        standing: "",
      },
    })),
  ];
}

function promiseKind({ bySide }: MadePromise): string {
  return bySide === "OWN" ? "We promised" : bySide === "PARTNER" ? "They promised" : "A third party promised";
}

function promiseWords(promise: MadePromise, today: CalendarDate): string {
  const due = promise.dueOn === null ? "no due date known" : `due ${formatDate(promise.dueOn)}`;
  return `${FATE_LABELS[fateOf(promise, today)]}, ${due}`;
}
