/** Turns what happened in a crisis into the model of its picture and the table of its numbers. Pure. */
import { calendarDateOf, formatDate, formatInstant, type TimePrecision, todayIn } from "@/lib/dates";
import { formatShortDtg } from "@/lib/dtg";
import { ALERT_LABELS } from "../labels";
import { LOG_KIND_LABELS } from "../log/labels";
import { LOG_KINDS, type LogKind } from "../log/rules";
import { postureWords } from "../posture/labels";
import { endsPosture, isPostureLevel, isPostureSystem, POSTURE_LEVELS } from "../posture/rules";
import { ALERTS, type Alert } from "../rules";
import { sitrepSlug } from "../sitreps/rules";
import { type Tick, ticksOf, timeScale } from "./scale";

export type TimelineFacts = {
  entries: readonly {
    number: number;
    kind: LogKind;
    text: string;
    eventAt: Date;
    eventPrecision: TimePrecision;
    timeZone: string;
    isNearMiss: boolean;
    /** Entries that put this one right; a corrected entry is left out. */
    corrections: readonly unknown[];
  }[];
  postures: readonly { system: string; level: string; scope: string; at: Date }[];
  /** How the alert moved; one step alone is not drawn. */
  alerts: readonly { alert: Alert; at: Date }[];
  reports: readonly { number: number; correction: number; publishedAt: Date; href: string }[];
  /** Until when levels hold in the picture of a crisis that still runs; null for one that is over. */
  now: Date | null;
};

export type CrisisPicture = {
  lanes: readonly { key: LogKind; label: string; marks: readonly PictureMark[] }[];
  bands: readonly { key: string; label: string; spans: readonly PictureSpan[] }[];
  reports: readonly PictureFlag[];
  ticks: readonly { at: number; label: string; isMinor: boolean }[];
  breaks: readonly number[];
};

export type PictureMark = {
  key: string;
  at: number;
  name: string;
  href: string;
  isNearMiss: boolean;
};
/** `row` keeps flags that stand close together from hiding each other. */
export type PictureFlag = PictureMark & { label: string; row: number };
/** `strength` runs from 0, calm, to 4. */
export type PictureSpan = {
  key: string;
  from: number;
  to: number;
  label: string;
  name: string;
  strength: number;
};

export type CountsByDay = {
  heads: readonly string[];
  rows: readonly { key: string; label: string; values: readonly number[] }[];
};

/** Share of the width a flag takes on a small screen, and how many rows of them there may be. */
const FLAG_WIDTH = 0.13;
const FLAG_ROWS = 3;

/** The picture of the crisis, or null when nothing has happened that could be drawn. */
export function preparePicture({ entries: logged, ...facts }: TimelineFacts): CrisisPicture | null {
  const entries = logged.filter((entry) => entry.corrections.length === 0);
  const alerts = facts.alerts.length > 1 ? facts.alerts : [];
  const moments = [
    ...entries.map((entry) => entry.eventAt),
    ...facts.postures.map((posture) => posture.at),
    ...facts.reports.map((report) => report.publishedAt),
    ...alerts.map((step) => step.at),
  ];
  if (moments.length === 0) return null;
  const scale = timeScale(facts.now ? [...moments, facts.now] : moments);
  const years = new Set(moments.map((moment) => moment.getUTCFullYear()));
  return {
    lanes: LOG_KINDS.map((kind) => ({
      key: kind,
      label: LOG_KIND_LABELS[kind],
      marks: entries.filter((entry) => entry.kind === kind).map((entry) => markOf(entry, scale.at)),
    })).filter((lane) => lane.marks.length > 0),
    bands: [...alertBand(alerts, scale.at), ...postureBands(facts.postures, scale.at)],
    reports: inRows(
      facts.reports
        .map((report) => reportMark(report, scale.at(report.publishedAt)))
        .sort((one, other) => one.at - other.at),
    ),
    ticks: ticksOf(scale).map((tick) => ({
      at: tick.at,
      isMinor: tick.isMinor,
      label: tickLabel(tick, entries, years.size > 1 ? Math.min(...years) : null),
    })),
    breaks: scale.breaks,
  };
}

/** How many entries of each kind, and how many reports, fall on each day on which there was one: days in Z, or
 * where only the day is known, as it was there. */
export function countByDay(facts: Pick<TimelineFacts, "entries" | "reports">): CountsByDay {
  const entries = facts.entries
    .filter((entry) => entry.corrections.length === 0)
    .map((entry) => ({ kind: entry.kind, day: dayOf(entry) }));
  const kinds = LOG_KINDS.filter((kind) => entries.some((entry) => entry.kind === kind));
  const days = [
    ...new Set([
      ...entries.map((entry) => entry.day),
      ...facts.reports.map((report) => calendarDateOf(report.publishedAt)),
    ]),
  ].sort();
  return {
    heads: [...kinds.map((kind) => LOG_KIND_LABELS[kind]), "Reports"],
    rows: days.map((day) => ({
      key: day,
      label: formatDate(day),
      values: [
        ...kinds.map((kind) => entries.filter((entry) => entry.kind === kind && entry.day === day).length),
        facts.reports.filter((report) => calendarDateOf(report.publishedAt) === day).length,
      ],
    })),
  };
}

function dayOf(entry: TimelineFacts["entries"][number]): string {
  return entry.eventPrecision === "DAY"
    ? todayIn(entry.timeZone, entry.eventAt)
    : calendarDateOf(entry.eventAt);
}

function markOf(entry: TimelineFacts["entries"][number], at: (moment: Date) => number): PictureMark {
  const zone = entry.eventPrecision === "DAY" ? entry.timeZone : "UTC";
  return {
    key: String(entry.number),
    at: at(entry.eventAt),
    name: `${formatInstant(entry.eventAt, zone, entry.eventPrecision)}: ${entry.text}`,
    href: `#entry-${entry.number}`,
    isNearMiss: entry.isNearMiss,
  };
}

function alertBand(alerts: TimelineFacts["alerts"], at: (moment: Date) => number): CrisisPicture["bands"] {
  if (alerts.length === 0) return [];
  const steps = alerts.map(({ alert, at: moment }, index) => ({
    at: moment,
    until: alerts[index + 1]?.at ?? null,
    label: ALERT_LABELS[alert].name,
    strength: alert === "RECOVERY" ? 1 : alert === "CLOSED" ? 0 : ALERTS.indexOf(alert) + 1,
  }));
  return [{ key: "alert", label: "Alert", spans: spansOf(steps, at) }];
}

/** One band for each system and scope whose levels have an order; measures in free words stay in the log and the table. */
function postureBands(
  postures: TimelineFacts["postures"],
  at: (moment: Date) => number,
): CrisisPicture["bands"] {
  const ranked = postures
    .filter((posture) => isPostureLevel(posture.system, posture.level))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const bands = Map.groupBy(ranked, (posture) => `${posture.system} ${posture.scope}`);
  return [...bands].map(([key, steps]) => ({
    key,
    label: steps[0]?.scope ?? "",
    spans: spansOf(
      steps.map((step) => ({
        at: step.at,
        until: earliest(postures.filter((later) => endsPosture(step, later))),
        label: postureWords(step.system, step.level).replace(/ \(.*/, ""),
        strength: strengthOf(step.system, step.level),
      })),
      at,
    ),
  }));
}

function earliest(changes: readonly { at: Date }[]): Date | null {
  return changes.length === 0 ? null : new Date(Math.min(...changes.map((change) => change.at.getTime())));
}

function spansOf(
  steps: readonly { at: Date; until: Date | null; label: string; strength: number }[],
  at: (moment: Date) => number,
): PictureSpan[] {
  return steps.map((step) => ({
    key: step.at.toISOString(),
    from: at(step.at),
    to: step.until ? at(step.until) : 1,
    label: step.label,
    name: `${step.label} from ${formatInstant(step.at, "UTC")}${step.until ? ` to ${formatInstant(step.until, "UTC")}` : ""}`,
    strength: step.strength,
  }));
}

function strengthOf(system: string, level: string): number {
  if (!isPostureSystem(system)) return 0;
  const levels: readonly string[] = POSTURE_LEVELS[system];
  return Math.round((levels.indexOf(level) / (levels.length - 1)) * 4);
}

/** `24 Oct`, with the year where it is not the first of several; `221200Z` for an hour. */
function tickLabel(tick: Tick, entries: TimelineFacts["entries"], firstYear: number | null): string {
  if (tick.unit === "HOUR") return formatShortDtg(tick.moment);
  const known = entries.find((entry) => entry.eventAt.getTime() === tick.moment.getTime());
  const day = known ? dayOf(known) : calendarDateOf(tick.moment);
  const date = formatDate(day);
  const year = date.slice(-4);
  return firstYear === null || year === String(firstYear)
    ? date.slice(0, -5)
    : `${date.slice(0, -5)} ’${year.slice(2)}`;
}

function reportMark(report: TimelineFacts["reports"][number], at: number): Omit<PictureFlag, "row"> {
  const label = sitrepSlug(report.number, report.correction);
  return {
    key: label,
    at,
    label,
    name: `Situation report ${label}, ${formatInstant(report.publishedAt, "UTC")}`,
    href: report.href,
    isNearMiss: false,
  };
}

/** Puts each flag, in order of time, into the first row in which the one before it is far enough away. */
function inRows(flags: readonly Omit<PictureFlag, "row">[]): PictureFlag[] {
  const ends: number[] = [];
  return flags.map((flag) => {
    const free = ends.findIndex((end) => flag.at - end >= FLAG_WIDTH);
    const row = free >= 0 ? free : ends.length < FLAG_ROWS ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = flag.at;
    return { ...flag, row };
  });
}
