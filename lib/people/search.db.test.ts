import { describe, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { lookupPeople } from "@/lib/engagements/pickers/queries";
import { prepareKinds } from "@/lib/search/prepare";
import { searchAll } from "@/lib/search/queries";
import { createViewer, setUp } from "@/testing/people";
import { NO_PERSON_FILTERS } from "./filters";
import { findOrganisationOptions, listOrganisations } from "./organisations/queries";
import { findPostOptions, listPosts } from "./posts/queries";
import { countPeople, listPeople } from "./queries";

const officer = await createViewer({ countries: ["IRN", "PRK", "KOR"] });

const [shipyard, depot] = await withViewer(setUp, async (db) => {
  const createdById = setUp.id;
  await db.person.createMany({
    data: [
      { familyName: "Ahmadi", givenName: "Sara", nationality: "IRN", createdById },
      { familyName: "Zand", givenName: "Persia", nationality: "PRK", createdById },
      { familyName: "Kim", givenName: "Yong", nationality: "PRK", createdById },
      { familyName: "Kim", givenName: "Areum", nationality: "KOR", createdById },
    ],
  });
  const organisation = await db.organisation.create({
    data: { name: "Shipyard of the Littoral", nation: "IRN", createdById },
  });
  const posts = ["Quartermaster", "Comptroller"].map((title) => ({ title, nation: "IRN", createdById }));
  await db.post.create({
    data: { title: "Superintendent", organisationId: organisation.id, nation: "IRN", createdById },
  });
  await db.post.createMany({ data: posts });
  const depots = await db.organisation.create({
    data: { name: "Depôt Oriental", nation: null, createdById },
  });
  return [organisation, depots];
});

const people = async (q: string, page = 1) => {
  const found = await withViewer(officer, (db) => listPeople(db, { ...NO_PERSON_FILTERS, q }, page));
  return { names: found.rows.map(({ name }) => name), isNear: found.isNear };
};
const posts = async (q: string) => {
  const found = await withViewer(officer, (db) => listPosts(db, { q, country: null }, 1));
  return { titles: found.rows.map(({ title }) => title), total: found.info.total, isNear: found.isNear };
};
const organisations = async (q: string) => {
  const found = await withViewer(officer, (db) => listOrganisations(db, { q, country: null }, 1));
  return { ids: found.rows.map(({ id }) => id), total: found.info.total, isNear: found.isNear };
};
const search = (text: string) => searchAll(officer, text);

test("a text without a letter or a digit finds nothing, whatever is looked for", async () => {
  for (const q of ["!!!", "%", "— …"]) {
    expect(await people(q), q).toEqual({ names: [], isNear: false });
    expect(await posts(q), q).toMatchObject({ titles: [], isNear: false });
    expect(await organisations(q), q).toMatchObject({ ids: [], isNear: false });
    const found = await search(q);
    expect(
      [found.engagements, found.people, found.posts, found.organisations, found.files].map(
        ({ total }) => total,
      ),
      q,
    ).toEqual([0, 0, 0, 0, 0]);
    expect(await withViewer(officer, (db) => countPeople(db, { ...NO_PERSON_FILTERS, q }))).toBe(0);
  }
  expect((await people("")).names).toHaveLength(4);
});

describe("people are found by the name of their country", () => {
  test("any of its names, after those who are called so themselves", async () => {
    expect(await people("Iran")).toEqual({ names: ["Ahmadi, Sara"], isNear: false });
    expect(await people("persia")).toEqual({ names: ["Zand, Persia", "Ahmadi, Sara"], isNear: false });
    expect((await search("persia")).people).toMatchObject({
      total: 2,
      rows: [{ name: "Zand, Persia" }, { name: "Ahmadi, Sara" }],
    });
  });

  test("together with a name, with a slip in it as well", async () => {
    expect((await people("korea")).names).toEqual(["Kim, Areum", "Kim, Yong", "Zand, Persia"]);
    expect(await people("kim South Korea")).toEqual({ names: ["Kim, Areum"], isNear: false });
    expect(await people("ahmadhi iran")).toEqual({ names: ["Ahmadi, Sara"], isNear: true });
    expect((await people("ahmadi korea")).names).toEqual([]);
  });

  test("but not by who is typing one into a picker", async () => {
    const offered = await withViewer(officer, (db) => lookupPeople(db, officer, "persia"));
    expect(offered.map(({ name }) => name)).toEqual(["Zand, Persia"]);
  });
});

test("a post is found with a slip in its title or its organisation, when none has the words as they stand", async () => {
  expect(await posts("quartermaster")).toEqual({ titles: ["Quartermaster"], total: 1, isNear: false });
  expect(await posts("quatermaster")).toEqual({ titles: ["Quartermaster"], total: 1, isNear: true });
  expect(await posts("superintendant shipyrad littoral")).toEqual({
    titles: ["Superintendent"],
    total: 1,
    isNear: true,
  });
  expect(await posts("quatermaster littoral")).toMatchObject({ titles: [], isNear: false });
  expect((await posts("supperntndnt")).titles, "by its consonants").toEqual(["Superintendent"]);
  expect((await search("comptroler")).posts).toMatchObject({ total: 1, rows: [{ name: "Comptroller" }] });
  const offered = await withViewer(officer, (db) => findPostOptions(db, "comptroler"));
  expect(offered.map(({ label }) => label)).toEqual(["Comptroller"]);
});

test.each([
  ["people", "ahmadi", "ahmadhi"],
  ["posts", "comptroller", "comptroler"],
  ["organisations", "shipyard", "shipyrad"],
] as const)(
  "of %s what only comes close is listed and counted neither there nor in the search",
  async (kind, spelled, slipped) => {
    const list = {
      people: (q: string) => withViewer(officer, (db) => listPeople(db, { ...NO_PERSON_FILTERS, q }, 1)),
      posts: (q: string) => withViewer(officer, (db) => listPosts(db, { q, country: null }, 1)),
      organisations: (q: string) =>
        withViewer(officer, (db) => listOrganisations(db, { q, country: null }, 1)),
    }[kind];
    const counts: number[][] = [];
    for (const text of [spelled, slipped]) {
      const { rows, found, info } = await list(text);
      const searched = await search(text);
      const inSearch = prepareKinds(searched).exact.includes(kind) ? searched[kind].total : 0;
      counts.push([rows.length, info.total, found, inSearch]);
    }
    expect(counts).toEqual([
      [1, 1, 1, 1],
      [1, 1, 0, 0],
    ]);
  },
);

test("an organisation is found with a slip in each word of its name", async () => {
  expect(await organisations("shipyard")).toEqual({ ids: [shipyard?.id], total: 1, isNear: false });
  expect(await organisations("litoral shipyrad")).toEqual({ ids: [shipyard?.id], total: 1, isNear: true });
  expect(await organisations("depot orientel")).toEqual({ ids: [depot?.id], total: 1, isNear: true });
  expect((await search("litoral shipyrad")).organisations).toMatchObject({ total: 1, isNear: true });
  const offered = await withViewer(officer, (db) => findOrganisationOptions(db, "shipyrad"));
  expect(offered.map(({ value }) => value)).toEqual([shipyard?.id]);
});
