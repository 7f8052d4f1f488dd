import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

// npm run sweep
// Lets steps of reviews climb that wait too long, or tells of those that cannot, asks for the reports of plans whose day has passed,
// tells owners in exercises and of promises what falls due, ends the sessions and disables the accounts that nobody uses. The product does so by itself every few minutes; run by hand, or by a timer of the
// machine, it does no harm.

try {
  generateClient();
  const server = await startServer();
  try {
    process.env.RAPPORT_APP_DATABASE_URL = (await prepareDatabase(server.ownerUrl)).appUrl;
    process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
    const { sweepReviews } = await import("../lib/engagements/reviews/sweep/mutations");
    const { remindOwners } = await import("../lib/exercises/editions/sweep/mutations");
    const { remindOfPromises } = await import("../lib/commitments/sweep/mutations");
    const { sweepSessions } = await import("../lib/auth/sessions/mutations");
    const { disableUnused } = await import("../lib/auth/users/sweep/mutations");
    const { sweepLimits } = await import("../lib/auth/limits/mutations");
    const { disconnect } = await import("../lib/db");
    try {
      const { climbed, stalled, asked } = await sweepReviews();
      const told = await remindOwners();
      const promises = await remindOfPromises();
      const ended = await sweepSessions();
      const unused = await disableUnused();
      await sweepLimits();
      console.log(
        `Steps of reviews that climbed: ${climbed}, that are overdue with nowhere to climb: ${stalled}. Reports asked for: ${asked}. Exercises whose owners were told: ${told}. Promises whose owners were told: ${promises}. Sessions that ended: ${ended}. Accounts disabled that nobody used: ${unused}.`,
      );
    } finally {
      await disconnect();
    }
  } finally {
    await server.stopUnlessUsed();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();
