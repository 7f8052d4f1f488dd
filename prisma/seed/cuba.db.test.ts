import { beforeAll, describe, expect, it } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { alertSteps } from "@/lib/crises/rules";
import { withViewer } from "@/lib/db";
import { createViewer, setUp } from "@/testing/people";
import { seedCuba } from "./cuba";
import { cubaPostureChanges } from "./cuba-1962";

const reference = "CR-1962-CUBA";

describe("the Cuban sample", () => {
  const lines: string[] = [];
  beforeAll(async () => {
    await seedCuba((line) => lines.push(line));
    await seedCuba((line) => lines.push(line));
  });

  it("is loaded once", () => {
    expect(lines).toHaveLength(1);
  });

  it("is open to every reader, whole and in order of event", async () => {
    const visitor = await createViewer({ roles: ["VIEWER"], nation: "GBR", markingCeiling: "UNCLASSIFIED" });
    const crisis = await withViewer(visitor, (db) =>
      db.crisis.findUniqueOrThrow({
        where: { reference },
        include: {
          countries: true,
          log: { orderBy: { number: "asc" } },
          communications: { orderBy: { datedOn: "asc" } },
          postures: true,
          positions: true,
          sitreps: { include: { entries: true }, orderBy: { number: "asc" } },
        },
      }),
    );
    expect(crisis).toMatchObject({
      alert: "CLOSED",
      isHistorical: true,
      countryCodes: ["CUB", "SUN", "TUR", "USA"],
    });
    expect(crisis.log.map(({ number }) => number)).toEqual(
      Array.from({ length: 65 }, (_, index) => index + 1),
    );
    expect(crisis.log.find(({ number }) => number === 1)?.eventAt.toISOString()).toBe(
      "1962-10-14T05:00:00.000Z",
    );
    expect(crisis.communications).toHaveLength(10);
    expect(crisis.postures).toHaveLength(cubaPostureChanges.length);
    expect(crisis.positions.filter(({ isSecret }) => isSecret).length).toBeGreaterThan(2);
    expect(crisis.sitreps.length).toBeGreaterThanOrEqual(3);
    expect(
      crisis.sitreps.every(
        ({ isReconstructed, publishedAt, entries }) => isReconstructed && publishedAt && entries.length > 0,
      ),
    ).toBe(true);
  });

  it("shows how the alert would have moved, level by level", async () => {
    const visitor = await createViewer({ roles: ["VIEWER"], nation: "GBR", markingCeiling: "UNCLASSIFIED" });
    const steps = await withViewer(visitor, async (db) => {
      const crisis = await db.crisis.findUniqueOrThrow({ where: { reference } });
      return alertSteps(crisis, await listRevisions(db, "crisis", crisis.id));
    });
    expect(steps.map(({ alert }) => alert)).toEqual([
      "WATCH",
      "ADVISORY",
      "WARNING",
      "CRISIS",
      "RECOVERY",
      "CLOSED",
    ]);
    expect(steps[3]).toMatchObject({
      at: new Date("1962-10-22T23:00:00Z"),
      reason: "Public demand, quarantine announced (log entry 16; level set by the editors)",
    });
  });

  it("refuses every change", async () => {
    await expect(
      withViewer(setUp, (db) => db.crisis.update({ where: { reference }, data: { title: "Another" } })),
    ).rejects.toThrow();
    await expect(
      withViewer(setUp, (db) => db.sitrep.updateMany({ data: { bluf: "Another" } })),
    ).rejects.toThrow();
  });
});
