import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { writeEngagements } from "@/lib/engagements/bulk";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { NAME_NOT_SHOWN } from "@/lib/people/labels";
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

const read = (viewer: Viewer, code = "TON") =>
  withViewer(viewer, (db) => readCountryPage(db, viewer, code, today));

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
