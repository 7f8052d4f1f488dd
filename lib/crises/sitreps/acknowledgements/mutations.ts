import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { HISTORICAL } from "../../mutations";
import { canAcknowledge } from "../../policy";
import { crisisAccess } from "../../queries";
import { isLatestVersion, sitrepReference, sitrepSlug } from "../rules";

/** Records that this leader has taken note of this version. Once, and for good. */
export async function acknowledgeSitrep(
  viewer: Viewer,
  input: { id: string },
): Promise<Result<{ crisisReference: string; slug: string }>> {
  return withViewer(viewer, async (db) => {
    const report = await db.sitrep.findUnique({
      where: { id: input.id },
      select: {
        id: true,
        number: true,
        correction: true,
        publishedAt: true,
        correctedBy: { select: { publishedAt: true } },
        crisis: { select: { reference: true, ...crisisAccess } },
      },
    });
    if (!report) return notFoundFailure("situation report");
    const { crisis } = report;
    if (crisis.isHistorical) return fail("conflict", HISTORICAL);
    if (report.number === null || !report.publishedAt)
      return fail("conflict", "A draft cannot be acknowledged; it has not been published.");
    const name = sitrepReference(crisis.reference, report.number, report.correction);
    const subject = { type: "sitrep", id: report.id, name } as const;
    if (!canAcknowledge(viewer, crisis, { isPublished: true }))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "acknowledge a situation report",
        reason: "Leaders acknowledge situation reports.",
      });
    if (!isLatestVersion(report))
      return fail("conflict", "This version has been superseded; read and acknowledge the newer one.");
    const { count } = await db.sitrepAcknowledgement.createMany({
      data: [{ sitrepId: report.id, userId: viewer.id, userName: viewer.name }],
      skipDuplicates: true,
    });
    if (count === 0) return fail("conflict", "You have acknowledged this version before.");
    await recordAudit(db, viewer, { type: "sitrep.acknowledged", subject });
    return ok({ crisisReference: crisis.reference, slug: sitrepSlug(report.number, report.correction) });
  });
}
