import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { type Failure, fail } from "@/lib/result";
import type { AuditEventInput } from "./events";
import { recordAudit } from "./record";

/**
 * Records that the viewer asked for what is not theirs to do, and gives the answer. `attempt` is what was asked for, in
 * the words of the audit trail ("change the roles of this account"); `reason` is what the viewer is told.
 */
export async function refuseAccess(
  db: Db,
  viewer: Viewer,
  { subject, attempt, reason }: { subject: AuditEventInput["subject"]; attempt: string; reason: string },
): Promise<Failure> {
  await recordAudit(db, viewer, { type: "access.refused", outcome: "refused", subject, after: { attempt } });
  return fail("forbidden", reason);
}

/** Answers a page that is not for this viewer as if it did not exist, and records that it was asked for. */
export async function refusePage(viewer: Viewer): Promise<never> {
  const path = (await headers()).get("x-rapport-path")?.split("?")[0]?.slice(0, 200) ?? null;
  await withViewer(viewer, (db) =>
    recordAudit(db, viewer, {
      type: "access.refused",
      outcome: "refused",
      subject: { type: "page", id: null, name: path },
      after: { attempt: "open a page" },
    }),
  );
  notFound();
}
