import fc from "fast-check";
import { expect, test } from "vitest";
import { canKeepFiles, canReadFile } from "@/lib/attachments/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { canComment, canRemoveComment } from "@/lib/comments/policy";
import { type Db, withViewer } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { createSeries } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import type { GuardedBearer } from "./policy";

// The property: for random viewers and editions, what the policies and the views of search show of what an edition bears, and let be
// added, removed and taken back, is what policy.ts allows. For engagements the tests beside lib/engagements/policy.ts say the same.

const COUNTRIES = ["JPN", "KOR", "GBR"];
const MARKINGS = ["UNCLASSIFIED", "CUI"] as const;
const series = await createSeries();
const writer = await createViewer();

const viewerFacts = fc.record({
  roles: fc.subarray(["OFFICER", "LEADER", "PORTFOLIO_ADMIN", "VIEWER"] as const, { minLength: 1 }),
  nation: fc.constantFrom(HOME, HOME, "GBR", "AUS"),
  countries: fc.subarray(COUNTRIES),
  allCountries: fc.boolean(),
  markingCeiling: fc.constantFrom(...MARKINGS),
});
const editionFacts = fc.record({
  /** Who added it: the first viewer, somebody else, or nobody since it was shipped. */
  addedBy: fc.constantFrom("FIRST", "OTHER", null),
  countryCodes: fc.subarray(COUNTRIES),
});

let serial = 0;

async function arrange({
  countryCodes,
  createdById,
}: {
  countryCodes: string[];
  createdById: string | null;
}) {
  const id = newId();
  serial += 1;
  await asOwner(
    "insert into exercise_edition (id, reference, series_id, year, created_by_id) values ($1, $2, $3, 2026, $4)",
    [id, `EX-BORNE-26-${serial}`, series.id, createdById],
  );
  await asOwner(
    `insert into exercise_participant (edition_id, country_code, role, state)
     select $1, unnest($2::text[]), 'PARTICIPANT', 'INVITED'`,
    [id, countryCodes],
  );
  const participants = countryCodes.map((code) => ({ code }));
  return { id, createdById, countryCodes: countryCodes.toSorted(), participants };
}

/** A file of each marking and a comment by somebody else; gives their ids. */
async function fill(editionId: string) {
  const files = MARKINGS.map((marking) => ({ id: newId(), marking }));
  for (const { id, marking } of files)
    await asOwner(
      `insert into attachment (id, edition_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
       values ($1, $2, 'Paper.pdf', 'PDF', 1, repeat('0', 64), $3::marking, $4, 'Writer', now())`,
      [id, editionId, marking, writer.id],
    );
  const comment = newId();
  await asOwner(
    "insert into comment (id, edition_id, text, author_id, author_name) values ($1, $2, 'Words', $3, 'Writer')",
    [comment, editionId, writer.id],
  );
  return { files, comment };
}

/** Whether the wall lets the viewer do it to as many rows as there should be. */
async function lets(viewer: Viewer, act: (db: Db) => Promise<{ count: number }>): Promise<boolean> {
  try {
    return (await withViewer(viewer, act)).count > 0;
  } catch (error) {
    if (/row-level security/.test(String(error))) return false;
    throw error;
  }
}

const idsIn = (db: Db, view: "attachment_visible" | "comment_visible", ids: readonly string[]) =>
  db.$queryRaw<
    { id: string }[]
  >`select id from ${Prisma.raw(view)} where id = any(${[...ids]}::uuid[]) order by id`;

test("the database shows and lets change of what an edition bears exactly what policy.ts allows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(viewerFacts, { minLength: 3, maxLength: 3 }),
      fc.array(editionFacts, { minLength: 3, maxLength: 3 }),
      async (people, facts) => {
        const viewers: Viewer[] = [];
        for (const person of people) viewers.push(await createViewer(person));
        for (const { addedBy, countryCodes } of facts) {
          const createdById =
            addedBy === "FIRST" ? (viewers[0]?.id ?? null) : addedBy === "OTHER" ? writer.id : null;
          const record = await arrange({ countryCodes, createdById });
          const bearer: GuardedBearer = { type: "exercise_edition", record };
          for (const viewer of viewers) {
            const { files, comment } = await fill(record.id);
            const ids = files.map(({ id }) => id);
            const seen = await withViewer(viewer, async (db) => ({
              files: await db.attachment.findMany({
                where: { id: { in: ids } },
                select: { id: true },
                orderBy: { id: "asc" },
              }),
              foundFiles: await idsIn(db, "attachment_visible", ids),
              comments: await db.comment.count({ where: { id: comment } }),
              foundComments: (await idsIn(db, "comment_visible", [comment])).length,
            }));
            const open = files.filter((file) => canReadFile(viewer, bearer, file)).map(({ id }) => ({ id }));
            const said = canComment(viewer, bearer) ? 1 : 0;
            expect(seen).toEqual({ files: open, foundFiles: open, comments: said, foundComments: said });

            const mayKeep = canKeepFiles(viewer, bearer);
            expect(
              await lets(viewer, (db) =>
                db.attachment.createMany({
                  data: [
                    {
                      editionId: record.id,
                      name: "New.txt",
                      kind: "",
                      uploadedById: viewer.id,
                      uploadedByName: "A",
                    },
                  ],
                }),
              ),
            ).toBe(mayKeep);
            expect(
              await lets(viewer, (db) =>
                db.attachment.updateMany({
                  where: { id: { in: ids.slice(0, 1) } },
                  data: { removedAt: new Date(), removedByName: "A", removedReason: "Wrong" },
                }),
              ),
            ).toBe(mayKeep);
            expect(
              await lets(viewer, (db) =>
                db.comment.createMany({
                  data: [{ editionId: record.id, text: "Mine", authorId: viewer.id, authorName: "A" }],
                }),
              ),
            ).toBe(canComment(viewer, bearer));
            const stands = { authorId: writer.id, createdAt: new Date(), removedAt: null };
            expect(
              await lets(viewer, (db) =>
                db.comment.updateMany({
                  where: { id: comment },
                  data: { text: null, removedAt: new Date(), removedByName: "A" },
                }),
              ),
            ).toBe(canRemoveComment(viewer, bearer, stands));
          }
        }
      },
    ),
    { numRuns: 15 },
  );
}, 180_000);
