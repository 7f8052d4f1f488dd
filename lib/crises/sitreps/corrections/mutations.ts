import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Viewer } from "@/lib/auth/viewer";
import { fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { lockForChange } from "../../mutations";
import { isLatestVersion, LAST_CORRECTION, sitrepReference } from "../rules";
import type { CorrectSitrep } from "./schema";

/**
 * Starts the correction of a published report: a draft that holds all of it, under the id of the form, to be put right
 * and published.
 */
export async function startCorrection(
  viewer: Viewer,
  input: CorrectSitrep,
): Promise<Result<{ id: string; crisisReference: string }>> {
  const id = input.draftId;
  const taken = fail(
    "conflict",
    "A correction of this report is being written already; finish or discard it.",
  );
  return createOnce(
    viewer,
    { id, act: "sitrep.drafted", content: input },
    async (db) => {
      const original = await db.sitrep.findUnique({
        where: { id: input.id },
        include: { entries: true, correctedBy: { select: { publishedAt: true } } },
      });
      if (!original) return notFoundFailure("situation report");
      const opened = await lockForChange(db, viewer, original.crisisId, "correct a situation report");
      if (!opened.ok) return opened;
      const crisis = opened.data;
      if (!original.publishedAt || original.number === null)
        return fail("conflict", "This is a draft; change it in place.");
      if (!isLatestVersion(original))
        return fail("conflict", "A newer version has superseded this one; correct that.");
      if (original.correctedBy) return taken;
      if (original.correction >= LAST_CORRECTION)
        return fail("conflict", `A report can be corrected ${LAST_CORRECTION} times; publish a new one.`);

      await db.sitrep.createMany({
        data: [
          {
            id,
            crisisId: crisis.id,
            precedence: original.precedence,
            convention: original.convention,
            originator: original.originator,
            periodFrom: original.periodFrom,
            asOfAt: original.asOfAt,
            nextReportAt: original.nextReportAt,
            isFinal: original.isFinal,
            bluf: original.bluf,
            sections: original.sections ?? {},
            correctsId: original.id,
            correctionReason: input.reason,
            authorId: viewer.id,
          },
        ],
      });
      await db.sitrepEntry.createMany({
        data: original.entries.map(({ logEntryId, sort }) => ({ sitrepId: id, logEntryId, sort })),
      });
      await recordAudit(db, viewer, {
        type: "sitrep.drafted",
        subject: { type: "sitrep", id, name: `${crisis.reference} SITREP draft` },
        after: {
          corrects: sitrepReference(crisis.reference, original.number, original.correction),
          reason: input.reason,
        },
      });
      return ok({ id, crisisReference: crisis.reference });
    },
    () => taken,
  );
}
