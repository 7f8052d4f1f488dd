import { checkChain, PART_SQL, type Part } from "../lib/audit/chain/rules";
import { counted } from "../lib/counts";
import { prepareDatabase, startServer } from "./database";
import { endProgress, showProgress } from "./keeping/progress";
import { connectOwner } from "./keeping/tables";

// npm run audit:verify
// Recomputes the hash of every audit event and its link to the one before. As owner of the database: the app's role may
// not count what it may not read.

try {
  const server = await startServer();
  try {
    await prepareDatabase(server.ownerUrl);
    process.exitCode = await verify(server.ownerUrl);
  } finally {
    await server.stopUnlessUsed();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function verify(ownerUrl: string): Promise<0 | 1> {
  const owner = await connectOwner(ownerUrl, "rapport audit:verify");
  try {
    const { events, firstBroken } = await checkChain(
      async (after, most) => {
        const { rows } = await owner.query<Part>(PART_SQL, [after, most]);
        return rows[0] ?? { checked: 0, last: null, broken: null };
      },
      (done) => {
        showProgress(`${done.toLocaleString("en")} events …`);
        return true;
      },
    );
    endProgress();
    if (firstBroken === null) {
      console.log(`The audit trail is whole: ${counted(events, "event")} verified.`);
      return 0;
    }
    console.error(`The audit trail is broken at event ${firstBroken}.`);
    return 1;
  } finally {
    await owner.end();
  }
}
