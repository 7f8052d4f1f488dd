export interface Spread {
  /** Milliseconds. The fastest says what the work costs when the machine does nothing else. */
  fastest: number;
  median: number;
  p95: number;
  n: number;
}

/** Fastest, median and 95th percentile (nearest rank) of durations in milliseconds. Throws when there is none. */
export function spreadOf(durations: readonly number[]): Spread {
  if (durations.length === 0) throw new Error("nothing was measured");
  const sorted = [...durations].sort((a, b) => a - b);
  return {
    fastest: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    n: sorted.length,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Milliseconds that the work takes on the clock. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export interface Probe {
  name: string;
  /** `round` counts from 0, warm-up rounds below; a probe may take another case each time. */
  run: (round: number) => Promise<unknown>;
  /** What has to be there before, and is not measured. */
  before?: () => Promise<unknown>;
}

/** Runs every probe once per round, one after another, so that whatever else the machine does falls on all alike.
 * Gives the durations in milliseconds by the probe's name, warm-up left out. */
export async function measure(
  probes: readonly Probe[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<Map<string, number[]>> {
  const durations = new Map<string, number[]>(probes.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, run, before } of probes) {
      await before?.();
      const took = await timed(() => run(Math.abs(round)));
      if (round >= 0) durations.get(name)?.push(took);
    }
  }
  return durations;
}
