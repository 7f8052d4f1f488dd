import { expect, test } from "vitest";
import { readValues } from "@/components/engagements/form-values";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { saveTemplate } from "@/lib/engagements/templates/mutations";
import { saveEdition } from "@/lib/exercises/editions/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { changedPlan, createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { loadFormSetting } from "../app/(app)/engagements/form-setting";
import { beginningOf, editionAsked } from "../app/(app)/engagements/new/starting-values";

// Beside the tests of the routes: pages know each other, and nothing else knows them.

const officer = await createViewer({ countries: ["JPN"] });
const begin = (query: Record<string, string>) =>
  withViewer(officer, async (db) => {
    const setting = await loadFormSetting(db, officer, null, { edition: editionAsked(query) });
    return {
      ...(await beginningOf(db, officer, query, setting)),
      today: setting.today,
      offered: setting.options,
    };
  });

test("a template that was kept with what came of it begins without that", async () => {
  const id = newId();
  const values = {
    type: "ABROAD",
    marking: "UNCLASSIFIED" as const,
    purpose: "Call on the staff.",
    keyOutcomes: "Agreed on the berth.",
    startTime: "09:00",
    "sets.visit.clearances": [{ kind: "COUNTRY", state: "GRANTED", reference: "CC-7" }],
  };
  expect(await saveTemplate(officer, { id, name: "Call", portfolioId: null, values })).toMatchObject({
    ok: true,
  });
  const { values: begun, today } = await begin({ template: id });
  expect(begun).toMatchObject({ type: "ABROAD", purpose: "Call on the staff.", startsOn: today });
  expect([begun.keyOutcomes, begun.startTime, begun["sets.visit.clearances"]]).toEqual(["", "", []]);
});

test("a copy and a template name no objective, account or authority that is in use no more", async () => {
  const gone = await createViewer();
  const [authority] = await asOwner<{ id: string }>(
    "select id from picklist_item where list = 'FUNDING_AUTHORITY' and is_active order by code limit 1",
  );
  const [used, retired] = await asOwner<{ id: string }>(
    "select id from objective where is_active order by code limit 2",
  );
  const fields = {
    type: "KLE",
    objectives: [used?.id, retired?.id],
    responsibleOfficerId: gone.id,
    backupOfficerId: officer.id,
    sets: {
      visit: { escortId: gone.id },
      money: { lines: [{ authorityId: authority?.id, authorityWords: "Title 10" }] },
    },
  };
  const made = await createEngagement(officer, newId(), engagementInput(fields));
  if (!made.ok) throw new Error(JSON.stringify(made));
  const id = newId();
  const values = { ...readValues(fields), marking: "UNCLASSIFIED" as const };
  expect(await saveTemplate(officer, { id, name: "Call", portfolioId: null, values })).toMatchObject({
    ok: true,
  });
  const named = async (query: Record<string, string>) => {
    const { values: begun } = await begin(query);
    const [line] = begun["sets.money.lines"] as { authorityId: string; authorityWords: string }[];
    return [
      begun.objectives,
      begun.responsibleOfficerId,
      begun.backupOfficerId,
      begun["sets.visit.escortId"],
      line?.authorityId,
      line?.authorityWords,
    ];
  };
  const starts: Record<string, string>[] = [{ from: made.data.reference }, { template: id }];
  const all = [[used?.id, retired?.id].toSorted(), gone.id, officer.id, gone.id, authority?.id, "Title 10"];
  for (const start of starts)
    expect((await named(start)).map((one) => (Array.isArray(one) ? one.toSorted() : one))).toEqual(all);

  await asOwner("update app_user set disabled_at = now() where id = $1", [gone.id]);
  await asOwner("update objective set is_active = false where id = $1", [retired?.id]);
  await asOwner("update picklist_item set is_active = false where id = $1", [authority?.id]);
  for (const start of starts)
    expect(await named(start)).toEqual([[used?.id], "", officer.id, "", "", "Title 10"]);
  await asOwner("update objective set is_active = true where id = $1", [retired?.id]);
  await asOwner("update picklist_item set is_active = true where id = $1", [authority?.id]);
});

test("a record begun from a cancelled edition names it, and the form offers it", async () => {
  const { create, load } = editionsOf(officer, await createSeries());
  const { id, reference } = await create();
  const plan = changedPlan(await load(reference), { cancelReason: "No funds." });
  expect(await saveEdition(officer, plan)).toMatchObject({ ok: true });
  const { values, offered } = await begin({ type: "MULTI", edition: reference });
  expect(values.exerciseEditionId).toBe(id);
  expect(offered.exerciseEditions.filter(({ value }) => value === id)).toEqual([
    expect.objectContaining({ hint: reference, label: expect.stringMatching(/\(cancelled\)$/) }),
  ]);
});

test("a meeting begins on the margins of an event that is open to its writer, with a day of it and its place, and of no other", async () => {
  const plan = { type: "MULTI", startsOn: "2027-05-29", endsOn: "2027-05-31", city: "Yokosuka" };
  const log = async (by: typeof officer, fields: Record<string, unknown>) => {
    const made = await createEngagement(by, newId(), engagementInput({ ...plan, ...fields }));
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.data;
  };
  const event = await log(officer, {});
  const begun = await begin({ margins: event.reference });
  expect(begun.event).toMatchObject({ id: event.id, reference: event.reference });
  expect(begun.values).toMatchObject({
    type: "BILAT",
    startsOn: "2027-05-29",
    city: "Yokosuka",
    countries: [],
  });

  const inner = await createEngagement(officer, newId(), engagementInput(plan), { eventId: event.id });
  expect(inner.ok && (await begin({ margins: inner.data.reference })).event).toBeUndefined();
  const closed = await log(await createViewer({ countries: ["JPN"] }), {});
  const other = await begin({ margins: closed.reference });
  expect([other.event, other.values.city]).toEqual([undefined, ""]);
});
