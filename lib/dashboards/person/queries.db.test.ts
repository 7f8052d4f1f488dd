import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { NO_FILTERS } from "@/lib/engagements/filters";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { listEngagements } from "@/lib/engagements/queries";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import { readPersonPage } from "./queries";

const officer = await createViewer({ countries: ["FJI"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const elsewhere = await createViewer({ countries: ["NOR"] });
const today = todayIn("UTC", new Date());
const [person, twin, own] = [newId(), newId(), newId()];

const talks: PreparedEngagement = {
  type: "BILAT",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: addDays(today, -40),
  timeZone: "UTC",
  countries: [{ code: "FJI", role: "HOST" }],
};

beforeAll(async () => {
  await withViewer(setUp, async (db) => {
    const kept = { createdById: setUp.id };
    await db.person.createMany({
      data: [
        { id: person, familyName: "Vakaloloma", givenName: "Sera", nationality: "FJI", ...kept },
        { id: twin, familyName: "Vakaloloma", givenName: "Serah", nationality: "FJI", ...kept },
        { id: own, familyName: "Hallberg", givenName: "Jo", nationality: "USA", ...kept },
      ],
    });
    await writeEngagements(db, setUp, [
      {
        ...talks,
        attendance: [
          { name: "Vakaloloma, Sera", side: "PARTNER", role: "PRINCIPAL", personId: person },
          { name: "Hallberg, Jo", side: "OWN", role: "PRINCIPAL", personId: own },
        ],
        commitments: Array.from({ length: 22 }, (_, index) => ({
          text: `Promise ${index}`,
          bySide: "PARTNER" as const,
          ownerName: "Staff",
          dueOn: addDays(today, 22 - index),
          state: "OPEN" as const,
        })),
      },
      {
        ...talks,
        title: "Called in sick",
        attendance: [
          {
            name: "Vakaloloma, Sera",
            side: "PARTNER",
            role: "OBSERVER",
            personId: person,
            attended: false,
          },
        ],
        commitments: [
          { text: "Without her.", bySide: "OWN", ownerName: "Desk", dueOn: today, state: "OPEN" },
        ],
      },
    ]);
  });
});

const read = (viewer: Viewer, id = person) =>
  withViewer(viewer, (db) => readPersonPage(db, viewer, id, 1, today));

test("the promises of a person's page are the twenty due first of engagements that they attended", async () => {
  const found = await read(officer);
  expect(found?.promises.map(({ text }) => text)).toEqual(
    Array.from({ length: 20 }, (_, index) => `Promise ${21 - index}`),
  );
  expect(found?.attended.info.total).toBe(2);
  const filters = { ...NO_FILTERS, person };
  const list = await withViewer(officer, (db) => listEngagements(db, officer, filters, 1));
  expect(list.rows.map(({ title }) => title)).toEqual(["Talks"]);
  expect(found?.listed).toBe(list.rows.length);
  expect(found?.relationship).toMatchObject({ meetingCount: 1, promiseCount: 22 });
});

test("who may be the same is asked for whoever may change the person, and our own people have no line", async () => {
  expect((await read(officer))?.duplicates).toEqual([{ id: twin, name: "Vakaloloma, Serah" }]);
  expect((await read(leader))?.duplicates).toEqual([]);
  const ours = await read(officer, own);
  expect(ours?.relationship).toBeNull();
  expect(ours?.promises).toHaveLength(20);
});

test("a person who is not open to the viewer has no page", async () => {
  expect(await read(elsewhere)).toBeNull();
  expect(await read(officer, newId())).toBeNull();
});
