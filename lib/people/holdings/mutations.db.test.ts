import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { getEngagement } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { createViewer, setUp } from "@/testing/people";
import { createPerson } from "../mutations";
import { createOrganisation, updateOrganisation } from "../organisations/mutations";
import { getOrganisation } from "../organisations/queries";
import { createOrganisationSchema, editOrganisationSchema } from "../organisations/schema";
import { createPost, updatePost } from "../posts/mutations";
import { getPost } from "../posts/queries";
import { createPostSchema, editPostSchema } from "../posts/schema";
import { getPerson } from "../queries";
import { createPersonSchema } from "../schema";
import { changeCareer, changeHolders } from "./mutations";
import { careerSchema, holdersSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });

async function add(fields: Record<string, unknown>): Promise<string> {
  const result = await createPerson(
    officer,
    createPersonSchema.parse({
      id: newId(),
      familyName: "Sato",
      givenName: "Aiko",
      nationality: "JPN",
      isDistinct: "on",
      ...fields,
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

async function person(id: string) {
  const found = await withViewer(officer, (db) => getPerson(db, id));
  if (!found) throw new Error("not visible");
  return found;
}

async function attendedOn(personId: string, startsOn: string) {
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({
      startsOn,
      attendance: [{ personId, side: "PARTNER", role: "PRINCIPAL" }],
      venue: "Ministry",
      city: "Tokyo",
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.reference;
}

async function postAt(reference: string) {
  const record = await withViewer(officer, (db) => getEngagement(db, reference));
  const [row] = record?.attendance ?? [];
  return [row?.position, row?.organisation];
}

test("an engagement keeps the post held that day, and history does not move when people do", async () => {
  const id = await add({ position: "Director", organisation: "Joint staff office", postSince: "2021-09-01" });
  const [held] = (await person(id)).career;
  const career = careerSchema.parse({
    id,
    version: 1,
    career: [
      { id: held?.id, position: "Director", organisation: "Joint staff office", startsOn: "2021-09-01" },
      {
        position: "Head of plans",
        organisation: "Fleet command",
        startsOn: "2019-07-01",
        endsOn: "2021-08-31",
      },
      { position: "Plans officer", organisation: "Fleet command", endsOn: "2019-06-30" },
    ],
  });
  expect(await changeCareer(officer, career)).toMatchObject({ ok: true });
  expect((await person(id)).career.map(({ title, startsOn }) => [title, startsOn])).toEqual([
    ["Director", "2021-09-01"],
    ["Head of plans", "2019-07-01"],
    ["Plans officer", null],
  ]);
  expect((await person(id)).career[0]).toMatchObject({ id: held?.id, postId: held?.postId });

  const [now, then, before] = [
    await attendedOn(id, "2026-03-09"),
    await attendedOn(id, "2020-03-09"),
    await attendedOn(id, "2019-03-09"),
  ];
  const told = [
    ["Director", "Joint staff office"],
    ["Head of plans", "Fleet command"],
    ["Plans officer", "Fleet command"],
  ];
  expect([await postAt(now), await postAt(then), await postAt(before)]).toEqual(told);

  const left = careerSchema.parse({
    id,
    version: 2,
    career: [{ position: "Adviser", organisation: "Ministry of defence", startsOn: "2015-01-01" }],
  });
  expect(await changeCareer(officer, left)).toMatchObject({ ok: true });
  const { career: posts } = await person(id);
  const organisation = await withViewer(officer, (db) => getOrganisation(db, posts[0]?.organisationId ?? ""));
  await updateOrganisation(
    officer,
    editOrganisationSchema.parse({ ...organisation, name: "Ministry of war", isActive: "on" }),
  );
  expect(await person(id)).toMatchObject({ position: "Adviser", organisation: "Ministry of war" });
  expect([await postAt(now), await postAt(then), await postAt(before)]).toEqual(told);
});

test("days that run backwards and a forged row are refused, and nothing changes", async () => {
  const id = await add({ familyName: "Endo" });
  expect(
    careerSchema.safeParse({
      id,
      version: 1,
      career: [{ position: "Clerk", startsOn: "2024-02-01", endsOn: "2024-01-01" }],
    }).success,
  ).toBe(false);
  const other = await add({ familyName: "Goto", position: "Clerk" });
  const [held] = (await person(other)).career;
  const forged = careerSchema.parse({ id, version: 1, career: [{ id: held?.id, position: "Clerk" }] });
  expect(await changeCareer(officer, forged)).toMatchObject({ code: "stale" });
  expect((await person(other)).career).toHaveLength(1);
});

test("admins alone say which users hold an own post, and what it opens follows at once", async () => {
  const made = await createPost(
    officer,
    createPostSchema.parse({ id: newId(), title: "Naval attaché", nation: "USA" }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { id } = made.data;
  const holders = (version: number, endsOn: string | null) =>
    holdersSchema.parse({ id, version, holders: [{ userId: officer.id, startsOn: "2024-01-01", endsOn }] });
  expect(await changeHolders(officer, holders(1, null))).toMatchObject({ code: "forbidden" });
  expect(await changeHolders(admin, holders(1, null))).toMatchObject({ ok: true });
  expect((await loadViewer(officer.id))?.posts).toEqual([id]);
  expect(await withViewer(admin, (db) => getPost(db, id))).toMatchObject({
    version: 2,
    today: [{ userId: officer.id, startsOn: "2024-01-01" }],
  });
  expect(await changeHolders(admin, holders(1, null))).toMatchObject({ code: "stale" });
  expect(await changeHolders(admin, holders(2, "2024-12-31"))).toMatchObject({ ok: true });
  expect((await loadViewer(officer.id))?.posts).toEqual([]);
  const own = withViewer(officer, (db) =>
    db.postHolding.createMany({ data: [{ postId: id, userId: officer.id }] }),
  );
  await expect(own).rejects.toThrow(/row-level security/);
});

test("an organisation is not part of itself, and its name stands once in a nation", async () => {
  const id = await add({ familyName: "Hara", position: "Clerk", organisation: "Signals school" });
  const organisationId = (await person(id)).career[0]?.organisationId ?? "";
  const saved = await withViewer(officer, (db) => getOrganisation(db, organisationId));
  const change = (fields: Record<string, unknown>) =>
    updateOrganisation(officer, editOrganisationSchema.parse({ ...saved, isActive: "on", ...fields }));
  expect(await change({ parentId: organisationId })).toMatchObject({
    fields: { parentId: expect.any(Array) },
  });
  expect(await change({ name: "Fleet command" })).toMatchObject({ fields: { name: expect.any(Array) } });
  expect(await withViewer(setUp, (db) => db.organisation.count({ where: { name: "Fleet command" } }))).toBe(
    1,
  );
});

test("two organisations put into each other at one moment make no circle", async () => {
  const make = async (name: string) => {
    const made = await createOrganisation(
      officer,
      createOrganisationSchema.parse({ id: newId(), name, kind: "OTHER", nation: "JPN" }),
    );
    if (!made.ok) throw new Error(made.message);
    return withViewer(officer, (db) => getOrganisation(db, made.data.id));
  };
  const [one, other] = [await make("Northern depot"), await make("Southern depot")];
  const into = (saved: typeof one, parentId = "") =>
    updateOrganisation(officer, editOrganisationSchema.parse({ ...saved, parentId, isActive: "on" }));
  const answers = await Promise.all([into(one, other?.id), into(other, one?.id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a post that users hold is closed and opened again by admins alone, in the database too", async () => {
  const id = newId();
  await createPost(officer, createPostSchema.parse({ id, title: "Desk officer", nation: "USA" }));
  const close = (isActive: boolean, version: number) =>
    editPostSchema.parse({
      id,
      version,
      title: "Desk officer",
      nation: "USA",
      isActive: isActive ? "on" : "",
    });
  expect(await updatePost(officer, close(false, 1))).toMatchObject({ ok: true });
  expect(await updatePost(officer, close(true, 2))).toMatchObject({ ok: true });
  await changeHolders(admin, holdersSchema.parse({ id, version: 3, holders: [{ userId: officer.id }] }));
  expect((await loadViewer(officer.id))?.posts).toContain(id);
  expect(await updatePost(officer, close(false, 4))).toMatchObject({ code: "forbidden" });
  expect(await updatePost(admin, close(false, 4))).toMatchObject({ ok: true });
  expect(await updatePost(officer, close(true, 5))).toMatchObject({ code: "forbidden" });
  await expect(
    withViewer(officer, (db) => db.post.updateMany({ where: { id }, data: { isActive: true } })),
  ).rejects.toThrow(/decided by admins/);
  // Nor do they make it one of another nation, under which its readers would not be found.
  const abroad = editPostSchema.parse({ id, version: 5, title: "Desk officer", nation: "GBR" });
  expect(await updatePost(officer, abroad)).toMatchObject({ code: "forbidden" });
  await expect(
    withViewer(officer, (db) => db.post.updateMany({ where: { id }, data: { nation: "GBR" } })),
  ).rejects.toThrow(/decided by admins/);
  // Nor give it another title, by which authors choose readers.
  const renamed = editPostSchema.parse({ id, version: 5, title: "Attaché", nation: "USA" });
  expect(await updatePost(officer, renamed)).toMatchObject({ code: "forbidden" });
  await expect(
    withViewer(officer, (db) => db.post.updateMany({ where: { id }, data: { title: "Attaché" } })),
  ).rejects.toThrow(/decided by admins/);
  expect(await updatePost(admin, renamed)).toMatchObject({ ok: true });
  expect((await loadViewer(officer.id))?.posts).not.toContain(id);
});
