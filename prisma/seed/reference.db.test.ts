import { describe, expect, it } from "vitest";
import { systemViewer, type Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { watch } from "@/lib/watches/mutations";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { seedReference } from "./reference";
import { referenceRows, seriesId } from "./reference-rows";

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

  it("withdraws an edition that is shipped no more, unless something here names it, changed it, follows it or hangs on it", async () => {
    const ids = Array.from({ length: 7 }, newId) as [string, ...string[]];
    const [bare, discussed, taught, changed, watched, named, counted] = ids;
    await asOwner(
      `insert into exercise_edition (id, reference, series_id, year)
       select id, 'EX-WITHDRAWN-' || n || '-31', (select id from exercise_series where slug = 'unitas'), 2031
       from unnest($1::uuid[]) with ordinality w(id, n)`,
      [ids],
    );
    await asOwner(
      "insert into comment (id, edition_id, text, author_id, author_name) values (gen_random_uuid(), $1, 'Words', $2, 'Somebody')",
      [discussed, setUp.id],
    );
    await asOwner(
      "insert into exercise_lesson (id, edition_id, number, kind, text) values (gen_random_uuid(), $1, 1, 'LESSON', 'A lesson')",
      [taught],
    );
    await asOwner("update exercise_edition set version = 2 where id = $1", [changed]);
    const officer = await createViewer({ countries: ["JPN"] });
    for (const key of [watched, counted])
      expect(await watch(officer, { type: "exercise_edition", key: String(key), post: null })).toMatchObject({
        ok: true,
      });
    // A draft, which nobody but its writer finds.
    const draft = engagementInput({ exerciseSeriesId: seriesId("unitas"), exerciseEditionId: named });
    const made = await createEngagement(officer, newId(), draft, { publish: false });
    if (!made.ok) throw new Error(JSON.stringify(made));
    await asOwner(
      "insert into exercise_figure (id, edition_id, kind, value, source) values (gen_random_uuid(), $1, 'SHIPS', 5, 'A source')",
      [counted],
    );
    await asOwner("update import_run set file_hash = 'of an older version' where profile = 'reference-data'");
    await seedReference(() => {});
    const left = await asOwner<{ id: string }>(
      "select id from exercise_edition where id = any($1::uuid[]) order by id",
      [ids],
    );
    expect(left.map(({ id }) => id)).toEqual(ids.filter((id) => id !== bare));
    // What names an edition may be a draft of somebody else: whoever asks but the product itself is told of none.
    const asked = (by: Viewer) =>
      withViewer(by, (db) => db.$queryRaw`select id from editions_in_use(${ids}::uuid[]) as id`);
    expect(await asked(setUp)).toHaveLength(ids.length - 1);
    expect(await asked(officer)).toEqual([]);
    const naming = "select exercise_edition_id as id from engagement where id = $1";
    expect(await asOwner(naming, [made.data.id])).toEqual([{ id: named }]);
    expect(await asOwner("select value from exercise_figure where edition_id = $1", [counted])).toEqual([
      { value: 5 },
    ]);
  });
});
