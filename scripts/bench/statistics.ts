export interface Spread {
  /** Milliseconds. The fastest says what the work costs when the machine does nothing else. */
  fastest: number;
  median: number;
  p95: number;
  n: number;
}

/** Fastest, median and 95th percentile (nearest rank) of taken in milliseconds. Throws when there is none. */
export function spreadOf(taken: readonly number[]): Spread {
  if (taken.length === 0) throw new Error("nothing was measured");
  const sorted = [...taken].sort((a, b) => a - b);
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
 * Gives what the meter said of each, by the probe's name, warm-up left out. */
export async function measure<Taken>(
  probes: readonly Probe[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
  meter: (work: () => Promise<unknown>) => Promise<Taken>,
): Promise<Map<string, Taken[]>> {
  const taken = new Map<string, Taken[]>(probes.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, run, before } of probes) {
      await before?.();
      const took = await meter(() => run(Math.abs(round)));
      if (round >= 0) taken.get(name)?.push(took);
    }
  }
  return taken;
}
