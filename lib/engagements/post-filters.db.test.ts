import { expect, test } from "vitest";
import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createOrganisation, updateOrganisation } from "@/lib/people/organisations/mutations";
import { createPost, updatePost } from "@/lib/people/posts/mutations";
import { findPostOptions } from "@/lib/people/posts/queries";
import { createViewer, setUp } from "@/testing/people";
import { readEngagementFilters } from "./filters";
import type { PreparedEngagement } from "./prepared";
import { countEngagements, listEngagements } from "./queries";
import { writeEngagements } from "./writing/write-engagements";

const author = await createViewer({ countries: ["NOR"] });
const officer = await createViewer({ countries: ["JPN", "KOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const low = await createViewer({ roles: ["LEADER"], allCountries: true, markingCeiling: "UNCLASSIFIED" });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const nobody = await createViewer({ roles: ["VIEWER"] });
const read = (query: AddressQuery) => readEngagementFilters(query).filters;

test("the post of an author is the one held on the day the record was entered", async () => {
  const [first, next, ours, alliance] = [
    await createViewer({ countries: ["FJI"] }),
    await createViewer({ countries: ["FJI"] }),
    newId(),
    newId(),
  ];
  await withViewer(setUp, async (db) => {
    const post = (id: string, nation: string | null) => ({
      id,
      title: "Attaché",
      nation,
      createdById: setUp.id,
    });
    await db.post.createMany({ data: [post(ours, "USA"), post(alliance, null)] });
    const day = (text: string) => toDateColumn(text);
    await db.postHolding.createMany({
      data: [
        { postId: ours, userId: first.id, startsOn: day("2025-02-01"), endsOn: day("2025-06-30") },
        { postId: ours, userId: next.id, startsOn: day("2025-07-01"), isActing: true },
        { postId: alliance, userId: first.id },
      ],
    });
    const entered = (title: string, authorId: string, at: string): PreparedEngagement => ({
      type: "BILAT",
      title,
      status: "COMPLETE",
      publication: "PUBLISHED",
      startsOn: "2025-01-15",
      timeZone: "UTC",
      marking: "CUI",
      relTo: ["USA", "GBR"],
      countries: [{ code: "FJI", role: "HOST" }],
      authorId,
      createdAt: new Date(at),
    });
    await writeEngagements(db, setUp, [
      entered("before", first.id, "2025-01-31T23:59:00Z"),
      entered("first", first.id, "2025-02-01T00:00:00Z"),
      entered("last", first.id, "2025-06-30T23:59:00Z"),
      entered("after", first.id, "2025-07-01T00:00:00Z"),
      entered("successor", next.id, "2025-07-01T00:00:00Z"),
    ]);
  });
  const titles = async (viewer: Viewer, authorPost: string) => {
    const filters = read({ authorPost, country: "FJI", sort: "title" });
    const { rows } = await withViewer(viewer, (db) => listEngagements(db, viewer, filters, 1));
    return rows.map(({ title }) => title);
  };
  expect(await titles(leader, ours)).toEqual(["first", "last", "successor"]);
  expect(await titles(leader, alliance)).toEqual(["after", "before", "first", "last"]);
  // An ally reads these records and knows the post of the alliance, but no account: the filter does not tell who wrote them.
  const inFiji = read({ country: "FJI" });
  expect(await withViewer(partner, (db) => countEngagements(db, partner, inFiji))).toBe(5);
  expect(await withViewer(partner, (db) => db.post.count({ where: { id: alliance } }))).toBe(1);
  expect(await titles(partner, alliance)).toEqual([]);
  expect(await titles(partner, ours)).toEqual([]);
  const offered = async (viewer: Viewer, ofUsers: boolean) => {
    const options = await withViewer(viewer, (db) => findPostOptions(db, "attaché", { ofUsers }));
    return options.map(({ value }) => value).sort();
  };
  expect(await offered(leader, true)).toEqual([ours, alliance].sort());
  expect(await offered(partner, true)).toEqual([]);
  expect(await offered(partner, false)).toEqual([alliance]);
});

test("by the post of an attendee nobody finds a record that is not open to them, and who knows no names finds the rest", async () => {
  const post = newId();
  const organisationId = newId();
  await withViewer(setUp, async (db) => {
    await db.organisation.create({
      data: { id: organisationId, name: "Alliance of Ports", nation: null, createdById: setUp.id },
    });
    await db.post.create({ data: { id: post, title: "Secretary", organisationId, createdById: setUp.id } });
    const met = (title: string, fields: Partial<PreparedEngagement>): PreparedEngagement => ({
      type: "KLE",
      title,
      status: "COMPLETE",
      publication: "PUBLISHED",
      startsOn: "2026-02-04",
      timeZone: "UTC",
      marking: "CUI",
      authorId: author.id,
      countries: [{ code: "TON", role: "HOST" }],
      attendance: [
        {
          name: "Tupou, Hana",
          position: "Secretary",
          organisation: "Alliance of ports",
          nationality: "NOR",
          side: "PARTNER",
          role: "PRINCIPAL",
        },
      ],
      ...fields,
    });
    await writeEngagements(db, setUp, [
      met("released", { relTo: ["USA", "GBR"] }),
      met("kept", {}),
      met("held close", { relTo: ["USA", "GBR"], closeHold: true }),
    ]);
  });
  const titles = async (viewer: Viewer) => {
    const filters = read({ attendeePost: post, sort: "title" });
    const { rows } = await withViewer(viewer, (db) => listEngagements(db, viewer, filters, 1));
    return rows.map(({ title }) => title);
  };
  const guest = await createViewer({ roles: ["VIEWER"], allCountries: true });
  expect(await titles(author)).toEqual(["held close", "kept", "released"]);
  expect(await titles(leader)).toEqual(["kept", "released"]);
  expect(await titles(guest)).toEqual(["kept", "released"]);
  expect(await titles(partner)).toEqual(["released"]);
  expect(await titles(low)).toEqual([]);
  expect(await titles(nobody)).toEqual([]);
});

test("an office and a post keep what they were called before, unless another is called so", async () => {
  const [organisationId, other, post] = [newId(), newId(), newId()];
  const office = {
    nativeName: null,
    abbreviation: null,
    kind: "OTHER",
    nation: "TUV",
    parentId: null,
  } as const;
  const [before, after] = ["Harbour Board", "Ports Authority"];
  const done = async (act: Promise<{ ok: boolean }>) => expect(await act).toMatchObject({ ok: true });
  await done(createOrganisation(officer, { ...office, id: organisationId, name: before }));
  await done(
    createPost(officer, { id: post, title: "Warden", organisationId, nation: "TUV", rankCode: null }),
  );
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      {
        type: "KLE",
        title: "With the warden",
        status: "COMPLETE",
        publication: "PUBLISHED",
        startsOn: "2026-02-04",
        timeZone: "UTC",
        countries: [{ code: "TUV", role: "HOST" }],
        attendance: [
          {
            name: "Falani, Sela",
            position: "Warden",
            organisation: before,
            nationality: "TUV",
            side: "PARTNER",
            role: "PRINCIPAL",
          },
        ],
      },
    ]),
  );
  const count = (part: { organisation: string } | { attendeePost: string }) =>
    withViewer(leader, (db) => countEngagements(db, leader, read(part)));
  const found = async () => [
    await count({ organisation: organisationId }),
    await count({ attendeePost: post }),
  ];
  expect(await found()).toEqual([1, 1]);
  await done(
    updateOrganisation(officer, {
      ...office,
      id: organisationId,
      name: after,
      version: 1,
      isActive: true,
      formerNames: [],
      renamedOn: null,
    }),
  );
  await done(
    updatePost(officer, {
      id: post,
      title: "Director",
      organisationId,
      nation: "TUV",
      rankCode: null,
      version: 1,
      isActive: true,
    }),
  );
  expect(await found()).toEqual([1, 1]);
  await done(createOrganisation(officer, { ...office, id: other, name: before }));
  expect(await found()).toEqual([0, 0]);
  expect(await count({ organisation: other })).toBe(1);
});
