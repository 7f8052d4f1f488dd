/**
 * Lower bounds of at most five steps for counts above zero, so that about as many places fall into each: ascending whole numbers
 * beginning with the smallest. Zero and null belong to no step. None spans fewer numbers than the one before it: among ranges a
 * step of a single number would read as another kind of thing.
 */
export function stepsFor(values: readonly (number | null)[]): readonly number[] {
  const counted = values
    .filter((value): value is number => value !== null && value > 0)
    .sort((one, other) => one - other);
  const shares = [0, 0.2, 0.4, 0.6, 0.8].map((share) => counted[Math.floor(share * counted.length)] ?? 0);
  const bounds: number[] = [];
  for (const share of new Set(shares)) {
    const [before = 0, last = 0] = bounds.slice(-2);
    const least = bounds.length < 2 ? share : Math.max(share, 2 * last - before);
    // A bound that is a value leaves no step without a place.
    const bound = counted.find((value) => value >= least);
    if (bound !== undefined && bound !== last) bounds.push(Math.floor(bound));
  }
  return bounds;
}

/** Which step a value falls into, from 1; 0 for zero (or below the first bound). */
export function stepOf(value: number, from: readonly number[]): number {
  return from.filter((bound) => value >= bound).length;
}

/** The words of each step: "1", "2–4", "40 or more". */
export function stepLabels(from: readonly number[]): readonly string[] {
  return from.map((bound, index) => {
    const next = from[index + 1];
    if (next === undefined) return `${bound.toLocaleString("en-GB")} or more`;
    return next - 1 === bound
      ? bound.toLocaleString("en-GB")
      : `${bound.toLocaleString("en-GB")}–${(next - 1).toLocaleString("en-GB")}`;
  });
}
