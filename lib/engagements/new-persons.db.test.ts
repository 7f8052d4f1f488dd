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

/** Who owns, gave and was given what on the record: on record by the name they are listed under there, or a name alone. */
async function partiesOn(id: string) {
  return asOwner<{ text: string; owner: string | null; to: string | null; isOwner: boolean; isTo: boolean }>(
    `select c.text, c.owner_name as owner, c.to_name as "to",
            exists (select from attendance a where a.engagement_id = c.engagement_id and a.person_id = c.owner_person_id
                    and a.name = c.owner_name) as "isOwner",
            exists (select from attendance a where a.engagement_id = c.engagement_id and a.person_id = c.to_person_id
                    and a.name = c.to_name) as "isTo"
     from commitment c where c.engagement_id = $1 order by c.text`,
    [id],
  );
}

const guest = (name: string, side = "PARTNER") => ({
  name,
  rankText: "Col",
  position: "JS",
  nationality: "JPN",
  side,
  role: "PLUS_ONE",
});

test("who is put on record by a save owns and is given what the same save says of them by the name typed, and gifts are theirs", async () => {
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({
      attendance: [
        guest("Hideo Kuriyama"),
        guest("Jun Twice"),
        guest("Jun Twice"),
        guest("Ann Third", "THIRD"),
        guest("Other, Ben", "THIRD"),
      ],
      commitments: [
        { text: "A owner", bySide: "PARTNER", ownerName: "Hideo Kuriyama" },
        { text: "B recipient", bySide: "OWN", toSide: "PARTNER", toName: "Hideo Kuriyama" },
        { text: "C any side", bySide: "OWN", toName: "Ann Third" },
        { text: "D two of the name", bySide: "PARTNER", ownerName: "Jun Twice" },
        {
          text: "E other side",
          bySide: "PARTNER",
          ownerName: "Ann Third",
          toSide: "OWN",
          toName: "Ann Third",
        },
        { text: "F other side, as listed", bySide: "PARTNER", ownerName: "Other, Ben" },
      ],
      gifts: [{ direction: "RECEIVED", description: "A print", giverName: "Hideo Kuriyama" }],
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  const by = { owner: null, to: null, isOwner: false, isTo: false };
  expect(await partiesOn(result.data.id)).toEqual([
    { ...by, text: "A owner", owner: "Kuriyama, Hideo", isOwner: true },
    { ...by, text: "B recipient", to: "Kuriyama, Hideo", isTo: true },
    { ...by, text: "C any side", to: "Third, Ann", isTo: true },
    { ...by, text: "D two of the name", owner: "Jun Twice" },
    { ...by, text: "E other side", owner: "Ann Third", to: "Ann Third" },
    { ...by, text: "F other side, as listed", owner: "Other, Ben" },
  ]);
  expect(
    await asOwner(
      `select giver_name as giver, a.name as there from gift g left join attendance a on a.id = g.giver_id
       where g.engagement_id = $1`,
      [result.data.id],
    ),
  ).toEqual([{ giver: "Kuriyama, Hideo", there: "Kuriyama, Hideo" }]);
});

test("a change that puts somebody on record links them to promises old and new, and leaves those that are closed", async () => {
  const created = await createEngagement(
    officer,
    newId(),
    engagementInput({
      attendance: [{ ...guest("Rin Hoshino"), nationality: null }],
      commitments: [
        { text: "A open", bySide: "PARTNER", ownerName: "Rin Hoshino" },
        { text: "B closed", bySide: "PARTNER", ownerName: "Rin Hoshino", dueOn: "2026-03-12", state: "DONE" },
      ],
    }),
  );
  if (!created.ok) throw new Error(JSON.stringify(created));
  const { id } = created.data;
  const record = await withViewer(officer, (db) => getEngagementById(db, id));
  if (!record) throw new Error("not there");
  const before = valuesOf(record);
  const more = engagementInput({
    attendance: [guest("Mika Sudo")],
    commitments: [{ text: "C new", bySide: "PARTNER", ownerName: "Mika Sudo", toName: "Rin Hoshino" }],
  });
  const result = await updateEngagement(officer, id, record.version, {
    ...before,
    attendance: [...before.attendance.map((row) => ({ ...row, nationality: "JPN" })), ...more.attendance],
    commitments: [...before.commitments, ...more.commitments],
  });
  expect(result).toMatchObject({ ok: true });
  expect(await partiesOn(id)).toMatchObject([
    { text: "A open", owner: "Hoshino, Rin", isOwner: true },
    { text: "B closed", owner: "Rin Hoshino", isOwner: false },
    { text: "C new", owner: "Sudo, Mika", isOwner: true, to: "Hoshino, Rin", isTo: true },
  ]);
  expect(
    await asOwner(
      `select r.changes->'ownerName' as owner from revision r join commitment c on c.id = r.subject_id
       where c.engagement_id = $1 and c.text = 'A open' and r.version = 2`,
      [id],
    ),
  ).toHaveLength(1);
});
