import fc from "fast-check";
import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createSeries } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { canEditEdition, canReadEdition, canReadLessons } from "./policy";

// The property: for random viewers and editions, what the policies show and let change is what policy.ts allows.

const COUNTRIES = ["JPN", "KOR", "GBR"];
const series = await createSeries();

const viewerFacts = fc.record({
  roles: fc.subarray(["OFFICER", "LEADER", "PORTFOLIO_ADMIN", "VIEWER"] as const, { minLength: 1 }),
  nation: fc.constantFrom(HOME, "GBR", "AUS"),
  countries: fc.subarray(COUNTRIES),
  allCountries: fc.boolean(),
});
const editionFacts = fc.record({
  isShipped: fc.boolean(),
  countryCodes: fc.subarray(COUNTRIES),
  declined: fc.subarray(COUNTRIES),
});

let serial = 0;

type Arranged = { isShipped: boolean; countryCodes: string[]; declined: string[] };

/** An edition to which countries were asked, of which some `declined`. */
async function arrange({ isShipped, countryCodes: asked, declined }: Arranged) {
  const id = newId();
  serial += 1;
  const createdById = isShipped ? null : newId();
  await asOwner(
    "insert into exercise_edition (id, reference, series_id, year, created_by_id) values ($1, $2, $3, 2026, $4)",
    [id, `EX-TRIAL-26-${serial}`, series.id, createdById],
  );
  await asOwner(
    `insert into exercise_participant (edition_id, country_code, role, state)
     select $1, code, 'PARTICIPANT', (case when code = any($3::text[]) then 'DECLINED' else 'INVITED' end)::invitation_state
     from unnest($2::text[]) code`,
    [id, asked, declined],
  );
  await asOwner("insert into exercise_milestone (id, edition_id, kind) values ($1, $2, 'FPC')", [
    newId(),
    id,
  ]);
  await asOwner(
    "insert into exercise_lesson (id, edition_id, number, kind, text) values ($1, $2, 1, 'LESSON', 'A lesson')",
    [newId(), id],
  );
  await asOwner(
    `insert into revision (id, subject_type, subject_id, version, actor_id, actor_name, changes)
     values ($1, 'exercise_edition', $2, 1, $1, 'A. Person', '{}')`,
    [newId(), id],
  );
  return {
    ...{ id, createdById },
    countryCodes: asked.filter((code) => !declined.includes(code)),
    participants: asked.map((code) => ({ code })),
  };
}

test("the database shows and lets change exactly what policy.ts allows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(viewerFacts, { minLength: 3, maxLength: 3 }),
      fc.array(editionFacts, { minLength: 4, maxLength: 4 }),
      async (people, facts) => {
        const editions = [];
        for (const fact of facts) editions.push(await arrange(fact));
        for (const person of people) {
          const viewer = await createViewer(person);
          for (const edition of editions) {
            const { id } = edition;
            const { history, changed, ...seen } = await withViewer(viewer, async (db) => ({
              edition: await db.exerciseEdition.count({ where: { id } }),
              milestones: await db.exerciseMilestone.count({ where: { editionId: id } }),
              lessons: await db.exerciseLesson.count({ where: { editionId: id } }),
              history: await db.revision.count({ where: { subjectId: id } }),
              changed: [
                (await db.exerciseEdition.updateMany({ where: { id }, data: { place: "Oslo" } })).count,
                (await db.exerciseMilestone.updateMany({ where: { editionId: id }, data: { note: "n" } }))
                  .count,
              ],
            }));
            const opened = canReadEdition(viewer, edition) ? 1 : 0;
            expect(seen).toEqual({
              edition: opened,
              milestones: opened,
              lessons: canReadLessons(viewer, edition) ? 1 : 0,
            });
            if (!viewer.isHome && !viewer.roles.includes("PORTFOLIO_ADMIN")) expect(history).toBe(0);
            const mayEdit = canEditEdition(viewer, edition) ? 1 : 0;
            expect(changed).toEqual([mayEdit, mayEdit]);
          }
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);
