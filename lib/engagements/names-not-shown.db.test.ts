import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import { readEngagementFilters } from "./filters";
import type { PreparedEngagement } from "./prepared";
import { countEngagements, getEngagementById } from "./queries";
import { writeEngagements } from "./writing/write-engagements";

const author = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });

test("as a viewer only, one knows those who were there by rank and position, and finds no record by a name", async () => {
  const id = newId();
  const row: PreparedEngagement = {
    type: "BILAT",
    title: "Talks on harbours",
    status: "COMPLETE",
    publication: "PUBLISHED",
    startsOn: "2026-02-03",
    timeZone: "UTC",
    authorId: author.id,
    relTo: ["USA", "GBR"],
    marking: "CUI",
    countries: [{ code: "JPN", role: "HOST" }],
    attendance: [
      {
        name: "Unspoken, Hana",
        rankText: "Colonel",
        position: "Attaché",
        side: "PARTNER",
        role: "PRINCIPAL",
      },
    ],
    commitments: [
      {
        text: "Send charts",
        bySide: "PARTNER",
        ownerName: "Unspoken, Hana",
        toName: "Whitlock",
        dueOn: "2026-05-01",
      },
    ],
  };
  await withViewer(setUp, (db) => writeEngagements(db, setUp, [{ ...row, id }]));
  const read = (viewer: Viewer) => withViewer(viewer, (db) => getEngagementById(db, id));
  const guest = await createViewer({ roles: ["VIEWER"], allCountries: true });
  expect(JSON.stringify(await read(leader))).toContain("Unspoken");
  for (const viewer of [partner, guest]) {
    const record = await read(viewer);
    expect(record?.attendance).toMatchObject([
      {
        name: "Name not shown",
        rankText: "Colonel",
        position: "Attaché",
        side: "PARTNER",
        role: "PRINCIPAL",
      },
    ]);
    expect(record?.commitments).toMatchObject([
      { text: "Send charts", ownerName: "Name not shown", toName: "Name not shown" },
    ]);
    expect(JSON.stringify(record)).not.toMatch(/Unspoken|Whitlock/);
    expect(
      await withViewer(viewer, (db) =>
        countEngagements(db, viewer, readEngagementFilters({ q: "unspoken" }).filters),
      ),
    ).toBe(0);
    expect(
      await withViewer(viewer, (db) =>
        countEngagements(db, viewer, readEngagementFilters({ q: "harbours" }).filters),
      ),
    ).toBe(1);
    const revisions = await withViewer(viewer, (db) => db.revision.count({ where: { subjectId: id } }));
    expect(revisions).toBe(0);
  }
  expect(
    await withViewer(leader, (db) =>
      countEngagements(db, leader, readEngagementFilters({ q: "unspoken" }).filters),
    ),
  ).toBe(1);
});
