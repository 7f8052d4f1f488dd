import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createViewer, setUp } from "@/testing/people";
import type { Profile } from "./profile";
import type { ImportReport } from "./report";
import { importFile } from "./run";
import { profile as usTraining } from "./us-training/profile";
import { profile as usTravel } from "./us-travel/profile";

const folder = mkdtempSync(path.join(tmpdir(), "rapport-import-"));
const auditor = await createViewer({ roles: ["AUDITOR"] });
let files = 0;

function file(lines: readonly string[]): string {
  const name = path.join(folder, `${files++}.csv`);
  writeFileSync(name, `${lines.join("\n")}\n`);
  return name;
}

const TRAVEL = "id,role,who,name,start-date,end-date,country,country_id,locale,remarks";
const leg = (id: number, place = "Tokyo", dates = "2021-03-15,2021-03-17") =>
  `${id},secretary,example-jane,Jane Example,${dates},Japan,japan,${place},Met with the Foreign Minister.`;

const imported = () =>
  withViewer(setUp, (db) =>
    db.engagement.findMany({
      where: { origin: "IMPORTED" },
      include: {
        countries: true,
        attendance: true,
        points: true,
        exchange: true,
        taught: true,
        fundingLines: true,
      },
      orderBy: { sourceKey: "asc" },
    }),
  );
const counts = ({ rows, created, updated, unchanged, skipped, rejected }: ImportReport) => ({
  rows,
  created,
  updated,
  unchanged,
  skipped,
  rejected,
});
const state = () =>
  withViewer(setUp, async (db) => [
    await db.engagement.count(),
    await db.importRun.count(),
    await db.revision.count(),
    Number((await withViewer(auditor, (audited) => audited.auditEvent.count())) ?? 0),
    await db.referenceCounter.findMany({ orderBy: { prefix: "asc" } }),
  ]);

test("a file becomes records, a second time nothing, a corrected row one update", async () => {
  const lines = [TRAVEL, leg(1), leg(2, "Kyoto"), leg(3, "Osaka", "21-03-15,2021-03-17")];
  const first = await importFile(usTravel, file(lines));
  expect(counts(first)).toEqual({ rows: 3, created: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 1 });
  expect(first.rejections).toEqual([{ line: 4, reason: expect.stringContaining("2 digits") }]);

  const [record] = await imported();
  expect(record).toMatchObject({
    title: "Visit to Tokyo, Japan: Secretary of State Example",
    status: "COMPLETE",
    publication: "PUBLISHED",
    marking: "UNCLASSIFIED",
    origin: "IMPORTED",
    hostCountryCode: "JPN",
    countryCodes: ["JPN"],
    sourceKey: "us-travel:1",
    attendeeNames: "Jane Example",
    partnerBand: null,
    version: 1,
  });
  expect(record?.attendance).toMatchObject([{ name: "Jane Example", side: "OWN", band: "POLITICAL" }]);

  const again = await importFile(usTravel, file(lines));
  expect(counts(again)).toEqual({ rows: 3, created: 0, updated: 0, unchanged: 2, skipped: 0, rejected: 1 });

  lines[2] = leg(2, "Nara");
  const corrected = await importFile(usTravel, file(lines));
  expect(counts(corrected)).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  const [, changed] = await imported();
  expect(changed).toMatchObject({ city: "Nara", version: 2 });

  const runs = await withViewer(setUp, (db) =>
    db.importRun.findMany({ where: { profile: "us-travel" }, orderBy: { startedAt: "asc" } }),
  );
  expect(runs.map((run) => [run.created, run.updated, run.unchanged, run.rejected])).toEqual([
    [2, 0, 0, 1],
    [0, 0, 2, 1],
    [0, 1, 1, 1],
  ]);
  expect(runs[0]?.rejections).toEqual([{ line: 4, reason: expect.stringContaining("start-date") }]);
  const events = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({
      where: { subjectType: "import", subjectName: { startsWith: "us-travel" } },
      orderBy: { sequence: "asc" },
    }),
  );
  expect(events.map((event) => event.after)).toMatchObject([
    { created: 2 },
    { unchanged: 2 },
    { updated: 1 },
  ]);
});

test("the same file twice at once becomes records once", async () => {
  const lines = file([TRAVEL, ...Array.from({ length: 20 }, (_, row) => leg(7_000 + row))]);
  const reports = await Promise.all([importFile(usTravel, lines), importFile(usTravel, lines)]);
  expect(reports.map(({ created, unchanged }) => [created, unchanged]).toSorted()).toEqual([
    [0, 20],
    [20, 0],
  ]);
});

test("the same id a second time in a file is rejected with both lines", async () => {
  const report = await importFile(usTravel, file([TRAVEL, leg(10), leg(11), leg(10, "Kobe")]));
  expect(counts(report)).toMatchObject({ created: 2, rejected: 1 });
  expect(report.rejections).toEqual([
    { line: 4, reason: "the row with the key 10 stands on line 2 already" },
  ]);
});

const TRAINING = usTraining.columns.join("\t");
const course = (change: Partial<Record<string, string>> = {}) =>
  Object.entries({
    country: "Philippines",
    program: "IMET-1 - Fiscal Year 2020 Department of State Training",
    course_title: "Logistics Officer Course",
    start_date: "1/6/2020",
    end_date: "4/24/2020",
    location: "Ft. Lee, VA, US",
    page_number: "12",
    quantity: "3",
    student_unit: "1st Brigade",
    total_cost: "$12,190",
    us_unit: "School",
    ...change,
  })
    .map(([, value]) => value)
    .join("\t");

test("courses bring students and cost; twins are told apart by their order; subtotals are no courses", async () => {
  const lines = [
    TRAINING,
    course(),
    course({ end_date: "5/24/2020", quantity: "4" }),
    course({ course_title: "Fiscal Year 2020 Program Totals", start_date: "", end_date: "" }),
    course({ start_date: "7/4/2020", end_date: "6/26/2020" }),
  ];
  const first = await importFile(usTraining, file(lines));
  expect(counts(first)).toEqual({ rows: 4, created: 3, updated: 0, unchanged: 0, skipped: 1, rejected: 0 });
  expect(first.warnings.map(({ line }) => line)).toEqual([5]);

  const records = (await imported()).filter((record) => record.sourceKey?.startsWith("us-training:"));
  expect(records.map((record) => record.taught[0]?.number).sort()).toEqual([3, 3, 4]);
  expect(records[0]?.fundingLines[0]?.cost?.toFixed(2)).toBe("12190.00");
  const doubtful = records.find((record) => record.endsOn === null);
  expect(doubtful?.points[0]?.text).toContain("7/4/2020 to 6/26/2020");

  const again = await importFile(usTraining, file(lines));
  expect(counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  lines[1] = course({ quantity: "5" });
  const corrected = await importFile(usTraining, file(lines));
  expect(counts(corrected)).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
});

test("when a row fails on the way, nothing of the file is kept", async () => {
  const before = await state();
  let rows = 0;
  const failing: Profile = {
    ...usTravel,
    map(read) {
      const meaning = usTravel.map(read);
      // A country that the database does not have: the failure comes from the database, in the last part.
      if (meaning.kind === "engagement" && ++rows === 620) meaning.engagement.country = "ZZZ";
      return meaning;
    },
  };
  const lines = [TRAVEL, ...Array.from({ length: 640 }, (_, i) => leg(i + 1_000))];
  await expect(importFile(failing, file(lines))).rejects.toThrow();
  expect(rows).toBe(640);
  expect(await state()).toEqual(before);
});

test("an import that is called off keeps nothing", async () => {
  const before = await state();
  const lines = [TRAVEL, ...Array.from({ length: 640 }, (_, i) => leg(i + 1_000))];
  const off = new AbortController();
  const seen: number[] = [];
  await expect(
    importFile(usTravel, file(lines), {
      signal: off.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done >= 500) off.abort();
      },
    }),
  ).rejects.toThrow("called off; nothing was kept");
  expect(seen).toEqual([0, 500]);
  expect(await state()).toEqual(before);
});

test("a file of another kind changes nothing", async () => {
  const before = await state();
  await expect(importFile(usTraining, file([TRAVEL, leg(1)]))).rejects.toThrow("header is not that");
  expect(await state()).toEqual(before);
});

test("a row that lies ahead at its place, or contradicts itself, becomes no report and says why", async () => {
  const here = todayIn("Asia/Tokyo", new Date());
  const [yesterday, tomorrow] = [addDays(here, -1), addDays(here, 1)];
  const lines = [
    TRAVEL,
    leg(801, "Nara", `${tomorrow},${tomorrow}`),
    leg(802, "Kobe", `${yesterday},${tomorrow}`),
    leg(803, "Nagoya", `${yesterday},${here}`),
  ];
  const report = await importFile(usTravel, file(lines));
  expect(counts(report)).toEqual({ rows: 3, created: 1, updated: 0, unchanged: 0, skipped: 0, rejected: 2 });
  expect(report.rejections).toEqual([
    { line: 2, reason: "Starts on: It lies in the future, so it cannot be complete." },
    { line: 3, reason: "Ends on: It has not ended yet, so it cannot be complete." },
  ]);
  const kept = (await imported()).map(({ sourceKey }) => sourceKey);
  expect(kept).toContain("us-travel:803");
  expect(kept).not.toContain("us-travel:801");

  const unpaid: Profile = {
    ...usTravel,
    name: "unpaid",
    map(read) {
      const meaning = usTravel.map(read);
      if (meaning.kind !== "engagement") return meaning;
      const sets = { money: { lines: [{ cost: "12.00" }] } };
      return { ...meaning, engagement: { ...meaning.engagement, sets } };
    },
  };
  expect((await importFile(unpaid, file([TRAVEL, leg(804)]))).rejections).toEqual([
    { line: 2, reason: expect.stringMatching(/: Give the currency\.$/) },
  ]);
});
