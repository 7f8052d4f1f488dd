import { beforeAll, describe, expect, test } from "vitest";
import { removeFile } from "@/lib/attachments/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { listCommitments, listOpenPromisesAround } from "@/lib/commitments/queries";
import { listCountries } from "@/lib/countries/queries";
import { withViewer } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { NO_FILTERS, readEngagementFilters } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { readTyped } from "@/lib/engagements/search/match";
import { countFacets } from "@/lib/engagements/search/queries";
import { listSeries } from "@/lib/engagements/series/queries";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { newId } from "@/lib/ids";
import { NO_OBJECTIVE_FILTERS } from "@/lib/objectives/filters";
import { listObjectives } from "@/lib/objectives/queries";
import { NO_PERSON_FILTERS } from "@/lib/people/filters";
import { listOrganisations } from "@/lib/people/organisations/queries";
import { updatePost } from "@/lib/people/posts/mutations";
import { listPosts } from "@/lib/people/posts/queries";
import { editPostSchema } from "@/lib/people/posts/schema";
import { listPeople } from "@/lib/people/queries";
import { createCrisis, createLogEntry } from "@/testing/crises";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { KINDS, readSearch, searchHref } from "./filters";
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

async function createPost(title: string, nation: string | null, organisationId: string | null = null) {
  const id = newId();
  const data = { id, title, nation, organisationId, createdById: setUp.id };
  await as(setUp, (db) => db.post.create({ data }));
  return id;
}

/** A series of meetings with Japan. */
async function begin(name: string, topics: string[] = []): Promise<string> {
  const id = newId();
  const data = { id, name, topics, countryCodes: ["JPN"], createdById: setUp.id };
  await as(setUp, (db) => db.meetingSeries.create({ data }));
  return id;
}

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
    const { editions } = await searchAll(viewer, text);
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
  const hint = async () => (await searchAll(officer, reference)).editions.rows[0]?.hint;
  expect(await hint()).toBe(`${reference} · dates not set`);
  await asOwner("update exercise_edition set cancel_reason = 'Storm.' where reference = $1", [reference]);
  expect(await hint()).toBe(`${reference} · cancelled · dates not set`);
});

test("a search counts and shows what is open to the viewer, and no more", async () => {
  const search = (viewer: Viewer, text: string) => searchAll(viewer, text);
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
    const { engagements, people, commitments } = await searchAll(viewer, text);
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
  const [hit] = (await searchAll(guest, "charts")).engagements.rows;
  expect(JSON.stringify(hit?.snippet)).not.toContain("Harue");
});

test("each facet counts what its list holds, under the wall", async () => {
  const followed = async (viewer: Viewer) => {
    const { engagements } = await searchAll(viewer, "charts");
    for (const { values } of prepareFacets(
      await as(viewer, async (db) => countFacets(db, viewer, await readTyped(db, "charts"))),
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
  expect((await searchAll(colleague, "charts")).engagements.total).toBe(2);
  expect((await searchAll(elsewhere, "charts")).engagements).toMatchObject({
    total: 0,
    rows: [],
    facets: [],
  });
});

test("promises are found by their words where their engagement is open, with an exact count", async () => {
  const found = async (viewer: Viewer, text: string) => (await searchAll(viewer, text)).commitments;
  expect(await found(officer, "chart")).toMatchObject({ total: 2, rows: [{ name: "Send the chart" }, {}] });
  expect(await found(colleague, "sending charts")).toMatchObject({
    total: 1,
    rows: [{ href: expect.stringMatching(/^\/commitments\/[0-9a-f-]{36}$/) }],
  });
  expect(await found(elsewhere, "chart")).toMatchObject({ total: 0, rows: [] });
});

test("the number beside a kind is the length of the list it opens, for everybody", async () => {
  const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
  const ally = await createViewer({ nation: "JPN", roles: ["VIEWER"], allCountries: true });
  await createPost("Keeper of the charts", "JPN");
  await begin("Chart talks");
  for (const viewer of [officer, colleague, elsewhere, guest, ally])
    for (const q of ["chart", "charts talks", "-chart", "desk", first.code, "%", first.text])
      await as(viewer, async (db) => {
        const places = { q, country: null };
        const { info: posts } = await listPosts(db, places, 1);
        const { rows: organisations } = await listOrganisations(db, places, 1);
        const { info: promises } = await listCommitments(db, viewer, { ...NO_COMMITMENT_FILTERS, q }, 1);
        expect(await searchAll(viewer, q), q).toMatchObject({
          posts: { total: posts.total },
          organisations: { total: organisations.length },
          commitments: { total: promises.total },
          objectives: { total: (await listObjectives(db, viewer, { ...NO_OBJECTIVE_FILTERS, q })).length },
          series: { total: (await listSeries(db, { q })).length },
        });
      });
  expect((await searchAll(officer, first.code)).objectives.rows).toMatchObject([
    { href: `/objectives/${first.code}`, name: first.text },
  ]);
});

describe("a post is found", () => {
  const found = async (text: string, viewer = officer) => {
    const { posts } = await searchAll(viewer, text);
    return posts.rows.map(({ href }) => href);
  };

  test("by its title without regard to accents, by its organisation, and by what it was called before", async () => {
    const id = await createPost("Naval attaché for Kiuchi", "JPN");
    const href = `/posts/${id}`;
    expect(await found("ATTACHE kiuchi")).toEqual([href]);
    expect(await found("kiuchi", elsewhere)).toEqual([]);

    const organisationId = newId();
    await as(setUp, (db) =>
      db.organisation.create({
        data: {
          id: organisationId,
          name: "Bureau of Tides",
          abbreviation: "BTX",
          nation: "JPN",
          createdById: setUp.id,
        },
      }),
    );
    const renamed = editPostSchema.parse({
      id,
      version: 1,
      title: "Liaison officer",
      organisationId,
      isActive: "on",
    });
    expect((await updatePost(officer, renamed)).ok).toBe(true);
    for (const words of ["liaison tides", "btx", "naval kiuchi", "kiuchi tides"])
      expect(await found(words), words).toEqual([href]);
    expect(await found("kiuchi", elsewhere), "nor by its former title").toEqual([]);
    await as(setUp, (db) =>
      db.organisation.update({ where: { id: organisationId }, data: { name: "Office of Currents" } }),
    );
    expect(await found("tides")).toEqual([]);
    expect(await found("currents")).toEqual([href]);
    const closed = newId();
    await asOwner(
      "insert into organisation (id, name, nation, created_by_id, updated_at) values ($1, 'Vexillum', 'PRT', $2, now())",
      [closed, setUp.id],
    );
    await asOwner("update post set organisation_id = $2 where id = $1", [id, closed]);
    expect(await found("vexillum"), "nor by an organisation that is closed").toEqual([]);
  });

  test("by who holds it today, person or user, by those who may know the name", async () => {
    const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
    const [now, before, own] = [
      await createPost("Head of berths", "JPN"),
      await createPost("Head of moorings", "JPN"),
      await createPost("Head of buoys", null),
    ];
    const held = newId();
    await as(setUp, async (db) => {
      await db.person.create({
        data: { id: held, familyName: "Ōzora", givenName: "Mio", nationality: "JPN", createdById: setUp.id },
      });
      await db.postHolding.createMany({
        data: [
          { postId: now, personId: held },
          { postId: before, personId: held, endsOn: new Date("2020-01-01T00:00:00Z") },
          { postId: own, userId: officer.id },
        ],
      });
    });
    expect(await found("ozora")).toEqual([`/posts/${now}`]);
    expect(await found("mio berths")).toEqual([`/posts/${now}`]);
    expect(await found("ozora", guest)).toEqual([]);
    expect(await found("berths", guest)).toEqual([`/posts/${now}`]);
    expect(await found("ozora", await createViewer({ nation: "GBR", allCountries: true }))).toEqual([]);
    expect(await found(officer.name)).toEqual([`/posts/${own}`]);
    await asOwner("update post_holding set ends_on = '2020-01-01' where person_id = $1", [held]);
    expect(await found("ozora"), "nor once they left").toEqual([]);
  });

  test("those that are called so themselves stand first", async () => {
    const organisationId = newId();
    await as(setUp, (db) =>
      db.organisation.create({
        data: { id: organisationId, name: "Lantern works", nation: "JPN", createdById: setUp.id },
      }),
    );
    const within = await createPost("A clerk", "JPN", organisationId);
    const called = await createPost("Warden of lanterns", "JPN");
    expect(await found("lantern")).toEqual([`/posts/${called}`, `/posts/${within}`]);
  });
});

test("a series of meetings is found by its name and its agenda as they are now, by those who know of it", async () => {
  const id = await begin("Harbour dialogue", ["Ballast and dredging"]);
  const found = async (text: string, viewer = officer) =>
    (await searchAll(viewer, text)).series.rows.map(({ href }) => href);
  const href = `/engagements/series/${id}`;
  for (const text of ["harbour dialog", "dredging", "arbour dia"])
    expect(await found(text), text).toEqual([href]);
  expect(await found("harbour", elsewhere)).toEqual([]);
  expect(await found("harbour", await createViewer({ nation: "JPN", allCountries: true }))).toEqual([]);
  await as(officer, (db) => db.meetingSeries.update({ where: { id }, data: { name: "Port dialogue" } }));
  expect(await found("harbour")).toEqual([]);
  expect(await found("port dialogue")).toEqual([href]);
});

test("an objective is found by its code, its words and its line of effort, and by what it says now", async () => {
  const found = async (text: string) =>
    (await searchAll(elsewhere, text)).objectives.rows.map(({ href }) => href);
  const href = `/objectives/${second.code}`;
  expect(await found(second.code.toLowerCase())).toEqual([href]);
  await asOwner("update objective set text = 'Partners clear quagmires themselves.' where id = $1", [
    second.id,
  ]);
  expect(await found("clearing quagmire")).toEqual([href]);
  await asOwner("update objective set text = $2 where id = $1", [second.id, second.text]);
  expect(await found("quagmire")).toEqual([]);
});

describe("a file is found", () => {
  const ally = { nation: "GBR", roles: ["VIEWER"], allCountries: true } as const;
  const found = async (text: string, viewer: Viewer = officer) => {
    const { files } = await searchAll(viewer, text, { kind: "files", page: 1 });
    expect(files.total).toBe(files.rows.length);
    return files.rows.map(({ name }) => name);
  };
  const attach = async (reference: string, name: string, facts: Record<string, string | null> = {}) => {
    const { marking = "UNCLASSIFIED", caption = null, completedAt = "2026-03-10T00:00:00Z" } = facts;
    const id = newId();
    await asOwner(
      `insert into attachment (id, engagement_id, name, caption, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
       select $1, id, $3, $4, 'PDF', 1200, repeat('0', 64), $5::marking, $6, 'Somebody', $7::timestamptz
       from engagement where reference = $2`,
      [id, reference, name, caption, marking, setUp.id, completedAt],
    );
    return id;
  };

  test("by the parts of its name and its caption, and leads to its record, by those who may read both", async () => {
    await attach("BILAT-2026-JPN-0901", "Zephyr_survey-final.pdf", { caption: "Soundings of the strait" });
    await attach("BILAT-2026-JPN-0902", "zephyr draft.pdf");
    await attach("BILAT-2026-JPN-0901", "Zephyr (CUI).pdf", { marking: "CUI" });
    await attach("BILAT-2026-JPN-0901", "Zephyr arriving.pdf", { completedAt: null });
    expect((await found("zephyr")).sort()).toEqual([
      "Zephyr (CUI).pdf",
      "Zephyr_survey-final.pdf",
      "zephyr draft.pdf",
    ]);
    for (const text of ["surveys", "Zephyr_survey-final.pdf", "final soundings", "zephyr surv"])
      expect(await found(text), text).toEqual(["Zephyr_survey-final.pdf"]);
    expect((await found("zephyr", colleague)).sort()).toEqual([
      "Zephyr (CUI).pdf",
      "Zephyr_survey-final.pdf",
    ]);
    const low = await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" });
    expect(await found("zephyr", low)).toEqual(["Zephyr_survey-final.pdf"]);
    expect(await found("zephyr", elsewhere)).toEqual([]);
    expect(await found("zephyr", await createViewer(ally))).toEqual([]);
    const { files } = await searchAll(low, "survey");
    expect(files.rows).toMatchObject([{ href: "/engagements/BILAT-2026-JPN-0901#files" }]);
    expect(files.rows[0]?.hint).toContain("Talk of Tanaka's charts");
  });

  test("by an ally only up to the marking of what was released", async () => {
    await asOwner(
      "update engagement set releasable_nations = '{GBR,USA}' where reference = 'MULTI-2025-JPN-0001'",
    );
    await attach("MULTI-2025-JPN-0001", "Quoin released.pdf");
    await attach("MULTI-2025-JPN-0001", "Quoin inside.pdf", { marking: "CUI" });
    expect(await found("quoin", await createViewer(ally))).toEqual(["Quoin released.pdf"]);
    expect((await found("quoin")).sort()).toEqual(["Quoin inside.pdf", "Quoin released.pdf"]);
  });

  test("under the marking of its record where that is higher, since the title stands beside it", async () => {
    await attach("MULTI-2025-JPN-0001", "Trestle.pdf");
    const markings = async () =>
      (await searchAll(officer, "trestle")).files.rows.map(({ marking }) => marking);
    expect(await markings()).toEqual(["UNCLASSIFIED"]);
    await asOwner("update engagement set marking = 'CUI' where reference = 'MULTI-2025-JPN-0001'");
    expect(await markings()).toEqual(["CUI"]);
  });

  test("also on an edition of an exercise, at home alone", async () => {
    const edition = await editionsOf(officer, await createSeries()).create();
    const [file, comment] = [newId(), newId()];
    await asOwner(
      `insert into attachment (id, edition_id, name, kind, size, sha256, uploaded_by_id, uploaded_by_name, completed_at)
       values ($1, $2, 'Windlass.pdf', 'PDF', 1200, repeat('0', 64), $3, 'Somebody', now())`,
      [file, edition.id, setUp.id],
    );
    await asOwner(
      "insert into comment (id, edition_id, text, author_id, author_name) values ($1, $2, 'Ask about the windlass.', $3, 'Ann Author')",
      [comment, edition.id, setUp.id],
    );
    const href = `/exercises/${edition.series.slug}/${edition.reference}`;
    const foundBy = async (viewer: Viewer) => {
      const { files, comments } = await searchAll(viewer, "windlass");
      return [files, comments].map(({ rows, total }) => [total, ...rows.map((row) => row.href)]);
    };
    for (const viewer of [officer, elsewhere])
      expect(await foundBy(viewer)).toEqual([
        [1, `${href}#files`],
        [1, `${href}#comment-${comment}`],
      ]);
    const asked = await createViewer({ roles: ["VIEWER"], nation: "JPN" });
    expect(await as(asked, (db) => findByReference(db, edition.reference))).toBe(href);
    expect(await foundBy(asked)).toEqual([[0], [0]]);
    const { files } = await searchAll(officer, "windlass");
    expect(files.rows[0]?.hint).toContain(edition.reference);
  });

  test("until it is removed", async () => {
    const id = await attach("BILAT-2026-JPN-0902", "Gantry plan.pdf");
    expect(await found("gantry")).toEqual(["Gantry plan.pdf"]);
    expect((await removeFile(officer, { id, reason: "Wrong" })).ok).toBe(true);
    expect(await found("gantry")).toEqual([]);
  });
});

describe("what hangs on a record is found by those who may read the record", () => {
  const recordOn = async (reference: string, text: string) => {
    const [row] = await asOwner<{ id: string }>(
      "insert into outcome (id, engagement_id, text, recorded_by_id, updated_at) select $1, id, $3, $4, now() from engagement where reference = $2 returning id",
      [newId(), reference, text, setUp.id],
    );
    return row?.id ?? "";
  };
  const reach = (id: string, step: string, evidence: string) =>
    asOwner(
      "insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id) values ($1, $2::ladder_step, $3, '2026-03-10', '2026-09-10', $4)",
      [id, step, evidence, setUp.id],
    );

  test("an outcome, by its words and its evidence as they are now", async () => {
    const id = await recordOn("BILAT-2026-JPN-0901", "Partner dredges the fairway");
    const secret = await recordOn("BILAT-2026-JPN-0902", "Fairway left for later");
    await reach(id, "ATTENDED", "The harbourmaster was there.");
    await reach(id, "DISCUSSED", "Minutes name a gantry of granite.");
    const found = async (text: string, viewer: Viewer = officer) => {
      const { outcomes } = await searchAll(viewer, text);
      expect(outcomes.total).toBe(outcomes.rows.length);
      return outcomes.rows.map(({ href }) => href);
    };
    const href = `/engagements/BILAT-2026-JPN-0901#outcome-${id}`;
    for (const text of ["dredging fairway", "granite", "harbourmaster granite", "dredge granite"])
      expect(await found(text), text).toEqual([href]);
    expect(await found("fairway")).toHaveLength(2);
    expect(await found("fairway", colleague)).toEqual([href]);
    expect(await found("fairway", elsewhere)).toEqual([]);
    const { outcomes } = await searchAll(officer, "granite");
    expect(outcomes.rows[0]).toMatchObject({ name: "Partner dredges the fairway", marking: "UNCLASSIFIED" });
    expect(outcomes.rows[0]?.hint).toContain("gantry of granite");
    await asOwner("update outcome_step set evidence = 'A gantry of basalt.' where outcome_id = $1", [id]);
    expect([await found("granite"), await found("basalt")]).toEqual([[], [href]]);
    await asOwner("delete from outcome_step where outcome_id = $1", [id]);
    expect(await found("basalt")).toEqual([]);
    await asOwner("update outcome set text = 'The channel is kept' where id = $1", [secret]);
    expect(await found("fairway")).toEqual([href]);
  });

  test("a comment, until it is taken back", async () => {
    const id = newId();
    const text = `${"Nothing yet. ".repeat(40)}Ask about the capstan.`;
    await asOwner(
      "insert into comment (id, engagement_id, text, author_id, author_name) select $1, id, $2, $3, 'Ann Author' from engagement where reference = 'BILAT-2026-JPN-0902'",
      [id, text, officer.id],
    );
    const found = async (viewer: Viewer) => (await searchAll(viewer, "capstans")).comments;
    const { rows, total } = await found(officer);
    expect(total).toBe(1);
    expect(rows[0]?.href).toBe(`/engagements/BILAT-2026-JPN-0902#comment-${id}`);
    expect(rows[0]?.name).toContain("capstan");
    expect(rows[0]?.hint).toContain("Ann Author");
    expect((await found(colleague)).total).toBe(0);
    await asOwner(
      "update comment set text = null, removed_at = now(), removed_by_name = 'Ann Author' where id = $1",
      [id],
    );
    expect((await found(officer)).total).toBe(0);
  });
});

test("a person is found by the biography, shown where it says so, by those of the nation that keeps it alone", async () => {
  const id = newId();
  await as(setUp, (db) =>
    db.person.create({
      data: {
        id,
        familyName: "Umeda",
        givenName: "Rei",
        nationality: "JPN",
        biography: "Led the minesweepers at Otaru. Taught oceanography before.",
        biographySource: "https://example.org/umeda",
        languages: "Ainu",
        createdById: setUp.id,
      },
    }),
  );
  const found = async (text: string, viewer: Viewer = officer) => (await searchAll(viewer, text)).people;
  const { rows, total } = await found("minesweeper otaru");
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ href: `/people/${id}`, name: "Umeda, Rei" });
  expect(rows[0]?.hint).toContain("minesweepers at Otaru");
  expect((await found("umeda oceanography")).total).toBe(1);
  expect((await found("ainu")).total).toBe(0);
  expect((await found("oceanography", elsewhere)).total).toBe(0);
  const compatriot = await createViewer({ nation: "JPN", countries: ["JPN"] });
  expect((await found("oceanography", compatriot)).total).toBe(0);
  expect((await found("umeda", compatriot)).total).toBe(1);
});

test("a word of a biography keeps nobody away whose name comes close to it, and a name does", async () => {
  const people = {
    named: ["Katsuragi", null],
    told: ["Wakabayashi", "Served under Admiral Katsurahi in Kure."],
  } as const;
  const ids = { named: newId(), told: newId() };
  await as(setUp, (db) =>
    db.person.createMany({
      data: (["named", "told"] as const).map((key) => ({
        id: ids[key],
        familyName: people[key][0],
        givenName: "Jun",
        nationality: "JPN",
        biography: people[key][1],
        biographySource: people[key][1] && "https://example.org/kure",
        createdById: setUp.id,
      })),
    }),
  );
  const found = async (text: string) => {
    const { rows, total, isNear } = (await searchAll(officer, text)).people;
    const filters = { ...NO_PERSON_FILTERS, q: text };
    const list = await as(officer, (db) => listPeople(db, filters, 1));
    expect([list.info.total, list.isNear, list.found]).toEqual([total, isNear, isNear ? 0 : total]);
    return { ids: rows.map(({ href }) => href.replace("/people/", "")).sort(), isNear };
  };
  expect(await found("Katsurahi")).toEqual({ ids: [ids.named, ids.told].sort(), isNear: true });
  expect(await found("Katsuragi")).toEqual({ ids: [ids.named], isNear: false });
  expect(await found("Kure")).toEqual({ ids: [ids.told], isNear: false });
  expect(await found("Wakabayashi Katsurahi")).toEqual({ ids: [ids.told], isNear: false });
});

test("a kind that has no list but the search is walked to its end, as many rows as it counts", async () => {
  const [seriesId, slug] = [newId(), `meander-${newId().slice(-8)}`];
  await as(setUp, async (db) => {
    await db.exerciseSeries.create({ data: { id: seriesId, slug, name: slug, lead: "A command" } });
    await db.exerciseEdition.createMany({
      data: Array.from({ length: 53 }, (_, index) => ({
        reference: `EX-${slug.toUpperCase()}-${index + 10}`,
        seriesId,
        year: 1970 + index,
        name: "Long meander",
        createdById: setUp.id,
      })),
    });
  });
  const crisis = await createCrisis();
  await asOwner(
    `insert into crisis_log_entry (id, crisis_id, number, kind, text, event_at, time_zone, reported_at, source_type, author_id)
     select gen_random_uuid(), $1, n, 'INC', 'A meander was swept.', '2026-01-02T04:00Z', 'UTC', '2026-01-02T04:00Z', 'OFFICIAL', $2
     from generate_series(1, 53) n`,
    [crisis.id, setUp.id],
  );
  await asOwner(
    `insert into attachment (id, engagement_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
     select gen_random_uuid(), id, 'Meander ' || n || '.pdf', 'PDF', 1200, repeat('0', 64), 'UNCLASSIFIED', $1, 'Somebody', now()
     from engagement, generate_series(1, 53) n where reference = 'BILAT-2026-JPN-0901'`,
    [setUp.id],
  );
  const read = (kind: "files" | "editions" | "entries", wanted: number) => {
    const address = new URL(searchHref("meander", kind, wanted), "http://x");
    const { text, page } = readSearch(Object.fromEntries(address.searchParams));
    return searchAll(officer, text ?? "", { kind, page }).then((found) => found[kind]);
  };
  for (const kind of ["files", "editions", "entries"] as const) {
    const [first, last, beyond] = [await read(kind, 1), await read(kind, 2), await read(kind, 9)];
    expect([first.info, last.info], kind).toMatchObject([
      { from: 1, to: 50, total: 53 },
      { from: 51, to: 53, total: 53 },
    ]);
    const walked = [...first.rows, ...last.rows].map(({ href, name }) => `${href} ${name}`);
    expect(new Set(walked).size, kind).toBe(first.total);
    expect(beyond, kind).toEqual(last);
  }
  const listed = await searchAll(officer, "meander", { kind: "people", page: 2 });
  expect([listed.people.info, listed.files.info, listed.files.rows.length]).toEqual([
    undefined,
    undefined,
    8,
  ]);
  const none = await searchAll(officer, "qqxzvw", { kind: "files", page: 2 });
  expect(none.files).toMatchObject({ rows: [], total: 0 });
});

test("what was logged in a crisis is found by those to whom the crisis is open", async () => {
  const crisis = await createCrisis();
  await createLogEntry(crisis.id, 7, "A tug towed the hulk away.");
  const found = async (viewer: Viewer) => (await searchAll(viewer, "towing hulk")).entries;
  expect(await found(officer)).toMatchObject({
    total: 1,
    rows: [{ href: `/crises/${crisis.reference}#entry-7`, name: "A tug towed the hulk away." }],
  });
  expect(await found(await createViewer({ nation: "GBR", allCountries: true }))).toMatchObject({
    total: 0,
    rows: [],
  });
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
  const search = (viewer: Viewer, text: string) => searchAll(viewer, text);
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

test("what was saved a moment ago is found, and by its new words when it changes", async () => {
  const id = newId();
  await as(setUp, (db) =>
    db.person.create({
      data: { id, familyName: "Fresh", givenName: "Just", nationality: "JPN", createdById: setUp.id },
    }),
  );
  expect((await searchAll(officer, "fresh")).people.total).toBe(1);
  await as(setUp, (db) => db.person.update({ where: { id }, data: { familyName: "Renamed" } }));
  expect((await searchAll(officer, "fresh")).people.total).toBe(0);
});

test("text of any kind is a search", async () => {
  for (const text of ["%", "_", "'; drop table person; --", "\\", '"', "-", "a".repeat(200)]) {
    const { engagements } = await searchAll(officer, text);
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
