import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { createViewer, setUp } from "@/testing/people";
import { readFigures } from "./queries";

const TODAY = "2026-11-27";
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"], allCountries: true });
const lowAdmin = await createViewer({
  roles: ["SYSTEM_ADMIN"],
  allCountries: true,
  markingCeiling: "UNCLASSIFIED",
});
const scopeless = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const author = await createViewer({ countries: ["JPN"] });

const talk = (more: Partial<PreparedEngagement> = {}): PreparedEngagement => ({
  type: "BILAT",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: "2026-09-09",
  timeZone: "UTC",
  countries: [{ code: "JPN", role: "HOST" }],
  attendance: [{ name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL", rankCode: "OF-8" }],
  authorId: author.id,
  ...more,
});

beforeAll(async () => {
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      talk(),
      talk({ marking: "CUI" }),
      talk({ publication: "DRAFT" }),
      talk({ closeHold: true }),
      talk({ status: "PLANNED", startsOn: "2026-12-09" }),
    ]),
  );
});

const read = (viewer: Viewer) => withViewer(viewer, (db) => readFigures(db, viewer, 3, TODAY));
const held = async (viewer: Viewer) =>
  (await read(viewer)).types.reduce((sum, { months }) => sum + months.reduce((all, one) => all + one, 0), 0);

test("an admin of all countries reads on the dashboard what a leader reads: administering opens and closes nothing", async () => {
  expect(await held(admin)).toBe(2);
  expect(await read(admin)).toEqual(await read(leader));
});

test("an admin's ceiling and countries hold there as anywhere: close hold and drafts count for nobody but whom they are open to", async () => {
  expect(await held(lowAdmin)).toBe(1);
  expect((await read(lowAdmin)).marking).toBe("UNCLASSIFIED");
  expect(await held(scopeless)).toBe(0);
  expect(await read(scopeless)).toMatchObject({ planned: [], promises: [], marking: "UNCLASSIFIED" });
  expect(await held(author)).toBe(3);
});
