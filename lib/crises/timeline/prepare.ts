/** Turns what happened in a crisis into the model of its picture and the table of its numbers. Pure. */
import { calendarDateOf, formatDate, formatInstant, type TimePrecision } from "@/lib/dates";
import { ALERT_LABELS, LOG_KIND_LABELS, postureWords } from "../labels";
import {
  ALERTS,
  type Alert,
  isPostureLevel,
  isPostureSystem,
  LOG_KINDS,
  type LogKind,
  POSTURE_LEVELS,
} from "../rules";
import { sitrepSlug } from "../sitreps/rules";
import { dayTicks, timeScale } from "./scale";

export type TimelineFacts = {
  entries: readonly {
    number: number;
    kind: LogKind;
    text: string;
    eventAt: Date;
    eventPrecision: TimePrecision;
    timeZone: string;
    isNearMiss: boolean;
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
  reports: readonly PictureMark[];
  ticks: readonly { at: number; label: string; isMinor: boolean }[];
  breaks: readonly number[];
};

export type PictureMark = {
  key: string;
  at: number;
  name: string;
  href: string;
  isNearMiss: boolean;
  label?: string;
};
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

/** The picture of the crisis, or null when nothing has happened that could be drawn. */
export function preparePicture(facts: TimelineFacts): CrisisPicture | null {
  const alerts = facts.alerts.length > 1 ? facts.alerts : [];
  const moments = [
    ...facts.entries.map((entry) => entry.eventAt),
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
      marks: facts.entries.filter((entry) => entry.kind === kind).map((entry) => markOf(entry, scale.at)),
    })).filter((lane) => lane.marks.length > 0),
    bands: [...alertBand(alerts, scale.at), ...postureBands(facts.postures, scale.at)],
    reports: facts.reports.map((report) => ({
      key: sitrepSlug(report.number, report.correction),
      at: scale.at(report.publishedAt),
      label: sitrepSlug(report.number, report.correction),
      name: `Situation report ${sitrepSlug(report.number, report.correction)}, ${formatInstant(report.publishedAt, "UTC")}`,
      href: report.href,
      isNearMiss: false,
    })),
    ticks: dayTicks(scale).map(({ at, moment, isMinor }) => ({
      at,
      isMinor,
      label: tickLabel(moment, years.size > 1 && moment.getUTCFullYear() !== Math.min(...years)),
    })),
    breaks: scale.breaks,
  };
}

/** How many entries of each kind, and how many reports, fall on each day (Z) on which there was one. */
export function countByDay(facts: Pick<TimelineFacts, "entries" | "reports">): CountsByDay {
  const kinds = LOG_KINDS.filter((kind) => facts.entries.some((entry) => entry.kind === kind));
  const days = [
    ...new Set([
      ...facts.entries.map((entry) => calendarDateOf(entry.eventAt)),
      ...facts.reports.map((report) => calendarDateOf(report.publishedAt)),
    ]),
  ].sort();
  return {
    heads: [...kinds.map((kind) => LOG_KIND_LABELS[kind]), "Reports"],
    rows: days.map((day) => ({
      key: day,
      label: formatDate(day),
      values: [
        ...kinds.map(
          (kind) =>
            facts.entries.filter((entry) => entry.kind === kind && calendarDateOf(entry.eventAt) === day)
              .length,
        ),
        facts.reports.filter((report) => calendarDateOf(report.publishedAt) === day).length,
      ],
    })),
  };
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
  const steps = alerts.map(({ alert, at: moment }) => ({
    at: moment,
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
  const ranked = postures.filter((posture) => isPostureLevel(posture.system, posture.level));
  const keys = [...new Set(ranked.map((posture) => `${posture.system} ${posture.scope}`))];
  return keys.map((key) => {
    const steps = ranked
      .filter((posture) => `${posture.system} ${posture.scope}` === key)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map((posture) => ({
        at: posture.at,
        label: postureWords(posture.system, posture.level).replace(/ \(.*/, ""),
        strength: strengthOf(posture.system, posture.level),
      }));
    return {
      key,
      label: ranked.find((posture) => `${posture.system} ${posture.scope}` === key)?.scope ?? "",
      spans: spansOf(steps, at),
    };
  });
}

function spansOf(
  steps: readonly { at: Date; label: string; strength: number }[],
  at: (moment: Date) => number,
): PictureSpan[] {
  return steps.map((step, index) => {
    const next = steps[index + 1];
    return {
      key: `${index}`,
      from: at(step.at),
      to: next ? at(next.at) : 1,
      label: step.label,
      name: `${step.label} from ${formatInstant(step.at, "UTC")}${next ? ` to ${formatInstant(next.at, "UTC")}` : ""}`,
      strength: step.strength,
    };
  });
}

function strengthOf(system: string, level: string): number {
  if (!isPostureSystem(system)) return 0;
  const levels: readonly string[] = POSTURE_LEVELS[system];
  return Math.round((levels.indexOf(level) / (levels.length - 1)) * 4);
}

/** `24 Oct`, with the year where the picture spans more than one and this is not the first. */
function tickLabel(moment: Date, withYear: boolean): string {
  const date = formatDate(calendarDateOf(moment));
  return withYear ? date : date.replace(/ \d{4}$/, "");
}
