/**
 * Round steps from zero up to at least `max`: the places of the gridlines. At most `count` steps above zero, whole numbers only,
 * because what is counted here comes in wholes. `[0, 1]` when nothing is above zero, so that zero is drawn as zero.
 */
export function ticksFromZero(max: number, count = 4): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough,
  );
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}

/** `value` as a share of `max` in per cent with two decimals, for SVG's own percentages; never below 0. */
export function percentOf(value: number, max: number): number {
  return max > 0 ? Math.max(0, Math.round((value / max) * 10_000) / 100) : 0;
}
