import "server-only";
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { AuditType } from "@/lib/audit/events";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Failure, fail, ok, type Result } from "@/lib/result";

type SentForm = {
  /** The id that the record takes, uuid v7: the server gave it to the form. */
  id: string;
  act: AuditType;
  /** What the form says, in JSON. Its hash is kept, under the server's own key since there may be a password in it. */
  content: unknown;
};

/**
 * Makes the record of a form, in one transaction of the viewer's, and only once however often the form arrives: when it
 * comes again, later or at the same moment, the answer is what it was the first time and nothing is written. The same id
 * with other content, from someone else or of another record is refused, in words that give away nothing of what is there.
 * @param create makes the record under that id; a failure leaves the id free
 * @param taken the answer when the database refuses a value of the record that must be unique, other than its id
 */
export async function createOnce<T extends Prisma.InputJsonObject>(
  viewer: Viewer,
  { id, act, content }: SentForm,
  create: (db: Db) => Promise<Result<T>>,
  taken?: () => Failure,
): Promise<Result<T>> {
  const fingerprint = createHmac("sha256", env().RAPPORT_SESSION_KEY)
    .update(JSON.stringify([act, content]))
    .digest("hex");
  try {
    return await withViewer(viewer, async (db) => {
      // A twin that arrives at the same moment waits here until the first is on record.
      await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
      const saved = await db.savedForm.findUnique({ where: { id } });
      // The same act gave this answer, so it has the shape of its answers.
      if (saved) return saved.fingerprint === fingerprint ? ok(saved.answer as unknown as T) : usedBefore();
      const result = await create(db);
      if (result.ok)
        await db.savedForm.createMany({
          data: [{ id, authorId: viewer.id, fingerprint, answer: result.data }],
        });
      return result;
    });
  } catch (error) {
    const index = brokenUniqueIndex(error);
    if (index?.endsWith("_pkey")) return usedBefore();
    if (index && taken) return taken();
    throw error;
  }
}

function usedBefore(): Failure {
  return fail(
    "conflict",
    "This form was used before. Nothing was saved now and what you typed is still here: look for the record and change it there, or start a new form.",
  );
}

const uniqueViolation = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.literal("23505"), constraint: z.object({ index: z.string() }) }),
    }),
  }),
});

/** The name of the unique index that refused a row, such as `crisis_reference_key`; null for any other error. */
function brokenUniqueIndex(error: unknown): string | null {
  const { data } = uniqueViolation.safeParse(error);
  return data?.meta.driverAdapterError.cause.constraint.index ?? null;
}
