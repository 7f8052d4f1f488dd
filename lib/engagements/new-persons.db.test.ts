import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { valuesOf } from "./form-values";
import { createEngagement, updateEngagement } from "./mutations";
import { getEngagementById } from "./queries";

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

test("who was kept by name alone is put on record by the save that says the nation, once and with the post of that day", async () => {
  const attendance = [
    {
      name: "Okada Jun",
      rankText: "Col",
      position: "J5",
      nationality: null,
      side: "PARTNER",
      role: "PRINCIPAL",
    },
    { name: "Not known", nationality: null, side: "PARTNER", role: "PLUS_ONE" },
    { name: "Silent Guest", nationality: null, side: "PARTNER", role: "PLUS_ONE" },
  ];
  const created = await createEngagement(officer, newId(), engagementInput({ attendance }));
  if (!created.ok) throw new Error(JSON.stringify(created));
  const { id } = created.data;
  const save = async (nationality: string, purpose: string) => {
    const record = await withViewer(officer, (db) => getEngagementById(db, id));
    if (!record) throw new Error("not there");
    const input = valuesOf(record);
    const rows = input.attendance.map((row) =>
      row.name === "Silent Guest" ? row : { ...row, nationality: row.nationality ?? nationality },
    );
    const result = await updateEngagement(officer, id, record.version, {
      ...input,
      purpose,
      attendance: rows,
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
  };
  const rows = () =>
    asOwner(
      `select a.name, p.nationality, p.rank_code as rank, o.title as post from attendance a
       left join person p on p.id = a.person_id left join post_holding h on h.person_id = p.id left join post o on o.id = h.post_id
       where a.engagement_id = $1 order by a.sort`,
      [id],
    );
  const nobody = { nationality: null, rank: null, post: null };
  expect(await rows()).toEqual([
    { name: "Okada Jun", ...nobody },
    { name: "Not known", ...nobody },
    { name: "Silent Guest", ...nobody },
  ]);
  await save("JPN", "Said now.");
  const after = [
    { name: "Jun, Okada", nationality: "JPN", rank: "OF-5", post: "J5" },
    { name: "Not known", ...nobody },
    { name: "Silent Guest", ...nobody },
  ];
  expect(await rows()).toEqual(after);
  await save("JPN", "Said again.");
  expect(await rows()).toEqual(after);
  expect(
    await asOwner(
      "select count(*)::int as count from person where created_by_id = $1 and family_name = 'Jun'",
      [officer.id],
    ),
  ).toEqual([{ count: 1 }]);
});

test("who came from a source with a nation and no person is left so by a save", async () => {
  const created = await createEngagement(
    officer,
    newId(),
    engagementInput({
      attendance: [{ name: "Abe, Ryo", nationality: "JPN", side: "PARTNER", role: "PRINCIPAL" }],
    }),
  );
  if (!created.ok) throw new Error(JSON.stringify(created));
  await asOwner("update attendance set person_id = null where engagement_id = $1", [created.data.id]);
  const record = await withViewer(officer, (db) => getEngagementById(db, created.data.id));
  if (!record) throw new Error("not there");
  const result = await updateEngagement(officer, record.id, record.version, {
    ...valuesOf(record),
    purpose: "To agree.",
  });
  expect(result).toMatchObject({ ok: true, data: { version: 2 } });
  expect(
    await asOwner("select person_id from attendance where engagement_id = $1", [created.data.id]),
  ).toEqual([{ person_id: null }]);
});
