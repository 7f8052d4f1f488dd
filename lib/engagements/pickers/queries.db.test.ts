import { expect, test } from "vitest";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { saveEdition } from "@/lib/exercises/editions/mutations";
import { newId } from "@/lib/ids";
import { rankOn } from "@/lib/people/holdings/rules";
import { findPostOptions } from "@/lib/people/posts/queries";
import { engagementInput } from "@/testing/engagements";
import { changedPlan, createSeries, editionsOf } from "@/testing/exercises";
import { asToday, createCoveringPost, hold } from "@/testing/handovers";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createEngagement } from "../mutations";
import { getEngagement } from "../queries";
import { lastObjectives, listLogKinds } from "../starts/queries";
import { findOwnPerson, listFormOptions, listPostOptions, lookupPeople } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });

test("what a record names is offered for it after it has gone out of use, and for no other", async () => {
  const reader = await createViewer({ name: "Left last year" });
  const [retired] = await asOwner<{ id: string }>("select id from objective order by code limit 1");
  const objective = retired?.id ?? "";
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({ readers: [reader.id], responsibleOfficerId: reader.id, objectives: [objective] }),
  );
  if (!made.ok) throw new Error(made.message);
  await asOwner("update app_user set disabled_at = now() where id = $1", [reader.id]);
  await asOwner("update objective set is_active = false where id = $1", [objective]);

  const offered = (reference: string | null) =>
    withViewer(officer, async (db) => {
      const record = reference === null ? null : await getEngagement(db, reference);
      const { users, objectives } = await listFormOptions(db, officer, record);
      return {
        reader: users.some(({ value }) => value === reader.id),
        objective: objectives.some(({ value }) => value === objective),
      };
    });
  expect(await offered(made.data.reference)).toEqual({ reader: true, objective: true });
  expect(await offered(null)).toEqual({ reader: false, objective: false });
});

test("an edition that was cancelled is offered to the record that names it and to one begun from it, and says so", async () => {
  const { create, load } = editionsOf(officer, await createSeries());
  const { id, reference } = await create();
  const named = await createEngagement(officer, newId(), engagementInput({ exerciseEditionId: id }));
  const other = await createEngagement(officer, newId(), engagementInput({}));
  if (!named.ok || !other.ok) throw new Error("not made");
  const offered = (of: string | null, asked = "") =>
    withViewer(officer, async (db) => {
      const record = of === null ? null : await getEngagement(db, of);
      const { exerciseEditions } = await listFormOptions(db, officer, record, asked);
      return exerciseEditions.find(({ value }) => value === id)?.label;
    });
  const label = await offered(null);
  expect(label).toBeDefined();
  const plan = changedPlan(await load(reference), { cancelReason: "No funds." });
  expect(await saveEdition(officer, plan)).toMatchObject({ ok: true });
  expect(await offered(null)).toBeUndefined();
  expect(await offered(other.data.reference)).toBeUndefined();
  expect(await offered(named.data.reference)).toBe(`${label} (cancelled)`);
  expect(await offered(null, reference)).toBe(`${label} (cancelled)`);
  const record = await withViewer(officer, (db) => getEngagement(db, named.data.reference));
  expect(record?.exerciseEdition).toEqual({ id, reference, isCancelled: true });
});

test("however many posts of others come before them, own ones are offered, and all are found by typing", async () => {
  const stamp = newId().slice(-6);
  await asOwner(
    `insert into post (id, title, nation, is_active, created_by_id, updated_at)
     select gen_random_uuid(), 'Aide ' || lpad(n::text, 4, '0'), 'JPN', true, $1, now() from generate_series(1, 600) n`,
    [officer.id],
  );
  const [own, last, gone] = [newId(), newId(), newId()];
  await asOwner(
    `insert into post (id, title, nation, is_active, created_by_id, updated_at)
     select p.id, p.title, p.nation, p.active, $4, now()
     from (values ($1::uuid, 'Zone desk ' || $5, 'USA', true), ($2, 'Zone chief ' || $5, 'JPN', true),
                  ($3, 'Zone clerk ' || $5, 'JPN', false)) p(id, title, nation, active)`,
    [own, last, gone, officer.id, stamp],
  );
  const offered = await withViewer(officer, (db) => listPostOptions(db, officer, [last]));
  expect(offered.filter(({ label }) => label.startsWith("Aide")).length).toBeLessThan(500);
  expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining([own, last]));
  const found = async (use: { inUse?: boolean }) =>
    (await withViewer(officer, (db) => findPostOptions(db, `zone ${stamp}`, use)))
      .map(({ value }) => value)
      .sort();
  expect(await found({ inUse: true })).toEqual([own, last].sort());
  expect(await found({})).toEqual([own, last, gone].sort());
});

test("a record that can be named is offered with its marking", async () => {
  const visit = { type: "HOST", title: "A visit to return" };
  const made = await createEngagement(officer, newId(), engagementInput({ ...visit, marking: "CUI" }));
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { engagements } = await withViewer(officer, (db) => listFormOptions(db, officer));
  expect(engagements.find(({ value }) => value === made.data.id)).toMatchObject({
    label: "A visit to return",
    hint: made.data.reference,
    marking: "CUI",
  });
});

test("the writer is the person of that name and nation who was on record first", async () => {
  const familyName = `van der Quist${newId().slice(-4)}`;
  const writer = await createViewer({ name: `Tatum ${familyName}`, nation: "USA" });
  const own = () => withViewer(writer, (db) => findOwnPerson(db, writer));
  async function addPerson(nationality: string, rank: string) {
    const id = newId();
    await asOwner(
      `insert into person (id, family_name, given_name, nationality, rank_text, created_by_id, updated_at)
       values ($1, $2, 'Tatum', $3, $4, $5, now())`,
      [id, familyName, nationality, rank, writer.id],
    );
    return id;
  }
  await addPerson("JPN", "Captain");
  expect(await own()).toBeNull();

  const first = await addPerson("USA", "Commander");
  const second = await addPerson("USA", "Major");
  expect(await own()).toMatchObject({ value: first, ranks: [{ rankText: "Commander" }] });

  await asOwner("update person set is_active = false where id = $1", [first]);
  expect(await own()).toMatchObject({ value: second });
});

test("the rank of a day is the one written down nearest to it, of what is open; a form that leaves it open is given that", async () => {
  const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
  const [objective] = await asOwner<{ id: string }>("select id from objective where is_active limit 1");
  const personId = newId();
  const familyName = `Vesterholt${personId.slice(-4)}`;
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, service, rank_text, rank_code, created_by_id, updated_at)
     values ($1, $2, 'Jorun', 'JPN', 'ARMY', 'Brig Gen', 'OF-6', $3, now())`,
    [personId, familyName, officer.id],
  );
  const meet = async (startsOn: string, rankText: string, publish: boolean) => {
    const input = engagementInput({
      startsOn,
      status: "COMPLETE",
      purpose: "To talk.",
      keyOutcomes: "Talked.",
      atmospherics: "POSITIVE",
      objectives: [objective?.id],
      attendance: [
        { name: "Reed, Sam", side: "OWN", role: "PRINCIPAL" },
        { personId, side: "PARTNER", role: "PRINCIPAL", rankText },
      ],
    });
    const made = await createEngagement(officer, newId(), input, { publish });
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.data.reference;
  };
  const rankAt = async (reference: string) =>
    (await withViewer(officer, (db) => getEngagement(db, reference)))?.attendance.find(
      ({ side }) => side === "PARTNER",
    )?.rankText;
  const rankIn = async (viewer: typeof officer, day: string) => {
    const [option] = await withViewer(viewer, (db) => lookupPeople(db, viewer, familyName));
    return rankOn(option?.ranks ?? [], day)?.rankText;
  };

  await meet("2023-04-10", "Maj", false);
  await meet("2023-09-10", "Col", true);
  expect(await rankIn(officer, "2023-04-12")).toBe("Maj");
  expect(await rankIn(officer, "2023-10-01")).toBe("Col");
  expect(await rankIn(leader, "2023-04-12"), "a draft of another says nothing").toBe("Col");
  expect(await rankIn(officer, todayIn("UTC", new Date()))).toBe("Brig Gen");
  expect(await rankAt(await meet("2023-11-02", "", true))).toBe("Col");
  expect(await rankAt(await meet(todayIn("UTC", new Date()), "", true))).toBe("Brig Gen");

  await asOwner("update person set rank_text = null, rank_code = null where id = $1", [personId]);
  await asOwner("delete from attendance where person_id = $1 and rank_text = 'Brig Gen'", [personId]);
  expect(await rankIn(officer, todayIn("UTC", new Date())), "no rank on record is none known").toBe("Col");
  await asOwner("delete from attendance where person_id = $1", [personId]);
  const [option] = await withViewer(officer, (db) => lookupPeople(db, officer, familyName));
  expect(option?.ranks, "the service is known without a rank").toMatchObject([
    { rankText: null, service: "ARMY" },
  ]);
});

test("whoever takes over a post is offered what its holders met, logged and served in their time, after their own, as far as it is open", async () => {
  const post = await createCoveringPost("Attaché to take over", ["ISL"]);
  const before = await createViewer({ countries: ["ISL"], timeZone: "UTC" });
  const after = await createViewer();
  await hold(post, before, "2025-01-01", "2026-06-30");
  await hold(post, after, "2026-07-01");
  const successor = await asToday(after);
  const objectives = await asOwner<{ id: string }>(
    "select id from objective where is_active order by code limit 2",
  );
  const [theirs = "", own = ""] = objectives.map(({ id }) => id);
  const names = new Map<string, string>();
  async function meet(
    by: typeof officer,
    familyName: string,
    startsOn: string,
    fields: Record<string, unknown> = {},
    publish = true,
  ) {
    const personId = newId();
    await asOwner(
      `insert into person (id, family_name, given_name, nationality, created_by_id, updated_at)
       values ($1, $2, 'Ari', 'ISL', $3, now())`,
      [personId, familyName, officer.id],
    );
    names.set(personId, familyName);
    const input = engagementInput({
      startsOn,
      title: `Call on ${familyName}`,
      type: "KLE",
      countries: [{ code: "ISL", role: "HOST" }],
      status: "COMPLETE",
      purpose: "To talk.",
      keyOutcomes: "Talked.",
      atmospherics: "POSITIVE",
      objectives: [theirs],
      attendance: [
        { name: "Reed, Sam", side: "OWN", role: "PRINCIPAL" },
        { personId, side: "PARTNER", role: "PRINCIPAL" },
      ],
      ...fields,
    });
    const made = await createEngagement(by, newId(), input, { publish });
    if (!made.ok) throw new Error(JSON.stringify(made));
  }
  await meet(before, "Earlier", "2024-12-31", { venue: "Elsewhere" });
  await meet(before, "Met", "2025-03-03", { venue: "Harbour office" });
  await meet(before, "Held", "2025-03-04", { closeHold: true, venue: "Kept quiet", type: "BILAT" });
  await meet(before, "Drafted", "2025-03-05", { venue: "Drafted" }, false);

  const offeredTo = (viewer: typeof officer) =>
    withViewer(viewer, async (db) => ({
      people: (await lookupPeople(db, viewer, "")).flatMap(({ value, group }) =>
        names.has(value) ? [`${names.get(value)}: ${group}`] : [],
      ),
      kinds: (await listLogKinds(db, viewer)).map(({ type, country }) => `${type} ${country}`),
      objectives: await lastObjectives(db, viewer, "ISL"),
      places: (await listFormOptions(db, viewer)).places.map(({ venue }) => venue),
    }));
  const taken = {
    people: ["Met: Counterparts of your post", "Earlier: Recent"],
    kinds: ["KLE ISL"],
    objectives: [theirs],
    places: ["Harbour office"],
  };
  expect(await offeredTo(successor)).toEqual(taken);

  await meet(successor, "New", "2024-05-05", { venue: "New place", type: "STAFF", objectives: [own] }, false);
  expect(await offeredTo(successor)).toEqual({
    people: ["New: Your counterparts", ...taken.people],
    kinds: ["STAFF ISL", ...taken.kinds],
    objectives: [own],
    places: ["New place", ...taken.places],
  });
  const colleague = await createViewer({ countries: ["ISL"] });
  expect(await offeredTo(colleague)).toEqual({
    people: ["Earlier: Recent", "Met: Recent"],
    kinds: [],
    objectives: [],
    places: [],
  });
});
