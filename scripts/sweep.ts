import { runCommand } from "./command";
import { loadSweeps, runSweeps } from "./sweeps";

// npm run sweep
// Lets steps of reviews climb that wait too long, or tells of those that cannot, hands on what came back to who left, asks for the reports of plans whose day has passed,
// tells owners in exercises and of promises what falls due, starts handovers, ends the sessions and disables the accounts that nobody
// uses. The product does so by itself every few minutes; run by hand, or by a timer of the machine, it does no harm.

await runCommand({ usage: "npm run sweep", options: [] }, async () => {
  const done = await runSweeps(await loadSweeps(), (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
  console.log(done.join("\n"));
});
