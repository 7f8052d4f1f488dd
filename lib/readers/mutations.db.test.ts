import { beforeAll, describe, expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { changeUser } from "@/lib/auth/users/mutations";
import { changeUserSchema } from "@/lib/auth/users/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { addComment } from "@/lib/comments/mutations";
import { listComments } from "@/lib/comments/queries";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import type { EngagementInput } from "@/lib/engagements/schema";
import { newId } from "@/lib/ids";
import { changeHolders } from "@/lib/people/holdings/mutations";
import { holdersSchema } from "@/lib/people/holdings/schema";
import { createOrganisation, updateOrganisation } from "@/lib/people/organisations/mutations";
import { getOrganisation } from "@/lib/people/organisations/queries";
import { createOrganisationSchema, editOrganisationSchema } from "@/lib/people/organisations/schema";
import { updatePost } from "@/lib/people/posts/mutations";
import { getPost } from "@/lib/people/posts/queries";
import { editPostSchema } from "@/lib/people/posts/schema";
import { runSql } from "@/testing/crises";
import { engagementInput, onEngagement } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { createPost } from "@/testing/reviews";
import { confirmMember } from "./confirmations/mutations";
import { listWaitingMembers } from "./confirmations/queries";
import { createReaderGroup, saveReaderGroup } from "./mutations";
import { findReaderOptions, getReaderGroup, listReaderOptions } from "./queries";
import { createReaderGroupSchema, saveReaderGroupSchema } from "./schema";

const author = await createViewer({ countries: ["JPN"] });
const reader = await createViewer({ countries: [], roles: ["LEADER"] });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
const otherAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"], allCountries: true });
const ally = await createViewer({ nation: "GBR", roles: ["OFFICER"], allCountries: true });
const places = { organisation: "", elsewhere: "", post: "", foreignPost: "" };

beforeAll(async () => {
  places.organisation = await organisation("Office of the Attaché");
  places.elsewhere = await organisation("Depot");
  places.post = await createPost("Attaché", places.organisation);
  places.foreignPost = await createPost("Foreign attaché");
  await asOwner("update post set nation = 'GBR' where id = $1", [places.foreignPost]);
});

async function organisation(name: string): Promise<string> {
  const input = createOrganisationSchema.parse({ id: newId(), name, nation: HOME, kind: "MISSION" });
  const result = await createOrganisation(author, input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

/** Makes the organisation a part of another, or of none. */
async function place(by: Viewer, id: string, parentId: string | null) {
  const saved = await withViewer(by, (db) => getOrganisation(db, id));
  if (!saved) throw new Error("not visible");
  const input = { ...saved, parentId: parentId ?? "", isActive: "on" };
  return updateOrganisation(by, editOrganisationSchema.parse(input));
}

type Row = { id?: string | null; userId: string; startsOn?: string; endsOn?: string | null };

async function group(members: readonly Row[] = [], by: Viewer = admin): Promise<string> {
  const id = newId();
  const result = await createReaderGroup(by, groupInput(id, members));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

const groupInput = (id: string, members: readonly Row[]) =>
  createReaderGroupSchema.parse({ id, name: `Group ${id}`, members: members.map(rowOf) });

const rowOf = (row: Row) => ({ id: "", startsOn: "2026-01-01", endsOn: "", ...row });

async function save(by: Viewer, id: string, members: readonly Row[]) {
  const saved = await withViewer(by, (db) => getReaderGroup(db, id));
  if (!saved) throw new Error("not visible");
  const { name, version } = saved;
  return saveReaderGroup(by, saveReaderGroupSchema.parse({ id, version, name, members: members.map(rowOf) }));
}

/** Saves the group, and lets another admin confirm whoever waits. */
async function saveConfirmed(by: Viewer, id: string, members: readonly Row[]) {
  const saved = await save(by, id, members);
  await confirmAll(by === admin ? otherAdmin : admin, id);
  return saved;
}

async function confirmAll(by: Viewer, groupId: string): Promise<void> {
  for (const { id } of await withViewer(by, (db) => listWaitingMembers(db, { groupId }))) {
    const result = await confirmMember(by, id);
    if (!result.ok) throw new Error(JSON.stringify(result));
  }
}

async function membersOf(id: string): Promise<Row[]> {
  const saved = await withViewer(admin, (db) => getReaderGroup(db, id));
  return (saved?.members ?? []).map(({ id: row, userId, startsOn, endsOn }) => ({
    id: row,
    userId,
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
  }));
}

/** Gives the id of a close-hold record that names these. */
async function hold(...readers: string[]): Promise<string> {
  const made = await createEngagement(
    author,
    newId(),
    engagementInput({
      closeHold: true,
      readers,
      commitments: [{ text: "A survey ship", bySide: "OWN", toSide: "PARTNER" }],
    }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

/** As the person signs in anew: what they hold and belong to is read from the database. */
async function reads(viewer: Viewer, id: string): Promise<boolean> {
  const now = await loadViewer(viewer.id);
  if (!now) throw new Error("no such account");
  return withViewer(now, async (db) => (await getEngagementById(db, id)) !== null);
}

async function appoint(by: Viewer, postId: string, holders: readonly Row[]) {
  const post = await withViewer(by, (db) => getPost(db, postId));
  if (!post) throw new Error("not visible");
  const rows = holders.map((row) => ({ id: "", startsOn: "", endsOn: "", ...row }));
  return changeHolders(by, holdersSchema.parse({ id: postId, version: post.version, holders: rows }));
}

test("every own post, organisation and group is found by typing, however many there are before it", async () => {
  const stamp = newId().slice(-6);
  await asOwner(
    `insert into post (id, title, nation, is_active, created_by_id, updated_at)
     select gen_random_uuid(), 'Aide ' || lpad(n::text, 4, '0'), $1, true, $2, now() from generate_series(1, 600) n`,
    [HOME, author.id],
  );
  const last = await createPost(`Zélé ${stamp}`, places.organisation);
  const foreign = await createPost(`Zélé ${stamp} of others`);
  await asOwner("update post set nation = 'GBR' where id = $1", [foreign]);
  const retired = await createPost(`Zélé ${stamp} of before`);
  await asOwner("update post set is_active = false where id = $1", [retired]);
  const find = async (text: string) =>
    (await withViewer(author, (db) => findReaderOptions(db, author, text))).map(({ value }) => value);
  expect(await find(`ZELE ${stamp}`)).toEqual([last]);
  expect(await find(`${stamp} attache`)).toEqual([last]);
  expect(await find("depot")).toEqual([places.elsewhere]);
  const named = await group();
  expect(await find(named.slice(0, 13))).toEqual([named]);
  expect(await find("aide")).toHaveLength(20);
  expect(await find(" ")).toEqual([]);
  const first = await withViewer(author, (db) => listReaderOptions(db, author, [last]));
  expect(first.filter(({ label }) => label.startsWith("Aide"))).toHaveLength(100);
  expect(first.map(({ value }) => value)).toContain(last);
});

test("a form that is saved again keeps the rows that it added, which come without their ids", async () => {
  const [one, two] = [await createViewer(), await createViewer()];
  const id = await group([{ userId: one.id }]);
  const first = await membersOf(id);
  expect(await save(admin, id, [{ userId: one.id }, { userId: two.id, endsOn: "2026-12-31" }])).toMatchObject(
    {
      ok: true,
    },
  );
  const second = await membersOf(id);
  expect(second).toHaveLength(2);
  expect(second).toContainEqual(first[0]);
  expect(await save(admin, id, [{ userId: one.id }, { userId: two.id, endsOn: "2026-12-31" }])).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await membersOf(id)).toEqual(second);
});

describe("a close-hold record", () => {
  test("is open to whoever is in a group it names, and for as long", async () => {
    const named = await group();
    const record = await hold(named);
    expect(await reads(reader, record)).toBe(false);
    expect(await saveConfirmed(admin, named, [{ userId: reader.id }])).toMatchObject({ ok: true });
    expect(await reads(reader, record)).toBe(true);
    expect(await reads(admin, record)).toBe(false);
    expect(await saveConfirmed(admin, named, [{ userId: reader.id, endsOn: "2026-02-01" }])).toMatchObject({
      ok: true,
    });
    expect(await reads(reader, record)).toBe(false);
    await saveConfirmed(admin, named, [{ userId: reader.id, startsOn: "2090-01-01" }]);
    expect(await reads(reader, record)).toBe(false);
  });

  test("is open to whoever holds a post it names, or one in an organisation it names", async () => {
    const [byPost, byOrganisation] = [await hold(places.post), await hold(places.organisation)];
    const ofDepot = await hold(places.elsewhere);
    expect(await appoint(admin, places.post, [{ userId: reader.id }])).toMatchObject({ ok: true });
    expect([await reads(reader, byPost), await reads(reader, byOrganisation)]).toEqual([true, true]);
    expect(await reads(reader, ofDepot)).toBe(false);
    await appoint(admin, places.post, []);
    expect([await reads(reader, byPost), await reads(reader, byOrganisation)]).toEqual([false, false]);
  });

  test("is open to whoever holds a post in a part of an organisation it names, and not the other way round", async () => {
    const [whole, part] = [await organisation("Joint staff"), await organisation("Plans")];
    const inner = await organisation("Plans, north");
    await place(admin, part, whole);
    await place(admin, inner, part);
    const [ofWhole, ofPart, ofInner] = [await hold(whole), await hold(part), await hold(inner)];
    const holder = await createViewer();
    await appoint(admin, await createPost("Planner", part), [{ userId: holder.id }]);
    const seen = async () => Promise.all([ofWhole, ofPart, ofInner].map((record) => reads(holder, record)));
    expect(await seen()).toEqual([true, true, false]);
    expect(await place(admin, part, null)).toMatchObject({ ok: true });
    expect(await seen()).toEqual([false, true, false]);
  });

  test("keeps a reader that is not open to its author, says that there is one, and lets them take it off", async () => {
    const post = await createPost("Liaison");
    const id = await hold(post, reader.id);
    await asOwner("update post set nation = 'GBR' where id = $1", [post]);
    const detail = async () => {
      const record = await withViewer(author, (db) => getEngagementById(db, id));
      if (!record) throw new Error("not visible");
      return record;
    };
    const change = async (fields: Partial<EngagementInput>) => {
      const record = await detail();
      return updateEngagement(author, id, record.version, { ...valuesOf(record), ...fields });
    };
    const named = () =>
      asOwner<{ reader_id: string }>("select reader_id from engagement_access where engagement_id = $1", [
        id,
      ]);
    expect((await detail()).access.map((one) => one.reader.id)).toEqual([reader.id]);
    expect((await detail()).hiddenReaders).toEqual([post]);
    // Whoever else is taken off leaves it where it is.
    expect(await change({ title: "Another title", readers: [post] })).toMatchObject({ ok: true });
    expect(await named()).toEqual([{ reader_id: post }]);
    expect(await change({ readers: [] })).toMatchObject({ ok: true });
    expect(await named()).toEqual([]);
  });

  test("opens what hangs on it with it, and says by what it was opened", async () => {
    const named = await group([{ userId: reader.id }]);
    await confirmAll(otherAdmin, named);
    const record = await hold(named);
    const now = await loadViewer(reader.id);
    if (!now) throw new Error("no such account");
    expect(await addComment(now, { id: newId(), of: onEngagement(record), text: "Seen." })).toMatchObject({
      ok: true,
    });
    const seen = await withViewer(now, async (db) => ({
      access: (await getEngagementById(db, record))?.access,
      promises: await db.commitment.count({ where: { engagementId: record } }),
      comments: (await listComments(db, now, onEngagement(record))).length,
      revisions: await db.revision.count({ where: { subjectId: record } }),
    }));
    expect(seen).toMatchObject({ promises: 1, comments: 1, revisions: 1 });
    expect(seen.access).toMatchObject([{ kind: "READER", reader: { id: named, kind: "GROUP" } }]);
    expect(now.knownAs).toEqual([reader.id, ...now.posts, ...now.organisations, named]);
  });

  test("names no post or organisation of another nation, and nothing that is no reader", async () => {
    for (const readers of [[places.foreignPost], [newId()], [author.id, places.foreignPost]])
      expect(await createEngagement(author, newId(), engagementInput({ readers }))).toMatchObject({
        ok: false,
        fields: { readers: [expect.any(String)] },
      });
    expect(
      await createEngagement(author, newId(), engagementInput({ coAuthors: [places.post] })),
    ).toMatchObject({ ok: false, fields: { coAuthors: [expect.any(String)] } });
  });

  test("lets allies in one by one only", async () => {
    const named = await group();
    const record = await hold(named, ally.id);
    expect(await reads(ally, record)).toBe(true);
    expect(await save(admin, named, [{ userId: ally.id }])).toMatchObject({ ok: false });
    await asOwner(
      "insert into reader_group_member (id, group_id, user_id, starts_on, confirmed_at) values (gen_random_uuid(), $1, $2, '2026-01-01', now())",
      [named, ally.id],
    );
    expect(await reads(ally, await hold(named))).toBe(false);
  });
});

describe("one admin alone makes nobody a reader by a group", () => {
  const waitingIn = (groupId: string) => withViewer(admin, (db) => listWaitingMembers(db, { groupId }));
  const told = (kind: string) =>
    asOwner<{ user_id: string }>(
      "select user_id from notice where kind = $1::notice_kind and subject_id = $2",
      [kind, reader.id],
    );

  test("whom one puts in reads nothing before a second one confirms it, who is told", async () => {
    const named = await group();
    const record = await hold(named);
    expect(await save(admin, named, [{ userId: reader.id }])).toMatchObject({ ok: true });
    expect(await reads(reader, record)).toBe(false);
    expect((await told("ACCESS_PROPOSED")).map(({ user_id }) => user_id)).toContain(otherAdmin.id);
    const [one] = await waitingIn(named);
    if (!one) throw new Error("nobody waits");
    for (const by of [admin, author, reader])
      expect(await confirmMember(by, one.id)).toMatchObject({ code: "forbidden" });
    expect(await reads(reader, record)).toBe(false);
    expect(await confirmMember(otherAdmin, one.id)).toMatchObject({ ok: true, data: { groupId: named } });
    expect(await reads(reader, record)).toBe(true);
    expect(await confirmMember(otherAdmin, one.id)).toMatchObject({ code: "conflict" });
    // The form that is still open knows no id of the row, and is saved once more.
    expect(await save(admin, named, [{ userId: reader.id }])).toMatchObject({ ok: true });
    expect(await reads(reader, record)).toBe(true);
    const events = await asOwner<{ type: string; actor_id: string }>(
      "select type, actor_id from audit_event where subject_id = $1 and type = 'reader_group.confirmed'",
      [named],
    );
    expect(events).toEqual([{ type: "reader_group.confirmed", actor_id: otherAdmin.id }]);
  });

  test("fewer days hold at once and stay confirmed; more days wait, and take nothing away meanwhile", async () => {
    const named = await group([{ userId: reader.id, endsOn: "2090-12-31" }]);
    await confirmAll(otherAdmin, named);
    const record = await hold(named);
    const [there] = await membersOf(named);
    if (!there) throw new Error("nobody is in it");
    await save(admin, named, [{ ...there, endsOn: "2090-06-30" }]);
    expect(await waitingIn(named)).toEqual([]);
    expect(await reads(reader, record)).toBe(true);
    // Fewer at one end, more at the other.
    await save(admin, named, [{ ...there, startsOn: "2026-03-01", endsOn: "2091-06-30" }]);
    expect(await reads(reader, record)).toBe(true);
    expect(await waitingIn(named)).toMatchObject([{ startsOn: "2026-03-01", endsOn: "2091-06-30" }]);
    expect(await membersOf(named)).toMatchObject([
      { id: there.id, startsOn: "2026-03-01", endsOn: "2090-06-30" },
      { startsOn: "2026-03-01", endsOn: "2091-06-30" },
    ]);
    await confirmAll(otherAdmin, named);
    expect(await membersOf(named)).toMatchObject([{ startsOn: "2026-03-01", endsOn: "2091-06-30" }]);
    const [now] = await membersOf(named);
    await save(admin, named, [{ userId: reader.id, ...now, startsOn: "2092-01-01", endsOn: "2092-06-30" }]);
    expect(await reads(reader, record)).toBe(false);
  });

  test("nor past the form, nor when who put them in is no admin any more or too long ago", async () => {
    const named = await group([{ userId: reader.id }]);
    const [one] = await waitingIn(named);
    const change = (by: Viewer, data: object) =>
      withViewer(by, (db) => db.readerGroupMember.updateMany({ where: { id: one?.id ?? "" }, data }));
    const confirmed = { confirmedAt: new Date() };
    await expect(change(admin, { ...confirmed, confirmedById: admin.id })).rejects.toThrow();
    await expect(change(admin, { ...confirmed, confirmedById: otherAdmin.id })).rejects.toThrow(
      /a second admin confirms/,
    );
    await expect(change(otherAdmin, { startsOn: null })).rejects.toThrow(/put in it anew/);
    await expect(
      withViewer(admin, (db) =>
        db.readerGroupMember.createMany({
          data: [{ groupId: named, userId: author.id, addedById: admin.id, ...confirmed }],
        }),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(await change(author, { ...confirmed, confirmedById: author.id })).toEqual({ count: 0 });

    await asOwner("update reader_group_member set added_at = now() - interval '8 days' where id = $1", [
      one?.id,
    ]);
    expect(await confirmMember(otherAdmin, one?.id ?? "")).toMatchObject({
      code: "conflict",
      message: /more than 7 days/,
    });
    const leaver = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
    const other = await group([{ userId: reader.id }], leaver);
    await asOwner("update app_user set disabled_at = now() where id = $1", [leaver.id]);
    const [left] = await waitingIn(other);
    expect(await confirmMember(otherAdmin, left?.id ?? "")).toMatchObject({ code: "conflict" });
    await expect(
      withViewer(otherAdmin, (db) =>
        db.readerGroupMember.updateMany({
          where: { id: left?.id ?? "" },
          data: { ...confirmed, confirmedById: otherAdmin.id },
        }),
      ),
    ).rejects.toThrow(/a second admin confirms/);
  });
});

describe("nobody makes themselves a reader", () => {
  test("by a group", async () => {
    const named = await group([{ userId: reader.id }]);
    const [there] = await membersOf(named);
    const refused = { ok: false, fields: expect.anything() };
    if (!there) throw new Error("nobody is in it");
    expect(await save(admin, named, [there, { userId: admin.id }])).toMatchObject(refused);
    expect(await save(admin, named, [{ ...there, userId: admin.id }])).toMatchObject(refused);
    expect(await createReaderGroup(admin, groupInput(newId(), [{ userId: admin.id }]))).toMatchObject(
      refused,
    );
    for (const by of [author, reader, ally]) {
      const input = groupInput(newId(), []);
      expect(await createReaderGroup(by, input)).toMatchObject({ ok: false });
    }
    expect(await save(author, named, [there, { userId: author.id }])).toMatchObject({ code: "forbidden" });

    // Whom another admin put in stays there whoever saves the group, and decides nothing about it.
    expect(await save(otherAdmin, named, [there, { userId: admin.id }])).toMatchObject({ ok: true });
    const both = await membersOf(named);
    expect(await save(admin, named, both)).toMatchObject({ ok: true });
    const longer = both.map((row) => (row.userId === admin.id ? { ...row, endsOn: "2030-01-01" } : row));
    expect(await save(admin, named, longer)).toMatchObject(refused);
    expect(await save(admin, named, [there])).toMatchObject(refused);
    expect(await membersOf(named)).toEqual(both);
  });

  test("by the name of a group that they are in, or their own", async () => {
    const named = await group([{ userId: reader.id }]);
    await save(otherAdmin, named, [...(await membersOf(named)), { userId: admin.id }]);
    const rename = async (by: Viewer, name: string) => {
      const version = (await withViewer(by, (db) => getReaderGroup(db, named)))?.version;
      const members = (await membersOf(named)).map(rowOf);
      return saveReaderGroup(by, saveReaderGroupSchema.parse({ id: named, version, name, members }));
    };
    const toName = "update reader_group set name = $2 where id = $1::uuid";
    // Whoever waits to be in it as well as whoever is.
    for (const when of ["waiting", "in it"]) {
      expect(await rename(admin, `Board ${newId()}`), when).toMatchObject({
        fields: { name: [expect.stringContaining("ask another admin")] },
      });
      await expect(runSql(admin, toName, named, `Board ${newId()}`), when).rejects.toThrow(/42501/);
      if (when === "waiting") await confirmAll(await createViewer({ roles: ["PORTFOLIO_ADMIN"] }), named);
    }
    expect(await rename(otherAdmin, `Board ${newId()}`)).toMatchObject({ ok: true });

    const account = await withViewer(admin, (db) => db.user.findUniqueOrThrow({ where: { id: admin.id } }));
    const { id, version, nation, roles, markingCeiling, allCountries, timeZone } = account;
    const scope = { nation, roles, markingCeiling, allCountries: allCountries ? "on" : "", timeZone };
    const own = { id, version, name: author.name, ...scope };
    expect(await changeUser(admin, changeUserSchema.parse(own))).toMatchObject({
      fields: { name: [expect.stringContaining("ask another admin")] },
    });
    await expect(
      runSql(admin, "update app_user set name = $2 where id = $1::uuid", id, author.name),
    ).rejects.toThrow(/42501/);
  });

  test("by a group, past the form", async () => {
    const named = await group([{ userId: reader.id }]);
    const add = (by: Viewer, userId: string) =>
      withViewer(by, (db) =>
        db.readerGroupMember.createMany({
          data: [{ groupId: named, userId, startsOn: new Date(), addedById: by.id }],
        }),
      );
    await expect(add(admin, admin.id)).rejects.toThrow(/row-level security/);
    for (const by of [author, reader]) await expect(add(by, by.id)).rejects.toThrow(/row-level security/);
    await expect(
      withViewer(admin, (db) =>
        db.readerGroupMember.updateMany({ where: { groupId: named }, data: { userId: admin.id } }),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test("by a post", async () => {
    expect(await appoint(admin, places.post, [{ userId: admin.id }])).toMatchObject({
      ok: false,
      fields: { "holders.0.userId": [expect.any(String)] },
    });
    await expect(
      withViewer(admin, (db) =>
        db.postHolding.createMany({ data: [{ postId: places.post, userId: admin.id }] }),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(await appoint(otherAdmin, places.post, [{ userId: admin.id }])).toMatchObject({ ok: true });
    const [own] = await asOwner<{ id: string }>("select id from post_holding where post_id = $1", [
      places.post,
    ]);
    const kept = { id: own?.id ?? "", userId: admin.id };
    expect(await appoint(admin, places.post, [kept, { userId: reader.id }])).toMatchObject({ ok: true });
    expect(await appoint(admin, places.post, [{ userId: reader.id }])).toMatchObject({
      ok: false,
      fields: { holders: [expect.any(String)] },
    });
    await appoint(otherAdmin, places.post, []);
  });

  test("by moving the post they hold to an organisation that is named, or taking it up again", async () => {
    const holder = await createViewer();
    const postId = await createPost("Desk officer", places.elsewhere);
    await appoint(admin, postId, [{ userId: holder.id }]);
    const record = await hold(places.organisation);
    const move = async (by: Viewer, organisationId: string, isActive = "on") => {
      const post = await withViewer(by, (db) => getPost(db, postId));
      const input = { id: postId, version: post?.version, title: "Desk officer", nation: HOME };
      return updatePost(by, editPostSchema.parse({ ...input, organisationId, isActive }));
    };
    for (const by of [holder, author])
      expect(await move(by, places.organisation)).toMatchObject({ code: "forbidden" });
    expect(await move(holder, places.elsewhere)).toMatchObject({ ok: true });
    expect(await move(holder, places.elsewhere, "")).toMatchObject({ code: "forbidden" });
    await expect(
      withViewer(holder, (db) =>
        db.post.updateMany({ where: { id: postId }, data: { organisationId: places.organisation } }),
      ),
    ).rejects.toThrow(/decided by admins/);
    expect(await reads(holder, record)).toBe(false);
    expect(await move(admin, places.organisation)).toMatchObject({ ok: true });
    expect(await reads(holder, record)).toBe(true);
  });

  test("by moving the organisation of their post below one that is named", async () => {
    const [above, part] = [await organisation("Fleet"), await organisation("Squadron")];
    const inner = await organisation("Squadron, staff");
    expect(await place(author, inner, part)).toMatchObject({ ok: true });
    const [holder, ownAdmin] = [await createViewer(), await createViewer({ roles: ["PORTFOLIO_ADMIN"] })];
    await appoint(admin, await createPost("Planner", inner), [
      { userId: holder.id },
      { userId: ownAdmin.id },
    ]);
    const record = await hold(above);
    for (const by of [holder, author, ownAdmin]) {
      expect(await place(by, part, above)).toMatchObject({
        code: "invalid",
        fields: { parentId: [expect.stringContaining("what they read and who reviews them follows")] },
      });
      await expect(
        withViewer(by, (db) =>
          db.organisation.updateMany({ where: { id: part }, data: { parentId: above } }),
        ),
      ).rejects.toThrow(/decided by admins/);
    }
    expect(await reads(holder, record)).toBe(false);
    expect(await place(admin, part, above)).toMatchObject({ ok: true });
    expect(await reads(holder, record)).toBe(true);
  });

  test("by putting an organisation or a group on record under the id of somebody who is named", async () => {
    await hold(reader.id);
    const input = createOrganisationSchema.parse({
      id: reader.id,
      name: "Somebody else",
      nation: HOME,
      kind: "MISSION",
    });
    expect(await createOrganisation(author, input)).toMatchObject({ code: "conflict" });
    expect(await createReaderGroup(admin, groupInput(reader.id, []))).toMatchObject({ code: "conflict" });
    await expect(
      withViewer(admin, (db) => db.user.updateMany({ where: { id: admin.id }, data: { id: places.post } })),
    ).rejects.toThrow();
  });
});
