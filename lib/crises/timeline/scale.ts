/**
 * A time axis for events that come in bursts: stretches in which something happened are drawn to one scale, and long
 * silences between them are cut out and marked.
 */

type TimeStretch = {
  from: Date;
  to: Date;
  /** Shares of the whole width, 0 at the left and 1 at the right. */
  start: number;
  end: number;
};

type TimeScale = {
  stretches: readonly TimeStretch[];
  /** Middles of the silences that were cut out. */
  breaks: readonly number[];
  /** The place of a moment; what lies in a silence is put at its middle, what lies outside at the nearest end. */
  at: (moment: Date) => number;
};

const HOUR = 3_600_000;
/** A silence is cut when it is longer than this and takes more than a fifth of the stretch around it. */
const SHORTEST_CUT = 36 * HOUR;
const CUT_SHARE = 0.2;
/** Shares of the width that a silence and the smallest stretch take. */
const BREAK_WIDTH = 0.025;
const SMALLEST_STRETCH = 0.07;
const MOST_STRETCHES = 6;
/** Free space inside a stretch on both sides, so that no mark is cut off. */
const MARGIN = 0.012;

/** Builds the axis for these moments, in any order. Throws RangeError when there are none. */
export function timeScale(moments: readonly Date[]): TimeScale {
  const times = [...new Set(moments.map((moment) => moment.getTime()))].sort((a, b) => a - b);
  if (times.length === 0) throw new RangeError("A time axis needs at least one moment");
  const runs = mergeToLimit(cut(times));
  const free = 1 - BREAK_WIDTH * (runs.length - 1) - SMALLEST_STRETCH * runs.length;
  const spans = runs.map((run) => lastOf(run) - firstOf(run));
  const total = spans.reduce((sum, span) => sum + span, 0);

  let place = 0;
  const stretches = runs.map((run, index) => {
    const share = total === 0 ? 1 / runs.length : (spans[index] ?? 0) / total;
    const start = place;
    const end = index === runs.length - 1 ? 1 : start + SMALLEST_STRETCH + free * share;
    place = end + BREAK_WIDTH;
    return { from: new Date(firstOf(run)), to: new Date(lastOf(run)), start, end };
  });
  const breaks = stretches.slice(1).map((stretch) => stretch.start - BREAK_WIDTH / 2);
  return { stretches, breaks, at: (moment) => placeOf(moment.getTime(), stretches) };
}

/** `unit` says whether the moment stands for its day or for its hour. Minor ones may go where there is little room. */
export type Tick = { at: number; moment: Date; unit: "DAY" | "HOUR"; isMinor: boolean };

const DAY_STEPS = [1, 2, 3, 7, 14, 28, 91, 182, 364, 728, 3640].map((days) => days * 24 * HOUR);
const HOUR_STEPS = [1, 2, 3, 6, 12].map((hours) => hours * HOUR);

/**
 * Round moments (Z) to label, about `count` over the whole width: midnights, or hours where a stretch is shorter than a day.
 * A narrow stretch is labelled by its first moment alone.
 */
export function ticksOf(scale: TimeScale, count = 10): Tick[] {
  const widest = Math.max(...scale.stretches.map(widthOf));
  return scale.stretches.flatMap((stretch) => {
    const isSmall = widthOf(stretch) < widest;
    const [from, to] = [stretch.from.getTime(), stretch.to.getTime()];
    const room = Math.max(1, Math.round(widthOf(stretch) * count));
    const unit = to - from < 24 * HOUR ? "HOUR" : "DAY";
    const steps = unit === "DAY" ? DAY_STEPS : HOUR_STEPS;
    const step = steps.find((size) => (to - from) / size <= room) ?? lastOf(steps);
    const first = Math.ceil(from / step);
    const length = Math.floor(to / step) - first + 1;
    if (from === to || length < 1 || widthOf(stretch) < NARROW)
      return [{ at: scale.at(stretch.from), moment: stretch.from, unit: "DAY", isMinor: isSmall }];
    return Array.from({ length }, (_, index): Tick => {
      const moment = new Date((first + index) * step);
      return { at: scale.at(moment), moment, unit, isMinor: isSmall || index % 3 !== 0 };
    });
  });
}

/** Share of the width below which there is room for one label only. */
const NARROW = 0.2;

function widthOf(stretch: TimeStretch): number {
  return stretch.end - stretch.start;
}

/** Runs of moments between which no silence is to be cut. */
function cut(times: readonly number[]): number[][] {
  const span = lastOf(times) - firstOf(times);
  let widest = { gap: 0, index: 0 };
  for (let index = 1; index < times.length; index++) {
    const gap = (times[index] ?? 0) - (times[index - 1] ?? 0);
    if (gap > widest.gap) widest = { gap, index };
  }
  if (widest.gap <= SHORTEST_CUT || widest.gap <= span * CUT_SHARE) return [[...times]];
  return [...cut(times.slice(0, widest.index)), ...cut(times.slice(widest.index))];
}

/** Joins the neighbours with the shortest silence between them until few enough stretches are left. */
function mergeToLimit(runs: number[][]): number[][] {
  const left = [...runs];
  while (left.length > MOST_STRETCHES) {
    const gaps = left.slice(1).map((run, index) => firstOf(run) - lastOf(left[index] ?? []));
    const closest = gaps.indexOf(Math.min(...gaps));
    left.splice(closest, 2, [...(left[closest] ?? []), ...(left[closest + 1] ?? [])]);
  }
  return left;
}

function placeOf(time: number, stretches: readonly TimeStretch[]): number {
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    if (time < stretch.from.getTime()) return before ? (before.end + stretch.start) / 2 : 0;
    if (time > stretch.to.getTime()) continue;
    const span = stretch.to.getTime() - stretch.from.getTime();
    if (span === 0) return (stretch.start + stretch.end) / 2;
    const room = stretch.end - stretch.start - 2 * MARGIN;
    return stretch.start + MARGIN + (room * (time - stretch.from.getTime())) / span;
  }
  return 1;
}

function firstOf(times: readonly number[]): number {
  return times[0] ?? 0;
}

function lastOf(times: readonly number[]): number {
  return times.at(-1) ?? 0;
}
