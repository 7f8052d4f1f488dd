import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { fail, ok, type Result } from "@/lib/result";
import { canReadAudit } from "../policy";
import { recordAudit } from "../record";
import { refuseAccess } from "../refusal";
import { type ChainCheck, checkChain, PART_SQL, type Part } from "./rules";

/** How long somebody waits in front of a page; the command line has no such end. */
const BUDGET_MS = 60_000;

const SUBJECT = { type: "audit", id: null, name: null } as const;

/**
 * Recomputes the audit trail, as npm run audit:verify does, and puts on record who did, how many events there were, and whether they are
 * whole. One at a time: it reads everything. What is not done after a minute says so.
 */
export async function verifyTrail(
  viewer: Viewer,
  { budget = BUDGET_MS }: { budget?: number } = {},
): Promise<Result<ChainCheck>> {
  return withViewer(
    viewer,
    async (db) => {
      if (!canReadAudit(viewer))
        return refuseAccess(db, viewer, {
          subject: SUBJECT,
          attempt: "verify the audit trail",
          reason: "Only auditors and system admins verify the audit trail.",
        });
      const [lock] = await db.$queryRaw<{ mine: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('audit verification')) as mine`;
      if (!lock?.mine)
        return fail(
          "conflict",
          "Somebody verifies the trail at this moment. Wait for it, then reload the page.",
        );
      const started = performance.now();
      const check = await checkChain(
        async (after, most) => {
          const [part] = await db.$queryRawUnsafe<Part[]>(PART_SQL, after, most);
          return part ?? { checked: 0, last: null, broken: null };
        },
        () => performance.now() - started < budget,
      );
      await recordAudit(db, viewer, {
        type: "audit.verified",
        subject: SUBJECT,
        after: { ...check, milliseconds: Math.round(performance.now() - started) },
      });
      return ok(check);
    },
    { timeout: 2 * BUDGET_MS },
  );
}
