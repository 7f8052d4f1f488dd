import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { newId } from "@/lib/ids";
import { NO_PERSON_FILTERS } from "@/lib/people/filters";
import { NAME_NOT_SHOWN } from "@/lib/people/labels";
import { countPeople } from "@/lib/people/queries";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createViewer, setUp } from "@/testing/people";
import { readCountryPage } from "./queries";

const officer = await createViewer({ countries: ["TON", "WSM"] });
const neighbour = await createViewer({ countries: ["WSM"] });
const reader = await createViewer({ roles: ["VIEWER"], countries: ["TON"] });
const today = todayIn("UTC", new Date());

const talks: PreparedEngagement = {
  type: "BILAT",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: addDays(today, -40),
  timeZone: "UTC",
  countries: [{ code: "TON", role: "HOST" }],
};

beforeAll(async () => {
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      {
        ...talks,
        marking: "CUI",
        commitments: [
          { text: "Later", bySide: "OWN", ownerName: "Desk", dueOn: addDays(today, 9), state: "OPEN" },
          { text: "Sooner", bySide: "PARTNER", ownerName: "Staff", dueOn: today, state: "IN_WORK" },
          { text: "Done", bySide: "OWN", ownerName: "Desk", dueOn: today, state: "DONE" },
        ],
      },
      {
        ...talks,
        title: "Ahead",
        status: "PLANNED",
        startsOn: addDays(today, 3),
        commitments: [{ text: "Some day", bySide: "OWN", ownerName: "Desk", state: "OPEN" }],
      },
      { ...talks, title: "With both", countries: [...talks.countries, { code: "WSM", role: "PARTICIPANT" }] },
    ]),
  );
});

const read = (viewer: Viewer, code = "TON") => readCountryPage(viewer, code, today);

test("the page of a country holds what is open, held and planned, under the highest marking of it", async () => {
  const found = await read(officer);
  expect(found?.open.map(({ text, ownerName }) => [text, ownerName])).toEqual([
    ["Sooner", "Staff"],
    ["Later", "Desk"],
    ["Some day", "Desk"],
  ]);
  expect(found?.open[0]?.engagement).toMatchObject({ title: "Talks" });
  expect(found?.ahead.rows.map(({ title }) => title)).toEqual(["Ahead"]);
  expect(found?.held.total).toBe(2);
  expect(found?.relationship).toMatchObject({ meetingCount: 3, promiseCount: 4 });
  expect(found?.marking).toBe("CUI");
});

test("counterparts are those of the country who were met in the last year, by level and then by last contact", async () => {
  const person = (familyName: string, rankCode: string | null, nationality = "FJI") => ({
    id: newId(),
    familyName,
    givenName: "Key",
    nationality,
    rankCode,
    createdById: setUp.id,
  });
  const [colonel, general, late, unranked, foreign, long] = [
    person("Colonel", "OF-5"),
    person("General", "OF-8"),
    person("Late", "OF-5"),
    person("Unranked", null),
    person("Foreign", "OF-9", "WSM"),
    person("Long ago", "OF-9"),
  ] as const;
  const people = [colonel, general, late, unranked, foreign, long];
  const met = (
    days: number,
    those: readonly (typeof colonel)[],
    fields: Partial<PreparedEngagement> = {},
  ) => ({
    ...talks,
    countries: [{ code: "FJI", role: "HOST" as const }],
    startsOn: addDays(today, -days),
    attendance: those.map(({ id, familyName }) => ({
      personId: id,
      name: familyName,
      side: "PARTNER" as const,
      role: "PLUS_ONE" as const,
    })),
    ...fields,
  });
  await withViewer(setUp, async (db) => {
    await db.person.createMany({ data: people });
    await writeEngagements(db, setUp, [
      met(200, [colonel, general, unranked, foreign]),
      met(100, [late], { marking: "CUI" }),
      met(500, [long]),
      met(5, [long], { status: "CANCELLED", statusReason: "Storm." }),
      met(4, [long], { publication: "DRAFT" }),
    ]);
  });
  const covering = await createViewer({ countries: ["FJI"] });
  const found = await read(covering, "FJI");
  expect(found?.counterparts?.rows.map(({ familyName }) => familyName)).toEqual([
    "General",
    "Late",
    "Colonel",
    "Unranked",
  ]);
  expect(found?.counterparts?.rows[0]?.lastMet?.on).toBe(addDays(today, -200));
  expect(found?.marking).toBe("CUI");
  const listed = await withViewer(covering, (db) =>
    countPeople(db, { ...NO_PERSON_FILTERS, country: ["FJI"] }),
  );
  expect([found?.counterparts?.total, listed]).toEqual([5, 5]);
  expect(
    (await read(await createViewer({ roles: ["VIEWER"], countries: ["FJI"] }), "FJI"))?.counterparts,
  ).toBeNull();
});

test("exercises ahead are those that the country was asked to and that have not ended", async () => {
  const host = await createViewer({ countries: ["JPN"] });
  const { create } = editionsOf(host, await createSeries());
  const soon = await create({ startsOn: addDays(today, 30), endsOn: addDays(today, 40) });
  const running = await create({ startsOn: addDays(today, -3), endsOn: today });
  const over = await create({ startsOn: addDays(today, -9), endsOn: addDays(today, -1) });
  const made = [soon, running, over].map(({ reference }) => reference);
  const shown = async (code: string) =>
    ((await read(host, code))?.editions ?? []).filter(({ reference }) => made.includes(reference));
  expect((await shown("JPN")).map(({ reference, role, state }) => [reference, role, state])).toEqual([
    [running.reference, "HOST", "CONFIRMED"],
    [soon.reference, "HOST", "CONFIRMED"],
  ]);
  expect(await shown("TON")).toEqual([]);
});

test("whoever covers another country sees what it shares with theirs", async () => {
  const found = await read(neighbour);
  expect(found?.held.rows.map(({ title }) => title)).toEqual(["With both"]);
  expect(found?.relationship).toMatchObject({ meetingCount: 1, promiseCount: 0 });
  expect(found?.open).toEqual([]);
});

test("as a viewer only, one reads that somebody owes it, and not who", async () => {
  expect((await read(reader))?.open.map(({ ownerName }) => ownerName)).toEqual([
    NAME_NOT_SHOWN,
    NAME_NOT_SHOWN,
    NAME_NOT_SHOWN,
  ]);
});

test("there is no page of a country that does not exist, and none of our own relationship", async () => {
  expect(await read(officer, "ZZZ")).toBeNull();
  expect((await read(officer, "USA"))?.relationship).toBeNull();
});
