import { describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { HOME, setUp } from "@/testing/people";
import { seedReference } from "./reference";
import { referenceRows } from "./reference-rows";

const setUpViewer = systemViewer("set-up", HOME);

describe("the reference data", () => {
  it("is loaded whole", async () => {
    const rows = referenceRows();
    const counts = await withViewer(setUp, (db) =>
      Promise.all([
        db.country.count(),
        db.commandAssignment.count(),
        db.picklistItem.count(),
        db.exerciseSeries.count(),
        db.exerciseFigure.count(),
        db.objective.count(),
      ]),
    );
    expect(counts).toEqual(
      [rows.countries, rows.assignments, rows.picklistItems, rows.series, rows.figures, rows.objectives].map(
        (part) => part.length,
      ),
    );
  });

  it("costs a moment and changes nothing when loaded again", async () => {
    const lines: string[] = [];
    const before = performance.now();
    await seedReference((line) => lines.push(line));
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(lines).toEqual([]);
  });

  it("leaves tags and words as admins have them", async () => {
    const code = { list: "NDU", code: "PORT_CALL" };
    await withViewer(setUpViewer, async (db) => {
      await db.picklistItem.updateMany({ where: code, data: { label: "Ship visit", isActive: false } });
      await db.importRun.updateMany({
        where: { profile: "reference-data" },
        data: { fileHash: "of an older version" },
      });
    });
    await seedReference(() => {});
    const { tag, run } = await withViewer(setUpViewer, async (db) => ({
      tag: await db.picklistItem.findFirstOrThrow({ where: code }),
      run: await db.importRun.findFirstOrThrow({
        where: { profile: "reference-data" },
        orderBy: { startedAt: "desc" },
      }),
    }));
    expect(tag).toMatchObject({ label: "Ship visit", isActive: false });
    expect(run).toMatchObject({ created: 0, updated: 0 });
  });

  it("mends a row that differs from the shipped facts, and says so in the audit trail, when those are new", async () => {
    await withViewer(setUpViewer, async (db) => {
      await db.country.update({ where: { code: "JPN" }, data: { capital: "Kyoto" } });
      await db.importRun.updateMany({
        where: { profile: "reference-data" },
        data: { fileHash: "of an older version" },
      });
    });
    await seedReference(() => {});
    const { country, run } = await withViewer(setUpViewer, async (db) => ({
      country: await db.country.findUniqueOrThrow({ where: { code: "JPN" } }),
      run: await db.importRun.findFirstOrThrow({
        where: { profile: "reference-data" },
        orderBy: { startedAt: "desc" },
      }),
    }));
    expect(country.capital).toBe("Tokyo");
    expect(run).toMatchObject({ created: 0, updated: 1 });
  });
});
