import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { listOpenPromisesAround } from "@/lib/commitments/queries";
import { listCountries } from "@/lib/countries/queries";
import { withViewer } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { writeEngagements } from "@/lib/engagements/bulk";
import { NO_FILTERS, readEngagementFilters } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { countFacets } from "@/lib/engagements/search/queries";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { KINDS } from "./filters";
import { prepareFacets } from "./prepare";
import { countAll, findByReference, searchAll } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const personId = newId();
const [first, second] = await asOwner<{ id: string; code: string; text: string }>(
  "select id, code, text from objective order by code limit 2",
);
if (!first || !second) throw new Error("no objectives");

beforeAll(async () => {
  await withViewer(setUp, async (db) => {
    await db.person.createMany({
      data: {
        id: personId,
        familyName: "Tanaka",
        givenName: "Harue",
        nationality: "JPN",
        createdById: setUp.id,
      },
    });
    const meeting = {
      type: "BILAT",
      status: "COMPLETE",
      startsOn: "2026-03-09",
      timeZone: "Asia/Tokyo",
      countries: [{ code: "JPN", role: "HOST" }],
      attendance: [{ personId, name: "Tanaka, Harue", rankText: "Col", side: "PARTNER", role: "PRINCIPAL" }],
      commitments: [{ text: "Send the chart", bySide: "OWN", ownerName: "Desk", dueOn: "2026-04-01" }],
    } as const;
    await writeEngagements(db, setUp, [
      {
        ...meeting,
        title: "Talk of Tanaka's charts",
        publication: "PUBLISHED",
        reference: "BILAT-2026-JPN-0901",
        countries: [...meeting.countries],
        attendance: [...meeting.attendance],
        commitments: [...meeting.commitments],
        objectiveIds: [first.id, second.id],
      },
      {
        ...meeting,
        title: "Draft on Tanaka's charts",
        publication: "DRAFT",
        reference: "BILAT-2026-JPN-0902",
        authorId: officer.id,
        startsOn: "2026-05-09",
        countries: [...meeting.countries],
        attendance: [...meeting.attendance],
        commitments: [...meeting.commitments],
        objectiveIds: [first.id],
      },
      {
        ...meeting,
        type: "MULTI",
        title: "Charts of three nations",
        publication: "PUBLISHED",
        reference: "MULTI-2025-JPN-0001",
        startsOn: "2025-05-09",
        countries: [
          { code: "JPN", role: "HOST" },
          { code: "KOR", role: "PARTICIPANT" },
        ],
        attendance: [],
        commitments: [],
      },
    ]);
  });
});

const as = <T>(viewer: Viewer, work: Parameters<typeof withViewer<T>>[1]) => withViewer(viewer, work);

test("a reference leads to its record, in any case, for those who may see it", async () => {
  const find = (viewer: Viewer, text: string) => as(viewer, (db) => findByReference(db, text));
  expect(await find(colleague, " bilat-2026-jpn-0901 ")).toBe("/engagements/BILAT-2026-JPN-0901");
  expect(await find(officer, "BILAT-2026-JPN-0902")).toBe("/engagements/BILAT-2026-JPN-0902");
  expect(await find(colleague, "BILAT-2026-JPN-0902")).toBeNull();
  expect(await find(elsewhere, "BILAT-2026-JPN-0901")).toBeNull();
  expect(await find(officer, "CR-2026-NONE")).toBeNull();
  expect(await find(officer, "charts")).toBeNull();
});

test("an edition is found by its reference, its name and any name of its series, by those it is open to", async () => {
  const slug = `trial-${newId().slice(-8)}`;
  const seriesId = newId();
  const reference = `EX-${slug.toUpperCase()}-31`;
  await withViewer(setUp, async (db) => {
    await db.exerciseSeries.create({ data: { id: seriesId, slug, name: `Keen ${slug}`, lead: "A command" } });
    await db.exerciseAlias.createMany({ data: [{ seriesId, name: `Old ${slug}` }] });
    await db.exerciseEdition.create({
      data: {
        reference,
        seriesId,
        year: 2031,
        name: `Long march ${slug}`,
        countryCodes: ["JPN"],
        createdById: setUp.id,
      },
    });
  });
  const guest = await createViewer({ roles: ["VIEWER"], nation: "JPN" });
  const outsider = await createViewer({ roles: ["VIEWER"], nation: "NOR" });
  const href = `/exercises/${slug}/${reference}`;
  for (const viewer of [officer, elsewhere, guest])
    expect(await as(viewer, (db) => findByReference(db, reference.toLowerCase()))).toBe(href);
  expect(await as(outsider, (db) => findByReference(db, reference))).toBeNull();
  const found = async (viewer: Viewer, text: string) => {
    const { editions } = await as(viewer, (db) => searchAll(db, viewer, text));
    return [editions.total, editions.rows.map((row) => row.href)];
  };
  for (const text of [
    `march ${slug}`,
    `keen ${slug} 2031`,
    `OLD ${slug} 2031`,
    `${reference.slice(3, -1)}`,
  ]) {
    expect(await found(officer, text), text).toEqual([1, [href]]);
    expect(await found(outsider, text), text).toEqual([0, []]);
  }
});

test("a search counts and shows what is open to the viewer, and no more", async () => {
  const search = (viewer: Viewer, text: string) => as(viewer, (db) => searchAll(db, viewer, text));
  const own = await search(officer, "tanaka");
  expect(own.engagements.total).toBe(2);
  expect(own.engagements.rows).toHaveLength(2);
  expect(own.people).toMatchObject({
    total: 1,
    rows: [{ href: `/people/${personId}`, name: "Tanaka, Harue" }],
  });
  const other = await search(colleague, "tanaka");
  expect(other.engagements.rows.map(({ reference }) => reference)).toEqual(["BILAT-2026-JPN-0901"]);
  expect(other.engagements.total).toBe(1);
  const none = await search(elsewhere, "tanaka");
  expect([none.engagements.total, none.people.total]).toEqual([0, 0]);
});

test("as a viewer only, one finds by the words of a record and of a promise, not by the names in them", async () => {
  const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
  const totals = async (viewer: Viewer, text: string) => {
    const { engagements, people, commitments } = await as(viewer, (db) => searchAll(db, viewer, text));
    return [engagements.total, people.total, commitments.total];
  };
  expect(await totals(colleague, "harue")).toEqual([1, 1, 0]);
  expect(await totals(guest, "harue")).toEqual([0, 0, 0]);
  expect(await totals(colleague, "desk")).toEqual([0, 0, 1]);
  expect(await totals(guest, "desk")).toEqual([0, 0, 0]);
  expect(await totals(guest, "chart")).toEqual([2, 0, 1]);
  expect(await totals(colleague, "chart -harue")).toEqual([1, 0, 1]);
  expect(await totals(colleague, "chart -desk")).toEqual([2, 0, 0]);
  for (const name of ["-harue", '-"tanaka harue"', "-desk"])
    expect(await totals(guest, `chart ${name}`), "nor is one left out by a name in it").toEqual([2, 0, 1]);
  const [hit] = (await as(guest, (db) => searchAll(db, guest, "charts"))).engagements.rows;
  expect(JSON.stringify(hit?.snippet)).not.toContain("Harue");
});

test("each facet counts what its list holds, under the wall", async () => {
  const followed = async (viewer: Viewer) => {
    const { engagements } = await as(viewer, (db) => searchAll(db, viewer, "charts"));
    for (const { values } of prepareFacets(
      await as(viewer, (db) => countFacets(db, viewer, "charts")),
      "charts",
    ))
      for (const { href, count } of values) {
        const query = Object.fromEntries(new URL(href, "http://x").searchParams);
        const { filters } = readEngagementFilters(query);
        expect(await as(viewer, (db) => countEngagements(db, viewer, filters)), href).toBe(count);
      }
    return engagements.facets.map(({ name, values }) => [
      name,
      values.map(({ label, count }) => [label, count]),
    ]);
  };
  expect(await followed(officer)).toEqual([
    [
      "country",
      [
        ["Japan", 3],
        ["South Korea", 1],
      ],
    ],
    [
      "year",
      [
        ["2026", 2],
        ["2025", 1],
      ],
    ],
    [
      "type",
      [
        ["Bilateral meeting", 2],
        ["Multilateral meeting", 1],
      ],
    ],
    [
      "objective",
      [
        [`${first.code} ${first.text}`, 2],
        [`${second.code} ${second.text}`, 1],
      ],
    ],
  ]);
  const ofColleague = await followed(colleague);
  expect(ofColleague.find(([name]) => name === "objective")?.[1]).toEqual([
    [`${first.code} ${first.text}`, 1],
    [`${second.code} ${second.text}`, 1],
  ]);
  expect((await as(colleague, (db) => searchAll(db, colleague, "charts"))).engagements.total).toBe(2);
  expect((await as(elsewhere, (db) => searchAll(db, elsewhere, "charts"))).engagements).toMatchObject({
    total: 0,
    rows: [],
    facets: [],
  });
});

test("promises are found by their words where their engagement is open, with an exact count", async () => {
  const found = async (viewer: Viewer, text: string) =>
    (await as(viewer, (db) => searchAll(db, viewer, text))).commitments;
  expect(await found(officer, "chart")).toMatchObject({ total: 2, rows: [{ name: "Send the chart" }, {}] });
  expect(await found(colleague, "sending charts")).toMatchObject({
    total: 1,
    rows: [{ href: "/engagements/BILAT-2026-JPN-0901" }],
  });
  expect(await found(elsewhere, "chart")).toMatchObject({ total: 0, rows: [] });
});

test("crises and their reports are found by their words", async () => {
  const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
  const author = await createViewer({ allCountries: true });
  const crisisId = newId();
  const at = new Date("2026-11-20T06:00:00Z");
  await as(author, async (db) => {
    await db.crisis.create({
      data: {
        id: crisisId,
        reference: "CR-2026-REEF",
        title: "Grounding on the reef",
        summary: "A vessel aground.",
        openedAt: at,
        timeZone: "UTC",
        createdById: author.id,
        countries: { create: [{ countryCode: "PHL" }] },
      },
    });
    await db.sitrep.create({
      data: {
        crisisId,
        number: 1,
        precedence: "ROUTINE",
        originator: "Desk",
        periodFrom: at,
        asOfAt: at,
        publishedAt: at,
        bluf: "Tugs have arrived.",
        sections: { military: "Salvage divers at work." },
        authorId: author.id,
      },
    });
  });
  const search = (viewer: Viewer, text: string) => as(viewer, (db) => searchAll(db, viewer, text));
  expect((await search(leader, "vessels")).crises.rows.map(({ href }) => href)).toEqual([
    "/crises/CR-2026-REEF",
  ]);
  expect((await search(leader, "salvage")).sitreps).toMatchObject({
    total: 1,
    rows: [{ href: "/crises/CR-2026-REEF/sitreps/001" }],
  });
  const none = await search(elsewhere, "salvage");
  expect([none.crises.total, none.sitreps.total]).toEqual([0, 0]);
});

test("without words every kind is counted as its list counts it", async () => {
  const counts = await as(colleague, (db) => countAll(db, colleague));
  expect(counts.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
  const engagements = await as(colleague, (db) => countEngagements(db, colleague, NO_FILTERS));
  const totalOf = (kind: string) => counts.find((one) => one.kind === kind)?.total;
  expect(totalOf("engagements")).toBe(engagements);
  const countries = await as(colleague, (db) => listCountries(db, "2026-11-20"));
  expect(totalOf("countries")).toBe(countries.length);
  const published = await as(colleague, (db) => db.sitrep.count({ where: { publishedAt: { not: null } } }));
  expect(totalOf("sitreps")).toBe(published);
});

test("names with a slip in them are found as close spellings, and nonsense finds nothing", async () => {
  const search = (text: string) => as(officer, (db) => searchAll(db, officer, text));
  await as(setUp, (db) =>
    db.organisation.create({
      data: { name: "Maritime Safety Directorate", nation: "JPN", createdById: setUp.id },
    }),
  );
  expect((await search("tanakka")).people).toMatchObject({ total: 1, isNear: true });
  expect((await search("Maritime Safety")).organisations).toMatchObject({ total: 1 });
  expect((await search("Maritme Safty Directorate")).organisations).toMatchObject({
    total: 1,
    isNear: true,
    rows: [{ name: "Maritime Safety Directorate" }],
  });
  const nonsense = await search("qqxzvw kkqzx");
  expect(KINDS.map((kind) => nonsense[kind].total)).toEqual(KINDS.map(() => 0));
});

test("what was saved a moment ago is found, and by its new words when it changes", async () => {
  const id = newId();
  await as(setUp, (db) =>
    db.person.create({
      data: { id, familyName: "Fresh", givenName: "Just", nationality: "JPN", createdById: setUp.id },
    }),
  );
  expect((await as(officer, (db) => searchAll(db, officer, "fresh"))).people.total).toBe(1);
  await as(setUp, (db) => db.person.update({ where: { id }, data: { familyName: "Renamed" } }));
  expect((await as(officer, (db) => searchAll(db, officer, "fresh"))).people.total).toBe(0);
});

test("text of any kind is a search", async () => {
  for (const text of ["%", "_", "'; drop table person; --", "\\", '"', "-", "a".repeat(200)]) {
    const { engagements } = await as(officer, (db) => searchAll(db, officer, text));
    expect(engagements.total).toBe(0);
  }
});

test("a person's page lists the engagements and promises open to the viewer, newest and soonest first", async () => {
  const attended = await as(officer, (db) => listAttended(db, personId, 1));
  expect(attended.info.total).toBe(2);
  expect(attended.rows.map(({ engagement, part }) => [engagement.reference, part.rankText])).toEqual([
    ["BILAT-2026-JPN-0902", "Col"],
    ["BILAT-2026-JPN-0901", "Col"],
  ]);
  expect((await as(colleague, (db) => listAttended(db, personId, 1))).info.total).toBe(1);
  expect((await as(elsewhere, (db) => listAttended(db, personId, 1))).info.total).toBe(0);
  expect(await as(officer, (db) => listOpenPromisesAround(db, personId))).toHaveLength(2);
  expect(await as(colleague, (db) => listOpenPromisesAround(db, personId))).toHaveLength(1);
  expect(await as(elsewhere, (db) => listOpenPromisesAround(db, personId))).toEqual([]);
});
