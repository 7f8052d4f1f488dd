import { expect, test } from "vitest";
import type { ViewerFacts } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, reportInput } from "@/testing/crises";
import { createViewer, setUp } from "@/testing/people";
import { canAcknowledge, canEditCrisis, canReadCrisis, canReadPosition, canReadSitrep } from "./policy";
import { crisisAccess } from "./queries";
import { saveSitrep } from "./sitreps/mutations";

const people: Partial<ViewerFacts>[] = [
  { countries: ["JPN"] },
  { countries: ["JPN"], markingCeiling: "UNCLASSIFIED" },
  { countries: ["BRA"] },
  { allCountries: true },
  { allCountries: true, roles: ["LEADER"] },
  { countries: ["PHL"], roles: ["LEADER"], markingCeiling: "UNCLASSIFIED" },
  { allCountries: true, roles: ["OFFICER", "LEADER"], nation: "GBR" },
  { allCountries: true, roles: ["LEADER"], nation: "GBR", markingCeiling: "UNCLASSIFIED" },
  { countries: ["JPN"], roles: ["VIEWER"], nation: "JPN" },
  { allCountries: true, roles: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"] },
  { roles: [] },
];

const crises = [
  {},
  { marking: "CUI" as const },
  { marking: "CUI" as const, relTo: ["USA", "GBR"] },
  { marking: "CUI" as const, relTo: ["USA", "JPN"], countries: ["JPN", "PHL"] },
  { countries: ["BRA"] },
  { countries: ["CUB"], isHistorical: true },
];

test("the policy and the wall agree for every kind of viewer and crisis", async () => {
  const author = await createViewer({ allCountries: true });
  const made = [];
  for (const facts of crises) {
    const { id } = await createCrisis(facts);
    const logged = await createLogEntry(id, 1);
    const secret = newId();
    await withViewer(setUp, (db) =>
      db.crisisPosition.createMany({
        data: [{ id: secret, crisisId: id, side: "USA", kind: "DEMAND", text: "x", isSecret: true, sort: 1 }],
      }),
    );
    const writer = facts.isHistorical ? setUp : author;
    const draft = await saveSitrep(writer, reportInput(id, [logged], "SAVE"));
    const published = await saveSitrep(writer, reportInput(id, [logged]));
    if (!draft.ok || !published.ok) throw new Error(JSON.stringify([draft, published]));
    const access = await withViewer(setUp, (db) =>
      db.crisis.findUniqueOrThrow({ where: { id }, select: crisisAccess }),
    );
    made.push({ id, access, secret, draft: draft.data.id, published: published.data.id });
  }

  for (const facts of people) {
    const viewer = await createViewer(facts);
    for (const crisis of made) {
      const count = (table: "crisis" | "sitrep" | "crisisPosition", id: string) =>
        withViewer(viewer, (db) =>
          table === "crisis"
            ? db.crisis.count({ where: { id } })
            : table === "sitrep"
              ? db.sitrep.count({ where: { id } })
              : db.crisisPosition.count({ where: { id } }),
        );
      const wall = {
        read: (await count("crisis", crisis.id)) === 1,
        draft: (await count("sitrep", crisis.draft)) === 1,
        published: (await count("sitrep", crisis.published)) === 1,
        secret: (await count("crisisPosition", crisis.secret)) === 1,
        edit: await allows(
          viewer,
          (db) => db.$executeRaw`update crisis set title = title where id = ${crisis.id}::uuid`,
        ),
        log: await allows(
          viewer,
          (db) =>
            db.$executeRaw`insert into crisis_log_entry (id, crisis_id, number, kind, text, event_at, time_zone, reported_at, source_type, author_id)
            values (${newId()}::uuid, ${crisis.id}::uuid, 99, 'INC', 'x', now(), 'UTC', now(), 'OFFICIAL', ${viewer.id}::uuid)`,
        ),
        acknowledge: await allows(
          viewer,
          (db) =>
            db.$executeRaw`insert into sitrep_acknowledgement (sitrep_id, user_id, user_name)
            values (${crisis.published}::uuid, ${viewer.id}::uuid, 'x')`,
        ),
      };
      const policy = {
        read: canReadCrisis(viewer, crisis.access),
        draft: canReadSitrep(viewer, crisis.access, { isPublished: false }),
        published: canReadSitrep(viewer, crisis.access, { isPublished: true }),
        secret: canReadPosition(viewer, crisis.access, { isSecret: true }),
        edit: canEditCrisis(viewer, crisis.access),
        log: canEditCrisis(viewer, crisis.access),
        acknowledge: canAcknowledge(viewer, crisis.access, { isPublished: true }),
      };
      expect({ facts, access: crisis.access, ...wall }).toEqual({ facts, access: crisis.access, ...policy });
    }
  }
});

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
