/** Does what time alone has brought about and says in one sentence what that was. */
type Sweep = () => Promise<string>;

/** What time alone brings about in reviews, exercises, promises, outcomes, handovers, sessions and accounts. */
export async function loadSweeps(): Promise<Sweep[]> {
  const { sweepReviews } = await import("../lib/engagements/reviews/sweep/mutations");
  const { remindOwners } = await import("../lib/exercises/editions/sweep/mutations");
  const { remindOfPromises } = await import("../lib/commitments/sweep/mutations");
  const { remindOfChecks } = await import("../lib/outcomes/sweep/mutations");
  const { startHandovers } = await import("../lib/handovers/sweep/mutations");
  const { sweepSessions } = await import("../lib/auth/sessions/mutations");
  const { disableUnused } = await import("../lib/auth/users/sweep/mutations");
  const { sweepLimits } = await import("../lib/auth/limits/mutations");
  return [
    async () => {
      const { climbed, stalled, handedOn, asked } = await sweepReviews();
      return `Steps of reviews that climbed: ${climbed}, that are overdue with nowhere to climb: ${stalled}. Returned records handed on: ${handedOn}. Reports asked for: ${asked}.`;
    },
    async () => `Exercises whose owners were told: ${await remindOwners()}.`,
    async () => `Promises whose owners were told: ${await remindOfPromises()}.`,
    async () => `Outcomes of whose second look somebody was told: ${await remindOfChecks()}.`,
    async () => {
      const { started, named } = await startHandovers();
      return `Handovers that began: ${started}, followers who were told: ${named}.`;
    },
    async () => `Sessions that ended: ${await sweepSessions()}.`,
    async () => `Accounts disabled that nobody used: ${await disableUnused()}.`,
    async () => `Counts of past minutes that were dropped: ${await sweepLimits()}.`,
  ];
}

/** Runs them one after the other; one that fails keeps none of the others from running. Gives what the others did. */
export async function runSweeps(
  sweeps: readonly Sweep[],
  onFailure: (error: unknown) => void,
): Promise<string[]> {
  const done: string[] = [];
  for (const sweep of sweeps)
    try {
      done.push(await sweep());
    } catch (error) {
      onFailure(error);
    }
  return done;
}
