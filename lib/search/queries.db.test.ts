import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { listOpenPromisesAround } from "@/lib/commitments/of-person";
import { withViewer } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { writeEngagements } from "@/lib/engagements/bulk";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import { findByReference, searchAll } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const personId = newId();

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
