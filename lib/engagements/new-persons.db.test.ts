import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createEngagement } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });

afterEach(() => {
  vi.restoreAllMocks();
});

/** Logs a meeting with so many people of whom none is on record. Gives its id and what was sent to the database for it. */
async function logWith(count: number): Promise<{ id: string; statements: number; values: number }> {
  const attendance = Array.from({ length: count }, (_, index) => ({
    name: `Guest ${count}-${index}`,
    rankText: "Col",
    service: "ARMY",
    position: `Head of section ${count}-${index}`,
    nationality: "JPN",
    side: "PARTNER",
    role: "PLUS_ONE",
  }));
  const query = vi.spyOn(pg.Client.prototype, "query");
  const result = await createEngagement(officer, newId(), engagementInput({ attendance }));
  const sent = query.mock.calls.map(([statement]) => statement as unknown as pg.QueryConfig);
  query.mockRestore();
  if (!result.ok) throw new Error(JSON.stringify(result));
  return {
    id: result.data.id,
    statements: sent.length,
    values: sent.reduce((sum, { values }) => sum + (values?.length ?? 0), 0),
  };
}

test("500 new people are put on record in hardly more statements than two, and with hardly more values", async () => {
  const few = await logWith(2);
  const many = await logWith(500);
  // Revisions and audit rows go 500 to a statement: one more of each, with three and five values.
  expect(many.statements).toBeLessThanOrEqual(few.statements + 2);
  expect(many.values).toBeLessThanOrEqual(few.values + 8);

  const [written] = await asOwner(
    `select count(*)::int as people, count(distinct p.id)::int as persons, count(distinct h.post_id)::int as posts,
            min(p.given_name || ' ' || p.family_name) as name, min(p.rank_code) as rank, min(p.version) as version
     from attendance a join person p on p.id = a.person_id and p.created_by_id = $2 and p.is_active
     join post_holding h on h.person_id = p.id join post o on o.id = h.post_id and o.title = a.position
     where a.engagement_id = $1`,
    [many.id, officer.id],
  );
  expect(written).toEqual({
    people: 500,
    persons: 500,
    posts: 500,
    name: "Guest 500-0",
    rank: "OF-5",
    version: 1,
  });
  const [recorded] = await asOwner(
    `select count(*)::int as count from revision where subject_type in ('person', 'post') and actor_id = $1`,
    [officer.id],
  );
  expect(recorded).toEqual({ count: 2 * (500 + 2) });
});

test("who is not known by name stands in the record and is nobody among the people", async () => {
  const attendance = [
    { name: "Not known", nationality: "JPN", side: "PARTNER", role: "PRINCIPAL" },
    { name: "Noda, Ken", nationality: "JPN", side: "PARTNER", role: "PLUS_ONE" },
  ];
  const result = await createEngagement(officer, newId(), engagementInput({ attendance }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  const rows = await asOwner(
    'select name, person_id is not null as "isOnRecord" from attendance where engagement_id = $1 order by sort',
    [result.data.id],
  );
  expect(rows).toEqual([
    { name: "Not known", isOnRecord: false },
    { name: "Noda, Ken", isOnRecord: true },
  ]);
});
