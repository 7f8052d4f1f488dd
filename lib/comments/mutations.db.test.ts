import { beforeAll, describe, expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerColumns } from "@/lib/bearers/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { type Edition, getEditionById } from "@/lib/exercises/editions/queries";
import { newId } from "@/lib/ids";
import { type InboxLine, listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { engagementInput, onEngagement } from "@/testing/engagements";
import { createSeries, editionsOf, onEdition } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addComment, changeComment, removeComment } from "./mutations";
import { listComments } from "./queries";

const author = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const elsewhere = await createViewer({ countries: ["NOR"] });
const ally = await createViewer({ nation: "GBR", roles: ["VIEWER"], allCountries: true });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const japanese = await createViewer({ nation: "JPN", roles: ["VIEWER"] });
const { create: plan } = editionsOf(author, await createSeries());
let objective = "";

beforeAll(async () => {
  objective = (await asOwner<{ id: string }>("select id from objective limit 1"))[0]?.id ?? "";
});

async function create(fields: Record<string, unknown> = {}, publish = true): Promise<string> {
  const input = engagementInput({ purpose: "To talk.", objectives: [objective], ...fields });
  const result = await createEngagement(author, newId(), input, { publish });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

async function added(by: Viewer, engagementId: string, text = "Well done."): Promise<string> {
  const result = await addComment(by, { id: newId(), of: onEngagement(engagementId), text });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

const read = (by: Viewer, engagementId: string) =>
  withViewer(by, (db) => listComments(db, by, onEngagement(engagementId)));
const toldOf = (engagementId: string) =>
  asOwner<{ user_id: string }>(
    "select user_id from notice where subject_id = $1 and kind = 'COMMENTED' order by created_at, user_id",
    [engagementId],
  );
const isOf = (edition: Edition) => (line: InboxLine) => line.subjectId === edition.id;
const auditOf = (id: string) =>
  asOwner<{ type: string; before: unknown }>(
    "select type, before from audit_event where subject_id = $1 order by sequence",
    [id],
  );

describe("a comment", () => {
  test("is made once, however often its form arrives", async () => {
    const engagementId = await create();
    const form = { id: newId(), of: onEngagement(engagementId), text: "Well done." };
    expect(await addComment(leader, form)).toMatchObject({ ok: true });
    expect(await addComment(leader, form)).toMatchObject({ ok: true });
    expect(await addComment(leader, { ...form, text: "Other words" })).toMatchObject({ code: "conflict" });
    expect(await read(leader, engagementId)).toHaveLength(1);
  });

  test("is read by whoever reads the record, and by nobody else", async () => {
    const released = await create({ marking: "CUI", relTo: ["USA", "GBR"] });
    await added(leader, released);
    for (const by of [author, other, ally]) expect(await read(by, released)).toHaveLength(1);
    expect(await read(elsewhere, released)).toEqual([]);
    expect(await addComment(elsewhere, { id: newId(), of: onEngagement(released), text: "x" })).toMatchObject(
      {
        code: "not-found",
      },
    );
    expect(await addComment(leader, { id: newId(), of: onEngagement(newId()), text: "x" })).toMatchObject({
      code: "not-found",
    });
    const draft = await create({}, false);
    expect(await addComment(leader, { id: newId(), of: onEngagement(draft), text: "x" })).toMatchObject({
      code: "not-found",
    });
  });

  test("is read by an ally without the accounts that wrote and removed it", async () => {
    const released = await create({ marking: "CUI", relTo: ["USA", "GBR"] });
    await added(leader, released, "Said to all");
    await removeComment(author, await added(leader, released, "Said too much"));
    expect(await read(ally, released)).toMatchObject([
      { text: "Said to all", authorName: ACCOUNT_NOT_SHOWN, removedByName: null },
      { text: null, authorName: ACCOUNT_NOT_SHOWN, removedByName: ACCOUNT_NOT_SHOWN },
    ]);
    expect(await read(author, released)).toMatchObject([
      { authorName: leader.name },
      { authorName: leader.name, removedByName: author.name },
    ]);
  });

  test("is written by the nation that keeps the record, in the writer's own name", async () => {
    const released = await create({ marking: "CUI", relTo: ["USA", "GBR"] });
    expect(await addComment(ally, { id: newId(), of: onEngagement(released), text: "x" })).toMatchObject({
      code: "forbidden",
    });
    const forged = { engagementId: released, text: "x", authorId: other.id, authorName: "Forged" };
    await expect(withViewer(leader, (db) => db.comment.createMany({ data: [forged] }))).rejects.toThrow(
      /row-level security/,
    );
    await expect(
      withViewer(ally, (db) => db.comment.createMany({ data: [{ ...forged, authorId: ally.id }] })),
    ).rejects.toThrow(/row-level security/);
  });

  test("is told to the author and to who commented before, not to who wrote it", async () => {
    const id = await create();
    await added(leader, id);
    expect(await toldOf(id)).toEqual([{ user_id: author.id }]);
    await added(other, id);
    expect(
      (await toldOf(id))
        .slice(1)
        .map((row) => row.user_id)
        .toSorted(),
    ).toEqual([author.id, leader.id].toSorted());
  });

  test("is changed by who wrote it while it is fresh, by nobody else and not later", async () => {
    const id = await added(leader, await create());
    expect(await changeComment(leader, { id, version: 1, text: "Very well done." })).toMatchObject({
      ok: true,
    });
    expect(await changeComment(leader, { id, version: 1, text: "Again" })).toMatchObject({ code: "stale" });
    expect(await changeComment(author, { id, version: 2, text: "Forged" })).toMatchObject({
      code: "forbidden",
    });
    await expect(
      withViewer(author, (db) => db.comment.updateMany({ where: { id }, data: { text: "Forged" } })),
    ).rejects.toThrow(/constraint violated/);
    await asOwner("alter table comment disable trigger user");
    await asOwner("update comment set created_at = now() - interval '31 minutes' where id = $1", [id]);
    await asOwner("alter table comment enable trigger user");
    expect(await changeComment(leader, { id, version: 2, text: "Late" })).toMatchObject({ code: "conflict" });
    await expect(
      withViewer(leader, (db) => db.comment.updateMany({ where: { id }, data: { text: "Late" } })),
    ).rejects.toThrow(/constraint violated/);
  });

  test("leaves its place when it is removed; what it said stands in the audit trail alone", async () => {
    const engagementId = await create();
    const id = await added(leader, engagementId, "Said too much");
    expect(await removeComment(other, id)).toMatchObject({ code: "forbidden" });
    expect(await removeComment(elsewhere, id)).toMatchObject({ code: "not-found" });
    expect(await removeComment(author, id), "the record's author").toMatchObject({ ok: true });
    expect(await read(leader, engagementId)).toMatchObject([{ text: null, removedByName: author.name }]);
    expect(await auditOf(id)).toMatchObject([
      { type: "comment.added" },
      { type: "access.refused" },
      { type: "comment.removed", before: { text: "Said too much" } },
    ]);
    expect(await withViewer(leader, (db) => listRevisions(db, "comment", id))).toEqual([]);
    expect(await changeComment(leader, { id, version: 2, text: "Back" })).toMatchObject({ code: "conflict" });
  });
});

describe("a comment on an edition", () => {
  const say = (by: Viewer, of: BearerKey, text = "Who pays for the fuel?") =>
    addComment(by, { id: newId(), of, text });
  const added = async (by: Viewer, of: BearerKey) => {
    const result = await say(by, of);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.data.id;
  };

  test("is read at home, by whoever covers what, and not by the nation that was asked, though that reads the edition", async () => {
    const edition = await plan();
    const of = onEdition(edition);
    expect(await say(elsewhere, of)).toEqual({
      ok: true,
      data: {
        id: expect.any(String),
        href: `/exercises/${edition.series.slug}/${edition.reference}`,
      },
    });
    for (const by of [author, leader, elsewhere])
      expect(await withViewer(by, (db) => listComments(db, by, of))).toHaveLength(1);
    expect(await withViewer(japanese, (db) => getEditionById(db, japanese, edition.id))).not.toBeNull();
    expect(await withViewer(japanese, (db) => listComments(db, japanese, of))).toEqual([]);
    expect(await say(japanese, of)).toMatchObject({ code: "forbidden" });
    expect(await say(ally, of)).toMatchObject({ code: "not-found" });
    const forged = { ...bearerColumns(of), text: "x", authorId: japanese.id, authorName: "Forged" };
    await expect(withViewer(japanese, (db) => db.comment.createMany({ data: [forged] }))).rejects.toThrow(
      /row-level security/,
    );
  });

  test("is told to who added the edition, to who commented before and to who watches it, at home alone", async () => {
    const edition = await plan();
    for (const by of [leader, japanese])
      expect(await watch(by, { type: "exercise_edition", key: edition.id, post: null })).toMatchObject({
        ok: true,
      });
    const told = async () => {
      const heard: Viewer[] = [];
      for (const by of [author, leader, elsewhere, japanese])
        if ((await withViewer(by, (db) => listInbox(db, by, 1))).lines.some(isOf(edition))) heard.push(by);
      return heard;
    };
    await added(elsewhere, onEdition(edition));
    expect(await told()).toEqual([author, leader]);
    await added(other, onEdition(edition));
    expect(await told()).toEqual([author, leader, elsewhere]);
  });

  test("is taken back by who wrote it, who added the edition and admins; of what was shipped by admins", async () => {
    const of = onEdition(await plan());
    const said = await added(elsewhere, of);
    expect(await removeComment(other, said)).toMatchObject({ code: "forbidden" });
    expect(await removeComment(japanese, said)).toMatchObject({ code: "not-found" });
    expect(await removeComment(author, said)).toMatchObject({ ok: true });
    expect(await removeComment(elsewhere, await added(elsewhere, of))).toMatchObject({ ok: true });
    const [shipped] = await asOwner<{ id: string }>(
      "select id from exercise_edition where created_by_id is null order by id limit 1",
    );
    const onShipped = await added(elsewhere, onEdition({ id: shipped?.id ?? "" }));
    expect(await removeComment(author, onShipped)).toMatchObject({ code: "forbidden" });
    expect(await removeComment(admin, onShipped)).toMatchObject({ ok: true });
  });
});
