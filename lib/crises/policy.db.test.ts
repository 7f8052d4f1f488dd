import fc from "fast-check";
import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, publishReport, reportInput } from "@/testing/crises";
import { createViewer, HOME, setUp } from "@/testing/people";
import { canAcknowledge, canEditCrisis, canReadCrisis, canReadPosition, canReadSitrep } from "./policy";
import { crisisAccess } from "./queries";
import { saveSitrep } from "./sitreps/mutations";

// The property: for random viewers and crises, what the policies show and let change is what policy.ts allows.

const COUNTRIES = ["BRA", "JPN", "PHL"];
const MARKINGS = ["UNCLASSIFIED", "CUI"] as const;

const viewerFacts = fc.record({
  roles: fc.subarray(["OFFICER", "LEADER", "VIEWER", "PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "AUDITOR"] as const),
  nation: fc.oneof(fc.constant(HOME), fc.constantFrom("GBR", "JPN")),
  markingCeiling: fc.constantFrom(...MARKINGS),
  countries: fc.subarray(COUNTRIES),
  allCountries: fc.boolean(),
});
const crisisFacts = fc.record({
  marking: fc.constantFrom(...MARKINGS),
  relTo: fc.constantFrom<string[]>([], [HOME, "GBR"], [HOME, "JPN"], [HOME, "GBR", "JPN"]),
  countries: fc.subarray(COUNTRIES, { minLength: 1 }),
  isHistorical: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
});

const author = await createViewer({ allCountries: true });

async function arrange(facts: typeof crisisFacts extends fc.Arbitrary<infer Facts> ? Facts : never) {
  const { id } = await createCrisis(facts);
  const logged = await createLogEntry(id, 1);
  const secret = newId();
  await withViewer(setUp, (db) =>
    db.crisisPosition.createMany({
      data: [{ id: secret, crisisId: id, side: HOME, kind: "DEMAND", text: "x", isSecret: true, sort: 1 }],
    }),
  );
  const writer = facts.isHistorical ? setUp : author;
  const draft = await saveSitrep(writer, reportInput(id, [logged], "SAVE"));
  const published = await publishReport(writer, id, logged);
  if (!draft.ok) throw new Error(JSON.stringify(draft));
  const access = await withViewer(setUp, (db) =>
    db.crisis.findUniqueOrThrow({ where: { id }, select: crisisAccess }),
  );
  return { id, access, secret, draft: draft.data.id, published: published.id };
}

test("the policy and the wall agree for every kind of viewer and crisis", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(viewerFacts, { minLength: 4, maxLength: 4 }),
      fc.array(crisisFacts, { minLength: 3, maxLength: 3 }),
      async (people, crises) => {
        const made = [];
        for (const facts of crises) made.push(await arrange(facts));
        for (const facts of people) {
          const viewer = await createViewer(facts);
          for (const crisis of made)
            expect({ facts, access: crisis.access, ...(await ofTheWall(viewer, crisis)) }).toEqual({
              facts,
              access: crisis.access,
              ...ofThePolicy(viewer, crisis),
            });
        }
      },
    ),
    { numRuns: 15 },
  );
}, 300_000);

type Arranged = Awaited<ReturnType<typeof arrange>>;

async function ofTheWall(viewer: Viewer, { id, draft, published, secret }: Arranged) {
  const seen = await withViewer(viewer, async (db) => ({
    read: (await db.crisis.count({ where: { id } })) === 1,
    draft: (await db.sitrep.count({ where: { id: draft } })) === 1,
    published: (await db.sitrep.count({ where: { id: published } })) === 1,
    secret: (await db.crisisPosition.count({ where: { id: secret } })) === 1,
  }));
  return {
    ...seen,
    edit: await allows(
      viewer,
      (db) => db.$executeRaw`update crisis set title = title where id = ${id}::uuid`,
    ),
    log: await allows(
      viewer,
      (db) =>
        db.$executeRaw`insert into crisis_log_entry (id, crisis_id, number, kind, text, event_at, time_zone, reported_at, source_type, author_id)
            values (${newId()}::uuid, ${id}::uuid, 99, 'INC', 'x', now(), 'UTC', now(), 'OFFICIAL', ${viewer.id}::uuid)`,
    ),
    acknowledge: await allows(
      viewer,
      (db) =>
        db.$executeRaw`insert into sitrep_acknowledgement (sitrep_id, user_id, user_name)
            values (${published}::uuid, ${viewer.id}::uuid, 'x')`,
    ),
  };
}

function ofThePolicy(viewer: Viewer, { access }: Arranged) {
  return {
    read: canReadCrisis(viewer, access),
    draft: canReadSitrep(viewer, access, { isPublished: false }),
    published: canReadSitrep(viewer, access, { isPublished: true }),
    secret: canReadPosition(viewer, access, { isSecret: true }),
    edit: canEditCrisis(viewer, access),
    log: canEditCrisis(viewer, access),
    acknowledge: canAcknowledge(viewer, access, { isPublished: true }),
  };
}

/** Whether the wall lets the statement through and it touches a row; nothing of it is kept. */
async function allows(
  viewer: Parameters<typeof withViewer>[0],
  statement: (db: Parameters<Parameters<typeof withViewer>[1]>[0]) => Promise<number>,
): Promise<boolean> {
  let touched = 0;
  const undone = new Error("undone");
  try {
    await withViewer(viewer, async (db) => {
      touched = await statement(db);
      throw undone;
    });
  } catch (error) {
    if (error !== undone && !String(error).includes("row-level security")) throw error;
  }
  return touched > 0;
}
