import { describeAccess } from "../../lib/auth/users/proposals/labels";
import { confirmProposal } from "../../lib/auth/users/proposals/mutations";
import { listWaitingProposals } from "../../lib/auth/users/proposals/queries";
import { faultOf } from "../../lib/auth/users/proposals/rules";
import { systemViewer } from "../../lib/auth/viewer";
import { withViewer } from "../../lib/db";
import { env } from "../../lib/env";
import { memberWords } from "../../lib/readers/confirmations/labels";
import { confirmMember } from "../../lib/readers/confirmations/mutations";
import { listWaitingMembers } from "../../lib/readers/confirmations/queries";
import { faultOfMember } from "../../lib/readers/confirmations/rules";
import type { Result } from "../../lib/result";

interface Wishes {
  /** The id of the one to confirm; without it each is asked about. */
  proposal: string | undefined;
  /** Asks somebody at a keyboard; null where nobody sits at one. */
  ask: ((question: string) => Promise<string>) | null;
  say: (line: string) => void;
}

/** What waits for a second admin, as it is told here. */
interface Waiting {
  id: string;
  forWhom: string;
  by: string;
  at: Date;
  /** What it would change. */
  lines: string[];
  /** Why nobody can confirm it any more. */
  fault: string | null;
  confirm: () => Promise<Result<unknown>>;
}

/**
 * Tells of everything that waits for a second admin what it would change, and confirms what is meant. Throws, in words, when it is not clear
 * what is meant: nothing is confirmed unseen.
 */
export async function confirmWaiting({ proposal, ask, say }: Wishes): Promise<void> {
  const waiting = await listWaiting();
  const meant = proposal === undefined ? waiting : waiting.filter(({ id }) => id === proposal);
  if (proposal !== undefined && meant.length === 0) throw new Error(`No proposal ${proposal} waits.`);
  if (meant.length === 0) say("Nothing waits for a second admin.");
  for (const one of meant) {
    for (const line of wordsOf(one)) say(line);
    if (one.fault) {
      if (proposal !== undefined) throw new Error(one.fault);
      continue;
    }
    if (proposal === undefined && ask === null) continue;
    if (ask && proposal === undefined && !isYes(await ask("Confirm it? [y/N] "))) {
      say("  It waits on.");
      continue;
    }
    const result = await one.confirm();
    if (!result.ok) throw new Error(result.message);
    say("  Confirmed; it holds from now on.");
  }
  if (proposal === undefined && ask === null && meant.some(({ fault }) => fault === null))
    throw new Error("Nothing was confirmed. Say which: npm run admin:confirm -- --proposal ID");
}

async function listWaiting(): Promise<Waiting[]> {
  const setUp = systemViewer("set-up", env().RAPPORT_NATION);
  const now = new Date();
  return withViewer(setUp, async (db) => {
    const proposals = await listWaitingProposals(db);
    const members = await listWaitingMembers(db);
    return [
      ...proposals.map((one) => ({
        id: one.id,
        forWhom: `${one.user.name} (${one.user.email})`,
        by: one.proposedBy.name,
        at: one.proposedAt,
        lines: describeAccess(one.user, one),
        fault: faultOf(one, one.user, now),
        confirm: () => confirmProposal(setUp, one.id),
      })),
      ...members.map((one) => ({
        id: one.id,
        forWhom: `${one.user.name} (${one.user.email})`,
        by: one.addedBy?.name ?? "the product",
        at: one.addedAt,
        lines: [memberWords(one)],
        fault: faultOfMember(one, now),
        confirm: () => confirmMember(setUp, one.id),
      })),
    ];
  });
}

function wordsOf({ id, forWhom, by, at, lines, fault }: Waiting): string[] {
  return [
    `${forWhom}, proposed by ${by} on ${at.toISOString().slice(0, 16).replace("T", " ")} UTC, proposal ${id}:`,
    ...lines.map((line) => `  ${line}`),
    ...(fault ? [`  Cannot be confirmed: ${fault}`] : []),
  ];
}

function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim());
}
