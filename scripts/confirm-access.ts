import { runCommand } from "./command";

// npm run admin:confirm -- --email ada@example.org
// Confirms the wider access that an admin proposed for this account. Where there is one admin, whoever may run this on the server is
// the second person.

const usage = "npm run admin:confirm -- --email EMAIL";

await runCommand({ usage, options: ["email"] }, async ({ email }) => {
  const { env } = await import("../lib/env");
  const { withViewer } = await import("../lib/db");
  const { systemViewer } = await import("../lib/auth/viewer");
  const { normaliseEmail } = await import("../lib/auth/rules");
  const { confirmProposal } = await import("../lib/auth/users/proposals/mutations");
  const { listWaitingProposals } = await import("../lib/auth/users/proposals/queries");
  const { describeAccess } = await import("../lib/auth/users/proposals/labels");
  const setUp = systemViewer("set-up", env().RAPPORT_NATION);
  const waiting = await withViewer(setUp, (db) => listWaitingProposals(db));
  const proposal = waiting.findLast(({ user }) => user.email === normaliseEmail(email));
  if (!proposal) throw new Error(`Nothing waits to be confirmed for ${email}.`);
  const result = await confirmProposal(setUp, proposal.id);
  if (!result.ok) throw new Error(result.message);
  console.log(`${proposal.user.email} has what ${proposal.proposedBy.name} proposed:`);
  for (const words of describeAccess(proposal.user, proposal)) console.log(`  ${words}`);
});
