import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { saveEdition } from "@/lib/exercises/editions/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { changedPlan, createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { createEngagement } from "../mutations";
import { getEngagement } from "../queries";
import { readWarnings } from "./queries";
import { busyPeople, type Warning } from "./rules";

const officer = await createViewer({ countries: ["JPN", "NOR"] });
const colleague = await createViewer({ countries: ["JPN", "NOR"] });

async function log(fields: Record<string, unknown> = {}, by = officer): Promise<string> {
  const result = await createEngagement(
    by,
    newId(),
    engagementInput({ title: "Office call on harbour access", startsOn: "2026-03-09", ...fields }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.reference;
}

function warningsOf(reference: string): Promise<Warning[]> {
  return withViewer(officer, async (db) => {
    const record = await getEngagement(db, reference);
    if (!record) throw new Error("not there");
    return readWarnings(db, { ...record, host: record.hostCountry?.code ?? null });
  });
}

async function busyAt(reference: string): Promise<string[]> {
  return busyPeople(await warningsOf(reference));
}

async function twinsOf(reference: string): Promise<string[]> {
  return (await warningsOf(reference)).flatMap(({ text, reference: twin }) =>
    text.startsWith("Is it the same") ? (twin ?? []) : [],
  );
}

test("what is alike in partner, type, days and title is asked about, both ways, and stays two records", async () => {
  const one = await log();
  const other = await log({ title: "Office call on the harbour access", startsOn: "2026-03-12" });
  expect(await twinsOf(one)).toEqual([other]);
  expect(await twinsOf(other)).toEqual([one]);
});

test.each<[string, Record<string, unknown>]>([
  ["another partner", { countries: [{ code: "NOR", role: "HOST" }] }],
  ["the own nation in common alone", { countries: ["NOR", "USA"].map((code) => ({ code })) }],
  ["another type", { type: "KLE" }],
  ["four days later", { startsOn: "2026-05-13" }],
  ["another title", { title: "Office call on fuel for visiting ships" }],
])("%s is another engagement", async (_, fields) => {
  const base = { startsOn: "2026-05-09", countries: ["JPN", "USA"].map((code) => ({ code })) };
  const one = await log(base);
  const others = await twinsOf(one);
  const other = await log({ ...base, ...fields });
  expect(await twinsOf(one)).toEqual(others);
  expect(await twinsOf(other)).not.toContain(one);
});

test("of a date that is not known to the day any day that it may mean is near", async () => {
  const month = await log({ startsOn: "2026-11-01", datePrecision: "MONTH", status: "PLANNED" });
  const day = await log({ startsOn: "2026-11-24", status: "PLANNED" });
  const later = await log({ startsOn: "2026-12-04", status: "PLANNED" });
  expect([await twinsOf(month), await twinsOf(day), await twinsOf(later)]).toEqual([[day], [month], []]);
});

test("what is not open to the viewer is not named", async () => {
  const days = { startsOn: "2026-07-01" };
  await log(days, colleague);
  expect(await twinsOf(await log(days))).toEqual([]);
});

test("who attends both is busy; who stayed away from either is not, and what is called off keeps nobody busy", async () => {
  const [shared, away, alone] = [newId(), newId(), newId()];
  await withViewer(setUp, (db) =>
    db.person.createMany({
      data: [shared, away, alone].map((id, index) => ({
        id,
        familyName: ["Okabe", "Mori", "Ueda"][index] ?? "",
        givenName: "Sumire",
        nationality: "JPN",
        createdById: setUp.id,
      })),
    }),
  );
  const meet = (people: string[], fields: Record<string, unknown> = {}, stayedAway: string[] = []) =>
    log({
      startsOn: "2026-08-04",
      startTime: "09:00",
      endTime: "10:00",
      attendance: people.map((personId) => ({
        personId,
        side: "PARTNER",
        attended: stayedAway.includes(personId) ? "no" : "yes",
      })),
      ...fields,
    });
  const one = await meet([shared, away, alone], {}, [away]);
  expect(await busyAt(one)).toEqual([]);
  const other = await meet([shared, away], { type: "KLE", title: "Another call" });
  await meet([alone], { type: "KLE", title: "Missed call" }, [alone]);
  await meet([alone], { type: "KLE", title: "Called off", status: "CANCELLED", statusReason: "Storm." });
  expect(await busyAt(one)).toEqual([shared]);
  expect(await busyAt(other)).toEqual([shared]);
  const sometime = await meet([shared], {
    type: "KLE",
    title: "A call that day",
    startTime: "",
    endTime: "",
  });
  expect(await busyAt(sometime)).toEqual([]);
  expect((await warningsOf(sometime)).filter(({ text }) => text.includes("on the same day"))).toHaveLength(2);
  expect(await busyAt(one)).toEqual([shared]);
});

test("a plan is told that its edition was cancelled, and the days of that one are no days of the exercise", async () => {
  const { create, load } = editionsOf(officer, await createSeries());
  const edition = await create({ startsOn: "2031-09-07", endsOn: "2031-09-18" });
  const fields = { startsOn: "2031-06-01", exerciseEditionId: edition.id };
  const plan = await log({ ...fields, title: "Main planning conference", status: "PLANNED" });
  const report = await log({
    ...fields,
    startsOn: "2026-06-01",
    title: "Initial planning conference",
    status: "COMPLETE",
  });
  const toldOf = async (reference: string) =>
    (await warningsOf(reference)).flatMap(({ text }) => (/exercise|cancelled/.test(text) ? [text] : []));
  expect(await toldOf(plan)).toEqual([expect.stringMatching(/outside the exercise/)]);
  const cancelled = changedPlan(await load(edition.reference), { cancelReason: "No funds." });
  expect(await saveEdition(officer, cancelled)).toMatchObject({ ok: true });
  expect(await toldOf(plan)).toEqual([`It is planned for ${edition.reference}, which was cancelled.`]);
  expect(await toldOf(report)).toEqual([]);
});

test("whose nation was put right in the record is told to be of another among the people", async () => {
  const row = { name: "Noda, Ken", nationality: "JPN", side: "PARTNER", role: "PRINCIPAL" };
  const reference = await log({ startsOn: "2026-10-07", attendance: [row] });
  const toldOf = async () => (await warningsOf(reference)).filter(({ text }) => text.includes("Noda"));
  expect(await toldOf()).toEqual([]);
  await asOwner(
    "update attendance set nationality = 'NOR' where engagement_id = (select id from engagement where reference = $1)",
    [reference],
  );
  expect(await toldOf()).toEqual([
    { text: expect.stringMatching(/^Ken Noda is of Norway here and of Japan on record/) },
  ]);
});

test("a visit that is said to return one the same way is warned of, and a return that was held is not late", async () => {
  const idOf = async (reference: string) =>
    (await asOwner<{ id: string }>("select id from engagement where reference = $1", [reference]))[0]?.id;
  const visit = (title: string, fields: Record<string, unknown>) =>
    log({ type: "ABROAD", countries: [{ code: "NOR", role: "HOST" }], title, ...fields });
  const first = await idOf(await visit("To Oslo", { hostCountry: "NOR" }));
  const said = async (reference: string) => (await warningsOf(reference)).map(({ field }) => field);
  const returning = { sets: { visit: { returnsId: first } } };
  expect(await said(await visit("To Bergen", { hostCountry: "NOR", ...returning }))).toContain(
    "sets.visit.returnsId",
  );
  expect(await said(await visit("To Stavanger", returning))).toContain("sets.visit.returnsId");
  expect(await said(await visit("To us", { type: "HOST", ...returning }))).not.toContain(
    "sets.visit.returnsId",
  );
  const ship = { type: "PORT", ...returning };
  expect(await said(await visit("A ship there", ship))).toContain("sets.visit.returnsId");
  expect(await said(await visit("A ship here", { ...ship, hostCountry: "USA" }))).not.toContain(
    "sets.visit.returnsId",
  );

  const owed = {
    exchange: { reciprocalDue: "yes", reciprocalSide: "PARTNER", reciprocalDueOn: "2026-04-01" },
  };
  const exchange = await visit("Guides go there", { type: "UNITX", sets: owed });
  const late = "sets.exchange.reciprocalDueOn";
  expect(await said(exchange)).toContain(late);
  const back = await visit("Guides come here", {
    type: "UNITX",
    sets: { exchange: { returnsId: await idOf(exchange) } },
  });
  expect(await said(exchange), "by a plan nothing is returned").toContain(late);
  await asOwner("update engagement set status = 'COMPLETE', publication = 'PUBLISHED' where reference = $1", [
    back,
  ]);
  expect(await said(exchange)).not.toContain(late);
});
