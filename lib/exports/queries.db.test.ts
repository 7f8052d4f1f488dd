import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { readCommitmentFilters } from "@/lib/commitments/filters";
import { listCommitments } from "@/lib/commitments/queries";
import { CRISIS_STATES, NO_CRISIS_FILTERS } from "@/lib/crises/filters";
import { listCrises } from "@/lib/crises/queries";
import { startCorrection } from "@/lib/crises/sitreps/corrections/mutations";
import { withViewer } from "@/lib/db";
import { completed } from "@/lib/engagements/field-sets/sets";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { addFigure } from "@/lib/exercises/editions/figures/mutations";
import { newId } from "@/lib/ids";
import { readPersonFilters } from "@/lib/people/filters";
import { listPeople } from "@/lib/people/queries";
import { createCrisis, createLogEntry, publishReport } from "@/testing/crises";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { exportText } from "./formats";
import { EXPORT_LISTS, type ExportList } from "./lists";
import { planExport } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

async function file(
  viewer: Viewer,
  list: ExportList,
  query: Record<string, string>,
  rows: string | null = null,
) {
  return withViewer(viewer, async (db) => {
    const plan = await planExport(list, db, viewer, query, rows);
    if (!plan) return null;
    const cells = (await plan.read(db, 0, plan.total)).map((row) => row.cells);
    for (const row of cells) expect(row).toHaveLength(plan.heads.length);
    expect(new Set(plan.heads).size).toBe(plan.heads.length);
    const column = (head: string) => cells.map((row) => row[plan.heads.indexOf(head)]);
    return { ...plan, cells, column };
  });
}

test("people and promises of a file are those of their list, in its order, as far as they are open", async () => {
  const person = (familyName: string) => ({
    id: newId(),
    familyName,
    givenName: "Ex",
    nationality: "JPN",
    createdById: setUp.id,
  });
  await withViewer(setUp, async (db) => {
    await db.person.createMany({
      data: [
        person("Exporttwo"),
        { ...person("Exportone"), biography: "Exportbio.", biographySource: "https://example.org/x" },
      ],
    });
    await writeEngagements(db, setUp, [
      {
        type: "BILAT",
        title: "Talk of exports",
        status: "COMPLETE",
        publication: "PUBLISHED",
        startsOn: "2026-03-09",
        timeZone: "Asia/Tokyo",
        marking: "CUI",
        countries: [{ code: "JPN", role: "HOST" }],
        commitments: [
          { text: "Exportable later", bySide: "OWN", ownerName: "Desk", dueOn: "2026-05-01" },
          { text: "Exportable first", bySide: "PARTNER", ownerName: "Desk", dueOn: "2026-04-01" },
        ],
        sets: completed({
          visit: { legs: [{ arrivesIn: "Tokyo", arrivesOn: "2026-03-09" }, { arrivesIn: "Sasebo" }] },
        }),
      },
    ]);
  });
  const people = await file(officer, "people", { q: "Exportone" });
  expect(people?.column("Family name")).toEqual(["Exportone"]);
  expect(JSON.stringify(people?.cells)).not.toContain("Exportbio");
  const both = await file(officer, "people", { q: "export" });
  const listed = await withViewer(officer, (db) =>
    listPeople(db, readPersonFilters({ q: "export" }).filters, 1),
  );
  expect(both?.column("Family name")).toEqual(listed.rows.map(({ familyName }) => familyName));
  expect((await file(elsewhere, "people", { q: "export" }))?.total).toBe(0);

  const promises = await file(officer, "commitments", { q: "exportable" });
  const ledger = await withViewer(officer, (db) =>
    listCommitments(db, officer, readCommitmentFilters({ q: "exportable" }).filters, 1),
  );
  expect(promises?.column("Commitment")).toEqual(ledger.rows.map(({ text }) => text));
  expect(promises?.marking).toBe("CUI");
  expect((await file(elsewhere, "commitments", { q: "exportable" }))?.total).toBe(0);

  const legs = await file(officer, "engagements", { q: "exports" }, "visit.legs");
  expect(legs?.column("Itinerary: To")).toEqual(["Tokyo", "Sasebo"]);
  expect(legs?.column("Itinerary: Arrives on")).toEqual(["2026-03-09", ""]);
  expect(new Set(legs?.column("Reference")).size).toBe(1);
  expect((await file(officer, "engagements", { q: "exports" }, "visit.calls"))?.total).toBe(0);
});

test("a file of outcomes holds those of the engagements under its filters, with the highest step and when to look again", async () => {
  const [record] = await withViewer(officer, (db) =>
    db.engagement.findMany({ where: { title: "Talk of exports" }, select: { id: true, reference: true } }),
  );
  const [berths, nothing] = [newId(), newId()];
  await asOwner(
    `insert into outcome (id, engagement_id, text, recorded_by_id, updated_at, created_at)
     values ($1, $3, 'Berths', $4, now(), '2026-03-10'), ($2, $3, 'Nothing yet', $4, now(), '2026-03-11')`,
    [berths, nothing, record?.id, officer.id],
  );
  await asOwner(
    `insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id)
     values ($1, 'ATTENDED', 'List.', '2026-03-09', '2026-09-09', $2), ($1, 'DISCUSSED', 'Minutes.', '2026-03-12', '2026-10-09', $2)`,
    [berths, officer.id],
  );
  const outcomes = await file(officer, "outcomes", { ladder: "DISCUSSED", q: "exports" });
  expect(outcomes?.marking).toBe("CUI");
  expect(outcomes?.column("Outcome")).toEqual(["Berths", "Nothing yet"]);
  expect(outcomes?.column("Highest step")).toEqual(["Discussed", ""]);
  expect(outcomes?.column("What shows it")).toEqual(["Minutes.", ""]);
  expect(outcomes?.column("Reached on")).toEqual(["2026-03-12", ""]);
  expect(outcomes?.column("Look again on")).toEqual(["2026-10-09", ""]);
  expect(outcomes?.column("Engagement")).toEqual([record?.reference, record?.reference]);
  expect((await file(officer, "outcomes", { ladder: "ACTED", q: "exports" }))?.total).toBe(0);
  expect((await file(elsewhere, "outcomes", { q: "exports" }))?.total).toBe(0);
});

test("editions of the planner and each of their numbers stand in a row of their own", async () => {
  const series = await createSeries();
  const { create } = editionsOf(officer, series);
  const edition = await create({ startsOn: "2031-05-01", endsOn: "2031-05-09" });
  for (const value of [300, 340])
    await addFigure(officer, {
      id: newId(),
      editionId: edition.id,
      kind: "TROOPS",
      whose: { side: "TOTAL", countryCode: "JPN" },
      value,
      qualifier: null,
      source: `Source ${value}`,
      asOf: "2031-01-02",
      isAsReported: false,
    });
  const query = { view: "planner", year: "2031", series: series.slug };
  expect((await file(officer, "exercises", query))?.column("Reference")).toEqual([edition.reference]);
  const numbers = await file(officer, "exercises", query, "numbers");
  expect([numbers?.column("Whose"), numbers?.column("Number"), numbers?.column("Source")]).toEqual([
    ["Japan", "Japan"],
    ["300", "340"],
    ["Source 300", "Source 340"],
  ]);
});

/** The calendar as its reader has it: of each event its properties by name, with their parameters left out. */
async function calendar(viewer: Viewer, query: Record<string, string>, isWhole = false) {
  const text = await withViewer(viewer, async (db) => {
    const plan = await planExport("engagements", db, viewer, query, null);
    const made = plan && exportText("ics", plan, { viewer, now: new Date(), isWhole });
    if (!made) return null;
    const parts = await made.part(db, 0, plan.total);
    const end = made.end({ written: parts.length, leftOut: 0 });
    return { marking: made.marking, all: made.begin + parts.map((part) => part.text).join("") + end };
  });
  if (!text) return null;
  const events = text.all
    .replaceAll("\r\n ", "")
    .split("BEGIN:VEVENT\r\n")
    .slice(1)
    .map((event) => event.slice(0, event.indexOf("END:VEVENT")))
    .map((event) =>
      Object.fromEntries(
        event
          .trimEnd()
          .split("\r\n")
          .map((line) => {
            const [name = "", ...value] = line.split(":");
            return [name.split(";")[0] ?? "", value.join(":")];
          }),
      ),
    );
  return { ...text, events };
}

test("a calendar has the engagements of the list, and what is marked or close hold by its reference alone", async () => {
  const talk: PreparedEngagement = {
    type: "BILAT",
    title: "Calendared; with Mori",
    status: "CONFIRMED",
    publication: "PUBLISHED",
    startsOn: "2032-03-09",
    timeZone: "Asia/Tokyo",
    venue: "Ministry hall",
    city: "Tokyo",
    purpose: "Calendared purpose",
    countries: [{ code: "JPN", role: "HOST" }],
    attendance: [{ name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL" }],
  };
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      { ...talk, startsAt: new Date("2032-03-09T01:30:00Z"), endsAt: new Date("2032-03-09T03:00:00Z") },
      {
        ...talk,
        title: "Calendared days",
        startsOn: "2032-03-10",
        endsOn: "2032-03-11",
        status: "CANCELLED",
        statusReason: "Storm.",
      },
      {
        ...talk,
        title: "Calendared month",
        startsOn: "2032-04-01",
        datePrecision: "MONTH",
        status: "PLANNED",
      },
      { ...talk, title: "Calendared secret", startsOn: "2032-05-01", marking: "CUI" },
      { ...talk, title: "Calendared hold", startsOn: "2032-05-02", closeHold: true, authorId: officer.id },
    ]),
  );
  const query = { q: "calendared", sort: "date" };
  const plain = await calendar(officer, query);
  expect(plain?.marking).toBe("CUI");
  expect(plain?.all).toContain("NAME:CUI · Engagements");
  const [hours, days, month, secret, hold] = plain?.events ?? [];
  expect(plain?.events).toHaveLength(5);
  expect(hours).toMatchObject({
    DTSTART: "20320309T013000Z",
    DTEND: "20320309T030000Z",
    SUMMARY: "Calendared\\; with Mori",
    LOCATION: "Ministry hall\\, Tokyo",
    STATUS: "CONFIRMED",
    SEQUENCE: "0",
    CLASS: "PUBLIC",
    DESCRIPTION: expect.stringMatching(
      /^UNCLASSIFIED\\nBilateral meeting · BILAT-2032-JPN-\d+.*Mori\\, Kenji/,
    ),
  });
  expect(days).toMatchObject({
    DTSTART: "20320310",
    DTEND: "20320312",
    STATUS: "CANCELLED",
    TRANSP: "TRANSPARENT",
  });
  expect(month).toMatchObject({
    DTSTART: "20320401",
    DTEND: "20320501",
    STATUS: "TENTATIVE",
    TRANSP: "TRANSPARENT",
    SUMMARY: "Calendared month (day not known\\, Apr 2032)",
  });
  for (const event of [secret, hold]) {
    expect(event).toMatchObject({
      SUMMARY: expect.stringMatching(/^Engagement BILAT-2032-JPN-\d+$/),
      CLASS: "CONFIDENTIAL",
    });
    expect(JSON.stringify(event)).not.toMatch(/Calendared|Mori|Tokyo|Ministry|Bilateral/);
  }

  const whole = await calendar(officer, query, true);
  expect(whole?.events[3]).toMatchObject({
    SUMMARY: "(CUI) Calendared secret",
    LOCATION: "Ministry hall\\, Tokyo",
    DESCRIPTION: expect.stringMatching(/^CUI\\n/),
    CLASS: "CONFIDENTIAL",
  });
  expect(whole?.events[4]?.DESCRIPTION).toMatch(/^UNCLASSIFIED · Close hold\\n/);
  expect(whole?.events.map(({ UID }) => UID)).toEqual(plain?.events.map(({ UID }) => UID));

  expect(await calendar(elsewhere, query), "a calendar of nothing is none").toBeNull();
  const only = /BILAT-2032-JPN-\d+/.exec(secret?.SUMMARY ?? "")?.[0] ?? "";
  expect((await calendar(officer, { only }))?.events).toEqual([secret]);
  expect(await calendar(elsewhere, { only })).toBeNull();
  expect(await calendar(officer, { only: "no reference" })).toBeNull();
  expect((await file(officer, "engagements", { only }))?.column("Reference")).toEqual([only]);
  expect(await file(officer, "people", { only })).toBeNull();
});

test("people, points, promises and gifts of records stand line by line, each as far as its reader may know it", async () => {
  const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
  const limit = { amount: "480.00", currency: "USD", basis: "5 U.S.C. 7342" };
  await withViewer(setUp, async (db) => {
    await db.giftLimit.createMany({ data: [{ ...limit, startsOn: new Date("2023-01-01") }] });
    await writeEngagements(db, setUp, [
      {
        type: "BILAT",
        title: "Linewise talk",
        status: "COMPLETE",
        publication: "PUBLISHED",
        startsOn: "2026-03-09",
        timeZone: "Asia/Tokyo",
        marking: "CUI",
        countries: [{ code: "JPN", role: "HOST" }],
        attendance: [
          {
            name: "Lineson, Aki",
            rankText: "Captain",
            position: "Head of berths",
            organisation: "Harbour staff",
            nationality: "JPN",
            side: "PARTNER",
            role: "PRINCIPAL",
            strength: "TRUSTED",
            nextContactOn: "2026-06-01",
          },
          { name: "Absentson, Bo", side: "OWN", role: "NOTE_TAKER", attended: false },
        ],
        points: [{ kind: "ASK", side: "PARTNER", text: "Berths in May" }],
        commitments: [{ text: "Send the tables", bySide: "OWN", ownerName: "Desk", dueOn: "2026-05-01" }],
        gifts: [
          {
            direction: "RECEIVED",
            description: "Print",
            value: "500.00",
            currency: "USD",
            registryNumber: "7",
            giverName: "Lineson, Aki",
            recipientName: "Minister's wife",
          },
          { direction: "GIVEN", description: "Coin" },
        ],
        deliverables: [{ kind: "Report", title: "Berthing plan" }],
      },
    ]);
  });
  const lines = (rows: string, viewer = officer) => file(viewer, "engagements", { q: "linewise" }, rows);

  const people = await lines("attendance");
  expect([people?.marking, people?.total]).toEqual(["CUI", 1]);
  expect(people?.column("Name")).toEqual(["Lineson, Aki", "Absentson, Bo"]);
  expect(people?.column("Rank")).toEqual(["Captain", ""]);
  expect(people?.column("Position")).toEqual(["Head of berths", ""]);
  expect(people?.column("Organisation")).toEqual(["Harbour staff", ""]);
  expect(people?.column("Side")).toEqual(["Partner", "Own side"]);
  expect(people?.column("Role")).toEqual(["Principal", "Note-taker"]);
  expect(people?.column("Attended")).toEqual(["yes", "no"]);
  expect(people?.column("Meet again by")).toEqual(["2026-06-01", ""]);
  const unnamed = await lines("attendance", guest);
  expect(unnamed?.column("Rank")).toEqual(["Captain", ""]);
  expect(JSON.stringify(unnamed?.cells)).not.toMatch(/Lineson|Absentson|2026-06-01|Trusted/);

  expect((await lines("points"))?.cells).toEqual([
    expect.arrayContaining(["Ask", "Partner", "Berths in May"]),
  ]);
  expect((await lines("commitments"))?.column("Due on")).toEqual(["2026-05-01"]);
  expect((await lines("deliverables"))?.column("Deliverable")).toEqual(["Berthing plan"]);
  const gifts = await lines("gifts");
  expect(gifts?.rowsOf).toBe("Register of gifts");
  const told = [
    "Given or received",
    "Value",
    "Currency",
    "Limit of that day",
    "Against the limit",
    "Registry number",
  ];
  // Of gifts of one moment none is the first.
  const [places, given] = [
    told.map((head) => gifts?.column(head)),
    gifts?.column(told[0] ?? "").indexOf("Given"),
  ];
  expect([0, 1]).toContain(given);
  expect(places.map((column) => column?.[given ?? 0])).toEqual(["Given", "", "", "480.00", "", ""]);
  expect(places.map((column) => column?.[1 - (given ?? 0)])).toEqual([
    "Received",
    "500.00",
    "USD",
    "480.00",
    "Above the limit",
    "7",
  ]);
  const parties = [
    ...["Given by", "Given by, post", "Given by, organisation", "Given by, nation"],
    ...["Given to", "Given to, post", "Given to, organisation", "Given to, nation"],
  ];
  const partiesTo = (register: typeof gifts) =>
    parties.map((head) => register?.column(head).toSorted().at(-1));
  expect(partiesTo(gifts)).toEqual([
    ...["Captain Lineson, Aki", "Head of berths", "Harbour staff", "Japan"],
    ...["Minister's wife", "", "", ""],
  ]);
  const unnamedGifts = await lines("gifts", guest);
  expect(unnamedGifts?.column("Given by, post")).toContain("Head of berths");
  expect(JSON.stringify(unnamedGifts?.cells)).not.toMatch(/Lineson|wife/);
  for (const rows of ["attendance", "points", "commitments", "gifts", "deliverables"])
    expect((await lines(rows, elsewhere))?.total, rows).toBe(0);
});

test("what was renegotiated of a promise, and each step of an outcome, stand in rows of their own", async () => {
  const [promise] = await withViewer(officer, (db) =>
    db.commitment.findMany({ where: { text: "Exportable first" }, select: { id: true } }),
  );
  await asOwner(
    `insert into commitment_renegotiation (id, commitment_id, agreed_on, old_due_on, new_due_on, old_text, new_text, reason, asked_by_side, recorded_by_id)
     values ($1, $2, '2026-03-20', '2026-03-31', '2026-04-01', 'All of it', 'Exportable first', 'The tide.', 'PARTNER', $3)`,
    [newId(), promise?.id, officer.id],
  );
  const agreed = await file(officer, "commitments", { q: "exportable" }, "renegotiations");
  expect([agreed?.marking, agreed?.cells.length]).toEqual(["CUI", 1]);
  expect(
    ["Agreed on", "Asked by", "Due on before", "Words before", "Reason"].map(
      (head) => agreed?.column(head)[0],
    ),
  ).toEqual(["2026-03-20", "Partner", "2026-03-31", "All of it", "The tide."]);
  expect((await file(elsewhere, "commitments", { q: "exportable" }, "renegotiations"))?.total).toBe(0);

  const steps = await file(officer, "outcomes", { q: "exports" }, "steps");
  expect(steps?.marking).toBe("CUI");
  expect(steps?.column("Step")).toEqual(["Attended", "Discussed"]);
  expect(steps?.column("What shows it")).toEqual(["List.", "Minutes."]);
  expect(steps?.column("Look again on")).toEqual(["2026-09-09", "2026-10-09"]);
  expect((await file(elsewhere, "outcomes", { q: "exports" }, "steps"))?.total).toBe(0);
});

test("an edition says its type, who was asked, its milestones and its end; milestones have a file of their own", async () => {
  const series = await createSeries();
  const { create } = editionsOf(officer, series);
  const edition = await create({ startsOn: "2033-05-01", endsOn: "2033-05-09" });
  await asOwner(
    "update exercise_edition set type_code = 'EX-PASSEX', cancel_reason = 'Storm.', review_closed_at = '2033-06-01T12:00Z' where id = $1",
    [edition.id],
  );
  await asOwner(
    "insert into exercise_participant (edition_id, country_code, role, state) values ($1, 'KOR', 'OBSERVER', 'DECLINED')",
    [edition.id],
  );
  await asOwner(
    `insert into exercise_milestone (id, edition_id, kind, number, state, held_on) values ($1, $2, 'SITE_SURVEY', 7, 'DONE', '2033-02-03')`,
    [newId(), edition.id],
  );
  const plan = await file(officer, "exercises", { view: "planner", year: "2033", series: series.slug });
  const of = (head: string) => plan?.column(head)[0];
  expect([of("Year"), of("Type, code"), of("Cancelled because"), of("Review closed on (UTC)")]).toEqual([
    "2033",
    "EX-PASSEX",
    "Storm.",
    "2033-06-01",
  ]);
  expect(of("Participants")).toContain("(observer, declined)");
  expect(of("Participants, code")).toContain("KOR OBSERVER DECLINED");
  expect(of("Milestones")).toContain("Site survey 7, 2033-02-03, done");

  const milestones = await file(officer, "milestones", { series: series.slug, state: "done" });
  expect(milestones?.column("Milestone")).toEqual(["Site survey 7"]);
  expect(milestones?.column("Held on")).toEqual(["2033-02-03"]);
  expect(milestones?.column("Edition cancelled")).toEqual(["yes"]);
  const all = await file(officer, "exercise-series", { q: series.slug.replace("trial-", "Trial ") });
  expect(all?.column("Editions on record")).toEqual(["1"]);
});

test("an indicator says what it is measured from, to what, and where it stands; other nations read none", async () => {
  const [objective, indicator, counted] = [newId(), newId(), newId()];
  await asOwner(
    `insert into objective (id, code, line_of_effort_id, text)
     select $1, 'EXP9-1', id, 'Exported objective.' from picklist_item where list = 'LINE_OF_EFFORT' limit 1`,
    [objective],
  );
  await asOwner(
    `insert into indicator (id, objective_id, kind, name, unit, baseline, target, counted_by, updated_at)
     values ($1, $3, 'EFFECT', 'Patrol days', 'days', 10, 40, null, now()), ($2, $3, 'PERFORMANCE', 'Held', 'talks', null, 5, 'HELD', now())`,
    [indicator, counted, objective],
  );
  await asOwner(
    `insert into indicator_reading (id, indicator_id, read_on, value, source, recorded_by_id)
     values ($1, $3, '2026-01-05', 12, 'First', $4), ($2, $3, '2026-02-05', 15.5, 'Log', $4)`,
    [newId(), newId(), indicator, officer.id],
  );
  await asOwner(
    `insert into engagement_objective (engagement_id, objective_id) select id, $1 from engagement where title = 'Talk of exports'`,
    [objective],
  );
  const found = await file(officer, "objectives", { q: "EXP9" }, "indicators");
  expect(found?.marking, "what is counted is marked as the talk").toBe("CUI");
  const told = ["Indicator", "Kind", "Baseline", "Target", "Latest value", "Source"];
  expect(told.map((head) => found?.column(head))).toEqual([
    ["Held", "Patrol days"],
    ["Performance", "Effect"],
    ["", "10"],
    ["5", "40"],
    ["1", "15.5"],
    ["Engagements held, counted from the record", "Log"],
  ]);
  expect(found?.column("As of")[1]).toBe("2026-02-05");
  const ally = await createViewer({ nation: "GBR", allCountries: true });
  expect((await file(ally, "objectives", { q: "EXP9" }, "indicators"))?.cells).toEqual([]);
});

test("posts, organisations and series of meetings stand as their lists show them, and countries as they are looked at", async () => {
  const [organisation, post] = [newId(), newId()];
  await withViewer(setUp, async (db) => {
    await db.organisation.createMany({
      data: [
        {
          id: organisation,
          name: "Exportable harbour staff",
          kind: "COMMAND",
          nation: "JPN",
          createdById: setUp.id,
        },
      ],
    });
    await db.post.createMany({
      data: [
        {
          id: post,
          title: "Exportable head",
          organisationId: organisation,
          nation: "JPN",
          createdById: setUp.id,
        },
      ],
    });
    await db.meetingSeries.createMany({
      data: [
        {
          id: newId(),
          name: "Exportable talks",
          cadence: "Yearly",
          topics: ["Berths"],
          countryCodes: ["JPN"],
          createdById: setUp.id,
        },
      ],
    });
  });
  const posts = await file(officer, "posts", { q: "exportable" });
  expect([posts?.column("Post"), posts?.column("Organisation"), posts?.column("Nation, code")]).toEqual([
    ["Exportable head"],
    ["Exportable harbour staff"],
    ["JPN"],
  ]);
  const places = await file(officer, "organisations", { q: "exportable" });
  expect([places?.column("Kind"), places?.column("Posts")]).toEqual([["Command"], ["1"]]);
  const series = await file(officer, "meeting-series", { q: "exportable" });
  expect([series?.column("How often"), series?.column("Standing agenda")]).toEqual([["Yearly"], ["Berths"]]);
  expect((await file(elsewhere, "meeting-series", { q: "exportable" }))?.total).toBe(0);

  const countries = await file(officer, "countries", { q: "Japan" });
  expect([countries?.column("Country, code"), countries?.column("Last held")]).toEqual([
    ["JPN"],
    ["2026-03"],
  ]);
  expect(countries?.marking).toBe("CUI");
  const contacts = await file(officer, "countries", { q: "Japan", view: "contacts" });
  expect(
    contacts?.column("Last met: Less senior").concat(contacts.column("Last met: No rank recorded")),
  ).toContain("2026-03");
  expect((await file(elsewhere, "countries", { q: "Japan", view: "contacts" }))?.total).toBe(0);
});

test("crises of a file are those of their list, in its order, with their marking and how often they were reported", async () => {
  const open = await createCrisis({ title: "Exportable strait", relTo: ["USA", "JPN"] });
  const grave = await createCrisis({ title: "Exportable fire", alert: "CRISIS", marking: "CUI" });
  const over = await createCrisis({ title: "Exportable flood", alert: "CLOSED" });
  const far = await createCrisis({ title: "Exportable far", countries: ["NOR"] });
  const entry = await createLogEntry(open.id, 1);
  const first = await publishReport(officer, open.id, entry);
  const draft = await startCorrection(officer, { draftId: newId(), id: first.id, reason: "Two boats." });
  if (!draft.ok) throw new Error(draft.message);
  await publishReport(officer, open.id, entry, { draft: { id: draft.data.id, version: 1 } });
  const crises = await file(officer, "crises", {});
  const references = crises?.column("Reference") ?? [];
  const listed = await withViewer(officer, (db) => listCrises(db, NO_CRISIS_FILTERS));
  expect(references).toEqual(
    CRISIS_STATES.flatMap((state) => listed[state]).map(({ reference }) => reference),
  );
  expect(references).not.toContain(far.reference);
  const rowOf = ({ reference }: { reference: string }) => references.indexOf(reference);
  const cell = (head: string, of: { reference: string }) => crises?.column(head)[rowOf(of)];
  expect([open, grave, over].map((one) => cell("Part of the list", one))).toEqual([
    "Running",
    "Running",
    "Closed",
  ]);
  expect(rowOf(grave)).toBeLessThan(rowOf(open));
  expect([cell("Marking", grave), crises?.marking]).toEqual(["CUI", "CUI"]);
  expect(cell("Marking", open)).toContain("REL TO USA, JPN");
  expect([cell("Reports", open), cell("Reports", grave)]).toEqual(["1", "0"]);
  expect(cell("Last report", open)).toBe("001A");
  expect(cell("Began (UTC)", open)).toBe("2026-01-02T03:04:00.000Z");
  expect([cell("Countries", open), cell("Countries, code", open)]).toEqual(["Japan", "JPN"]);
  const closed = await file(officer, "crises", { state: "closed" });
  expect(closed?.column("Reference")).toContain(over.reference);
  expect(new Set(closed?.column("Alert"))).toEqual(new Set(["Closed"]));
  const graver = await file(officer, "crises", { state: "running", alert: "CRISIS" });
  expect(graver?.column("Reference")).toEqual([grave.reference]);
  expect((await file(elsewhere, "crises", {}))?.column("Reference")).not.toContain(open.reference);
});

test("every list has a file, and no rows that it does not know", async () => {
  for (const list of EXPORT_LISTS) {
    expect(await file(officer, list, {}), list).not.toBeNull();
    expect(await file(officer, list, {}, "everything"), list).toBeNull();
  }
});

test("a file of what keeps no marking of its own is marked by what stands in it", async () => {
  const series = await createSeries();
  const { create } = editionsOf(officer, series);
  const plain = await create({ startsOn: "2032-05-01", endsOn: "2032-05-09" });
  const query = { view: "planner", year: "2032", series: series.slug };
  expect((await file(officer, "exercises", query))?.marking).toBe("UNCLASSIFIED");
  await addFigure(officer, {
    id: newId(),
    editionId: plain.id,
    kind: "TROOPS",
    whose: { side: "TOTAL", countryCode: "JPN" },
    value: 300,
    qualifier: null,
    source: "(CUI) Planning conference",
    asOf: "2031-01-02",
    isAsReported: false,
  });
  expect((await file(officer, "exercises", query))?.marking, "where it does not stand").toBe("UNCLASSIFIED");
  expect((await file(officer, "exercises", query, "numbers"))?.marking).toBe("CUI");

  await withViewer(setUp, (db) =>
    db.person.createMany({
      data: [
        {
          id: newId(),
          familyName: "Exportmarked",
          givenName: "Ex",
          nationality: "JPN",
          source: "CUI//SP-PRVCY list",
          createdById: setUp.id,
        },
      ],
    }),
  );
  expect((await file(officer, "people", { q: "Exportmarked" }))?.marking).toBe("CUI");
  expect((await file(officer, "people", { q: "Exporttwo" }))?.marking).toBe("UNCLASSIFIED");
});

test("a file of people by what records say of them is marked as these", async () => {
  const [record, person] = [newId(), newId()];
  await withViewer(setUp, async (db) => {
    await db.person.createMany({
      data: [
        { id: person, familyName: "Exportagain", givenName: "Ex", nationality: "JPN", createdById: setUp.id },
      ],
    });
    await writeEngagements(db, setUp, [
      {
        id: record,
        type: "BILAT",
        title: "Talk of meeting again",
        status: "COMPLETE",
        publication: "PUBLISHED",
        startsOn: "2026-03-09",
        timeZone: "Asia/Tokyo",
        marking: "CUI",
        countries: [{ code: "JPN", role: "HOST" }],
        attendance: [
          {
            personId: person,
            name: "Exportagain, Ex",
            side: "PARTNER",
            role: "PRINCIPAL",
            nationality: "JPN",
            attended: true,
            strength: "TRUSTED",
            nextContactOn: "2026-06-01",
          },
        ],
      },
    ]);
  });
  const again = await file(officer, "people", { q: "Exportagain", contactBy: "2026-07-01" });
  expect([again?.total, again?.marking]).toEqual([1, "CUI"]);
  expect((await file(officer, "people", { q: "Exportagain" }))?.marking).toBe("UNCLASSIFIED");
});
