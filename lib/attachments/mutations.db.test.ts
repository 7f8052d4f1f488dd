import { beforeAll, describe, expect, test } from "vitest";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerColumns } from "@/lib/bearers/rules";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { type Edition, getEditionById } from "@/lib/exercises/editions/queries";
import { newId } from "@/lib/ids";
import { watch } from "@/lib/watches/mutations";
import { engagementInput, onEngagement } from "@/testing/engagements";
import { createSeries, editionsOf, onEdition } from "@/testing/exercises";
import { arriving, PNG } from "@/testing/files";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addFile, removeFile } from "./mutations";
import { canReadFile } from "./policy";
import { getFile, listFiles, readPiece, sizeOfFiles } from "./queries";
import { newFileSchema } from "./schema";

const MEGABYTE = 1024 * 1024;
const LIMITS = { file: 2 * MEGABYTE, record: 3 * MEGABYTE };
const officer = await createViewer({ countries: ["JPN"] });
const low = await createViewer({ countries: ["JPN"], roles: ["LEADER"], markingCeiling: "UNCLASSIFIED" });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const elsewhere = await createViewer({ countries: ["NOR"] });
const ally = await createViewer({ nation: "GBR", roles: ["VIEWER"], allCountries: true });
const japanese = await createViewer({ nation: "JPN", roles: ["VIEWER"] });
const { create: plan } = editionsOf(officer, await createSeries());
let objective = "";

beforeAll(async () => {
  objective = (await asOwner<{ id: string }>("select id from objective limit 1"))[0]?.id ?? "";
});

async function create(fields: Record<string, unknown> = {}, publish = true): Promise<string> {
  const input = engagementInput({ purpose: "To talk.", objectives: [objective], ...fields });
  const result = await createEngagement(officer, newId(), input, { publish });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

let serial = 0;
/** A text that no other file of the test has. */
const text = (length = 100) => Buffer.from(`${++serial} ${"x".repeat(length)}`.slice(0, Math.max(length, 8)));

function add(
  engagementId: string,
  fields: Record<string, unknown> = {},
  bytes = text(),
  by: Viewer = officer,
) {
  const of = onEngagement(engagementId);
  const input = newFileSchema.parse({ of, name: "notes.txt", marking: "UNCLASSIFIED", ...fields });
  return addFile(by, input, arriving(bytes), LIMITS);
}

async function added(...given: Parameters<typeof add>): Promise<string> {
  const result = await add(...given);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

const filesOf = (by: Viewer, engagementId: string) =>
  withViewer(by, (db) => listFiles(db, by, onEngagement(engagementId)));
const rowsOf = (engagementId: string) =>
  asOwner<{ id: string; pieces: number }>(
    `select a.id, count(c.position)::int as pieces from attachment a left join attachment_chunk c on c.attachment_id = a.id
     where engagement_id = $1 group by a.id`,
    [engagementId],
  );
const auditOf = (id: string) =>
  asOwner<{ type: string; after: Record<string, unknown> }>(
    "select type, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );

describe("a file that is kept", () => {
  test("comes back byte for byte, in pieces, with its hash, size and audit row", async () => {
    const engagementId = await create();
    const bytes = text(MEGABYTE + 5);
    const id = await added(engagementId, { caption: "Minutes" }, bytes);
    const [file] = await filesOf(leader, engagementId);
    expect(file).toMatchObject({
      id,
      name: "notes.txt",
      kind: "TEXT",
      size: bytes.length,
      caption: "Minutes",
    });
    expect(await rowsOf(engagementId)).toEqual([{ id, pieces: 5 }]);
    const pieces: Uint8Array[] = [];
    for (let position = 0; ; position++) {
      const piece = await withViewer(leader, (db) => readPiece(db, id, position));
      if (!piece) break;
      pieces.push(piece);
    }
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(await auditOf(id)).toMatchObject([{ type: "attachment.added", after: { sha256: file?.sha256 } }]);
  });

  test("does not change, and is not written over", async () => {
    const engagementId = await create();
    const id = await added(engagementId);
    const change = (data: object) =>
      withViewer(officer, (db) => db.attachment.updateMany({ where: { id }, data }));
    await expect(change({ name: "other.txt" })).rejects.toThrow(/constraint violated/);
    await expect(change({ sha256: "0".repeat(64) })).rejects.toThrow(/constraint violated/);
    await expect(
      withViewer(officer, (db) =>
        db.attachmentChunk.createMany({
          data: [{ attachmentId: id, position: 9, bytes: new Uint8Array(1) }],
        }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test("is shown to an ally without the account that put it there or took it away, nor why", async () => {
    const engagementId = await create({ marking: "CUI", relTo: ["USA", "GBR"] });
    const id = await added(engagementId, { marking: "CUI" });
    expect(await filesOf(ally, engagementId)).toMatchObject([{ id, uploadedByName: ACCOUNT_NOT_SHOWN }]);
    await removeFile(officer, { id, reason: "It names a source" });
    expect(await filesOf(ally, engagementId)).toMatchObject([
      { uploadedByName: ACCOUNT_NOT_SHOWN, removed: { byName: ACCOUNT_NOT_SHOWN, reason: null } },
    ]);
  });

  test("leaves with a reason; its place says so, its bytes are kept and no longer handed out", async () => {
    const engagementId = await create();
    const id = await added(engagementId);
    expect((await removeFile(leader, { id, reason: "Wrong" })).ok).toBe(false);
    expect(await removeFile(officer, { id, reason: "The wrong meeting" })).toMatchObject({ ok: true });
    expect((await filesOf(officer, engagementId))[0]?.removed).toMatchObject({
      byName: officer.name,
      reason: "The wrong meeting",
    });
    expect(await withViewer(officer, (db) => getFile(db, id))).toBeNull();
    expect(await withViewer(officer, (db) => readPiece(db, id, 0))).toBeNull();
    expect(await rowsOf(engagementId)).toEqual([{ id, pieces: 1 }]);
    expect((await auditOf(id)).map(({ type }) => type)).toEqual([
      "attachment.added",
      "access.refused",
      "attachment.removed",
    ]);
    expect(await removeFile(officer, { id, reason: "Again" })).toMatchObject({ code: "not-found" });
  });
});

describe("what is refused leaves nothing behind", () => {
  test.each([
    ["a file that lies about its type", { name: "agenda.pdf" }, PNG, "what is in it is a PNG picture"],
    ["an empty file", {}, Buffer.alloc(0), "empty"],
    ["more than one file may have", {}, text(LIMITS.file + 1), "larger than the 2 MB"],
    [
      "a text that turns into something else",
      {},
      Buffer.concat([text(600_000), Buffer.alloc(9)]),
      "begins as text",
    ],
  ])("%s", async (_, fields, bytes, message) => {
    const engagementId = await create();
    const result = await add(engagementId, fields, bytes);
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(message) });
    expect(await rowsOf(engagementId)).toEqual([]);
  });

  test("a sender that never stops is cut off at the limit", async () => {
    const engagementId = await create();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536, "x");
      }
    }
    const input = newFileSchema.parse({
      of: onEngagement(engagementId),
      name: "a.txt",
      marking: "UNCLASSIFIED",
    });
    expect(await addFile(officer, input, endless(), LIMITS)).toMatchObject({ ok: false });
    expect(sent).toBeLessThan(LIMITS.file + MEGABYTE);
    expect(await rowsOf(engagementId)).toEqual([]);
  });

  test("an upload that breaks off", async () => {
    const engagementId = await create();
    async function* broken() {
      yield text(700_000);
      throw new Error("the line went dead");
    }
    const input = newFileSchema.parse({
      of: onEngagement(engagementId),
      name: "a.txt",
      marking: "UNCLASSIFIED",
    });
    await expect(addFile(officer, input, broken(), LIMITS)).rejects.toThrow("the line went dead");
    expect(await rowsOf(engagementId)).toEqual([]);
  });

  test("more than a record may have in all, even when two arrive at once", async () => {
    const engagementId = await create();
    const results = await Promise.all([
      add(engagementId, {}, text(1.8 * MEGABYTE)),
      add(engagementId, { name: "b.txt" }, text(1.8 * MEGABYTE)),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf(engagementId)).toHaveLength(1);
  });

  test("the same file twice", async () => {
    const engagementId = await create();
    const bytes = text();
    await added(engagementId, {}, bytes);
    expect(await add(engagementId, { name: "again.txt" }, bytes)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("notes.txt"),
    });
  });

  test("a marking below the record's, or above the sender's own ceiling", async () => {
    const engagementId = await create({ marking: "CUI" });
    expect(await add(engagementId)).toMatchObject({
      fields: { marking: [expect.stringContaining("not marked lower")] },
    });
    const writer = await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" });
    const open = await create();
    expect(await add(open, { marking: "CUI" }, text(), writer)).toMatchObject({
      fields: { marking: [expect.stringContaining("could not open")] },
    });
  });

  test("a file from whoever may not change the record, or not see it", async () => {
    const engagementId = await create();
    expect(await add(engagementId, {}, text(), leader)).toMatchObject({ code: "forbidden" });
    expect(await add(engagementId, {}, text(), elsewhere)).toMatchObject({ code: "not-found" });
    expect(await add(newId())).toMatchObject({ code: "not-found" });
  });
});

describe("the wall", () => {
  const seenBy = async (by: Viewer, id: string) =>
    withViewer(by, async (db) => [(await getFile(db, id)) !== null, (await readPiece(db, id, 0)) !== null]);

  test("whoever cannot read the record has no such file, by its id neither", async () => {
    const engagementId = await create();
    const id = await added(engagementId);
    expect(await seenBy(leader, id)).toEqual([true, true]);
    expect(await seenBy(elsewhere, id)).toEqual([false, false]);
    expect(await filesOf(elsewhere, engagementId)).toEqual([]);
    const draft = await added(await create({}, false));
    expect(await seenBy(leader, draft)).toEqual([false, false]);
    expect(await seenBy(officer, draft)).toEqual([true, true]);
  });

  test("of a record held close its named readers have the files, and nobody else who covers the country", async () => {
    const engagementId = await create({ closeHold: true, readers: [low.id] });
    const id = await added(engagementId);
    expect(await seenBy(low, id)).toEqual([true, true]);
    expect(await seenBy(leader, id)).toEqual([false, false]);
    expect(await filesOf(leader, engagementId)).toEqual([]);
  });

  test("a file marked above the reader's ceiling is not there, though its record is", async () => {
    const engagementId = await create();
    const [open, closed] = [
      await added(engagementId),
      await added(engagementId, { name: "b.txt", marking: "CUI" }),
    ];
    expect((await filesOf(low, engagementId)).map(({ id }) => id)).toEqual([open]);
    expect(await seenBy(low, closed)).toEqual([false, false]);
    expect(await seenBy(leader, closed)).toEqual([true, true]);
  });

  test("an ally reads what was released with the record, and nothing marked above it", async () => {
    const released = await create({ marking: "CUI", relTo: ["USA", "GBR"] });
    expect(await seenBy(ally, await added(released, { marking: "CUI" }))).toEqual([true, true]);
    const named = await create({ readers: [ally.id] });
    expect(await seenBy(ally, await added(named, { name: "a.txt" }))).toEqual([true, true]);
    expect(await seenBy(ally, await added(named, { name: "b.txt", marking: "CUI" }))).toEqual([false, false]);
  });

  test("what is still arriving is known to its sender alone", async () => {
    const engagementId = await create();
    let during: unknown;
    async function* watched() {
      yield text(300_000);
      during = await withViewer(leader, (db) => db.attachment.count({ where: { engagementId } }));
      yield text(10);
    }
    const input = newFileSchema.parse({
      of: onEngagement(engagementId),
      name: "a.txt",
      marking: "UNCLASSIFIED",
    });
    expect(await addFile(officer, input, watched(), LIMITS)).toMatchObject({ ok: true });
    expect(during).toBe(0);
    expect(await filesOf(leader, engagementId)).toHaveLength(1);
  });

  test("the database shows each viewer what policy.ts says", async () => {
    const engagements = [
      await create(),
      await create({ marking: "CUI" }),
      await create({ marking: "CUI", relTo: ["USA", "GBR"] }),
      await create({ readers: [ally.id, elsewhere.id, low.id] }),
      await create({ marking: "CUI", readers: [ally.id, low.id] }),
      await create({}, false),
    ];
    for (const engagementId of engagements) {
      const record = await withViewer(officer, (db) => getEngagementById(db, engagementId));
      if (!record) throw new Error("not there");
      for (const marking of ["UNCLASSIFIED", "CUI"] as const) {
        if (record.marking === "CUI" && marking === "UNCLASSIFIED") continue;
        const id = await added(engagementId, { name: `${marking}.txt`, marking });
        for (const by of [officer, low, leader, elsewhere, ally]) {
          const allowed = canReadFile(by, { type: "engagement", record }, { marking });
          expect(await seenBy(by, id), `${by.nation} ${by.markingCeiling} ${marking}`).toEqual([
            allowed,
            allowed,
          ]);
        }
      }
    }
  });
});

describe("a file of an edition", () => {
  const notes = (name = "notes.txt", marking = "UNCLASSIFIED") => ({ name, marking });
  const keep = async (by: Viewer, edition: Edition, fields: object = notes()) =>
    addFile(by, newFileSchema.parse({ of: onEdition(edition), ...fields }), arriving(text()), LIMITS);

  test("is kept, counted, told of and removed as any other", async () => {
    const edition = await plan();
    expect(await watch(leader, { type: "exercise_edition", key: edition.id, post: null })).toMatchObject({
      ok: true,
    });
    const kept = await keep(officer, edition, { ...notes(), caption: "Who brings what" });
    if (!kept.ok) throw new Error(JSON.stringify(kept));
    const { id } = kept.data;
    const of = onEdition(edition);
    expect(await withViewer(leader, (db) => listFiles(db, leader, of))).toMatchObject([
      { id, name: "notes.txt", caption: "Who brings what" },
    ]);
    expect(await withViewer(officer, (db) => sizeOfFiles(db, of))).toBe(100);
    const told = await asOwner(
      "select user_id, kind::text from notice where subject_type = 'exercise_edition' and subject_id = $1",
      [edition.id],
    );
    expect(told).toEqual([{ user_id: leader.id, kind: "CHANGED" }]);
    expect(await removeFile(leader, { id, reason: "Wrong" })).toMatchObject({ code: "forbidden" });
    expect(await removeFile(officer, { id, reason: "Another exercise" })).toEqual({
      ok: true,
      data: { href: `/exercises/${edition.series.slug}/${edition.reference}` },
    });
    expect((await auditOf(id)).map(({ type }) => type)).toEqual([
      "attachment.added",
      "access.refused",
      "attachment.removed",
    ]);
  });

  test("is closed to the nation that was asked, up to whose page it is, and to whoever may read no CUI", async () => {
    const edition = await plan();
    const [open, closed] = [
      await keep(officer, edition),
      await keep(officer, edition, notes("b.txt", "CUI")),
    ];
    if (!open.ok || !closed.ok) throw new Error("not kept");
    expect(await withViewer(japanese, (db) => getEditionById(db, japanese, edition.id))).not.toBeNull();
    const seen = (by: Viewer) =>
      withViewer(by, async (db) => [
        (await listFiles(db, by, onEdition(edition))).length,
        (await getFile(db, open.data.id)) !== null,
        (await getFile(db, closed.data.id)) !== null,
        (await readPiece(db, open.data.id, 0)) !== null,
      ]);
    expect(await seen(elsewhere), "at home whoever they cover").toEqual([2, true, true, true]);
    expect(await seen(low)).toEqual([1, true, false, true]);
    expect(await seen(japanese)).toEqual([0, false, false, false]);
  });

  test("is kept by whoever changes the edition, and by nobody else", async () => {
    const edition = await plan();
    expect(await keep(elsewhere, edition)).toMatchObject({ code: "forbidden" });
    expect(await keep(japanese, edition)).toMatchObject({ code: "forbidden" });
    expect(await keep(ally, edition)).toMatchObject({ code: "not-found" });
    const row = { ...bearerColumns(onEdition(edition)), name: "a.txt", kind: "TEXT", uploadedByName: "A" };
    for (const by of [elsewhere, japanese, ally])
      await expect(
        withViewer(by, (db) => db.attachment.createMany({ data: [{ ...row, uploadedById: by.id }] })),
      ).rejects.toThrow(/row-level security/);
  });

  test("belongs to one record, and stays with that", async () => {
    const edition = await plan();
    const engagementId = await create();
    const kept = await keep(officer, edition);
    if (!kept.ok) throw new Error("not kept");
    const { id } = kept.data;
    await expect(
      withViewer(officer, (db) => db.attachment.updateMany({ where: { id }, data: { engagementId } })),
    ).rejects.toThrow(/constraint violated/);
    await expect(
      asOwner("update attachment set engagement_id = $2, edition_id = $3 where id = $1", [
        await added(engagementId),
        engagementId,
        edition.id,
      ]),
    ).rejects.toThrow(/does not change/);
    const row = { name: "a.txt", kind: "", uploadedById: officer.id, uploadedByName: "A" };
    for (const of of [{}, { engagementId, editionId: edition.id }])
      await expect(
        withViewer(officer, (db) => db.attachment.createMany({ data: [{ ...row, ...of }] })),
      ).rejects.toThrow();
  });
});
