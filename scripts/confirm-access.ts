import { parseArgs } from "node:util";
import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

// npm run admin:confirm -- --email ada@example.org
// Confirms the wider access that an admin proposed for this account. Where there is one admin, whoever may run this on the server is
// the second person.

try {
  const { values } = parseArgs({ options: { email: { type: "string" } } });
  if (!values.email) throw new Error("Usage: npm run admin:confirm -- --email EMAIL");
  await confirmAccess(values.email);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function confirmAccess(email: string): Promise<void> {
  generateClient();
  const server = await startServer();
  try {
    process.env.RAPPORT_APP_DATABASE_URL = (await prepareDatabase(server.ownerUrl)).appUrl;
    process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
    const { env } = await import("../lib/env");
    const { disconnect, withViewer } = await import("../lib/db");
    const { systemViewer } = await import("../lib/auth/viewer");
    const { normaliseEmail } = await import("../lib/auth/rules");
    const { confirmProposal } = await import("../lib/auth/users/proposals/mutations");
    const { listWaitingProposals } = await import("../lib/auth/users/proposals/queries");
    const { describeAccess } = await import("../lib/auth/users/proposals/labels");
    try {
      const setUp = systemViewer("set-up", env().RAPPORT_NATION);
      const all = await withViewer(setUp, (db) => listWaitingProposals(db));
      const proposal = all.findLast(({ user }) => user.email === normaliseEmail(email));
      if (!proposal) throw new Error(`Nothing waits to be confirmed for ${email}.`);
      const result = await confirmProposal(setUp, proposal.id);
      if (!result.ok) throw new Error(result.message);
      console.log(`${proposal.user.email}, as ${proposal.proposedBy.name} proposed:`);
      for (const words of describeAccess(proposal.user, proposal)) console.log(`  ${words}`);
    } finally {
      await disconnect();
    }
  } finally {
    await server.stopUnlessUsed();
  }
}
