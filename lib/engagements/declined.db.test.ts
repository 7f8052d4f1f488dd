import pg from "pg";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { listLastContacts } from "@/lib/dashboards/contacts/queries";
import { countByCountry, countPromisesByCountry } from "@/lib/dashboards/countries/queries";
import { readCountryPage } from "@/lib/dashboards/country/queries";
import { compareMonths } from "@/lib/dashboards/rules";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listOutOfStep } from "@/scripts/keeping/recount";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { cover, createViewer } from "@/testing/people";
import { NO_FILTERS } from "./filters";
import { valuesOf } from "./form-values";
import { createEngagement, updateEngagement } from "./mutations";
import { countEngagements, getEngagement, listEngagements } from "./queries";
import type { EngagementInput } from "./schema";
import type { EngagementDetail } from "./views";

// Who was invited and declined is no country that an engagement is held with (decision 042): it opens nothing and counts nowhere.

const TODAY = "2026-06-01";
const author = await createViewer({ name: "Author", countries: ["JPN", "KOR"] });
const ofJapan = await createViewer({ name: "Of Japan", countries: ["JPN"] });
const ofKorea = await createViewer({ name: "Of Korea", countries: ["KOR"] });
const leader = await createViewer({ name: "Leader", roles: ["LEADER"], allCountries: true });
let objective = "";

beforeAll(async () => {
  const [first] = await asOwner<{ id: string }>("select id from objective order by code limit 1");
  objective = first?.id ?? "";
  // Which changes a promise may take is tested with the promises; here one record after the other goes.
  await asOwner("alter table commitment disable trigger keep_the_word_that_was_given");
  // What both cover together is a scope of the tallies of its own.
  await cover(author, ["JPN", "KOR"]);
});

afterEach(async () => {
  await asOwner("delete from commitment");
  await asOwner("delete from engagement");
});

type Roles = Readonly<Record<string, EngagementInput["countries"][number]["role"]>>;

const rolesOf = (roles: Roles) => Object.entries(roles).map(([code, role]) => ({ code, role }));

const held = (countries: Roles, fields: object = {}) =>
  engagementInput({
    startsOn: "2026-03-09",
    status: "COMPLETE",
    purpose: "To agree on the next exercise.",
    keyOutcomes: "Agreed.",
    atmospherics: "POSITIVE",
    objectives: [objective],
    attendance: [
      { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", nationality: "USA" },
      {
        name: "Mori, Kenji",
        side: "PARTNER",
        role: "PRINCIPAL",
        rankText: "Lt Gen",
        service: "ARMY",
        nationality: "JPN",
      },
    ],
    commitments: [{ text: "Send the dates.", bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-09-01" }],
    countries: rolesOf(countries),
    ...fields,
  });

async function publish(input: EngagementInput): Promise<EngagementDetail> {
  const result = await createEngagement(author, newId(), input, { publish: true });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(author, result.data.reference);
}

async function read(viewer: Viewer, reference: string): Promise<EngagementDetail> {
  const record = await withViewer(viewer, (db) => getEngagement(db, reference));
  if (!record) throw new Error("not there");
  return record;
}

const change = (viewer: Viewer, record: EngagementDetail, fields: Partial<EngagementInput>) =>
  updateEngagement(viewer, record.id, record.version, { ...valuesOf(record), ...fields });

const isOpenTo = (viewer: Viewer, { reference }: EngagementDetail) =>
  withViewer(viewer, async (db) => (await getEngagement(db, reference)) !== null);

/** All that is counted of Korea for somebody who sees everything, with the list and the last contacts of it. */
async function figuresOfKorea() {
  return withViewer(leader, async (db) => {
    const { countries } = await countByCountry(db, leader, compareMonths(TODAY, 12), ["KOR"]);
    return {
      held: countries.map(({ held }) => held),
      promises: await countPromisesByCountry(db, leader, ["KOR"], TODAY),
      contacts: await listLastContacts(db, leader, ["KOR"], []),
      list: await countEngagements(db, leader, { ...NO_FILTERS, country: ["KOR"] }),
      declined: (await listEngagements(db, leader, { ...NO_FILTERS, declined: ["KOR"] }, 1)).rows,
    };
  });
}

const scopesOf = (facet: string) =>
  asOwner<{ scope: string }>(
    "select distinct scope from tally_year where facet = $1 and last_month is not null order by scope",
    [facet],
  );

async function outOfStep(): Promise<string[]> {
  const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await owner.connect();
  try {
    return await listOutOfStep(owner);
  } finally {
    await owner.end();
  }
}

test("who declined opens nothing and counts nowhere, and is found by what was declined", async () => {
  const record = await publish(
    held({ KOR: "INVITED_DECLINED", JPN: "PARTICIPANT" }, { marking: "CUI", cuiCategories: ["INTL"] }),
  );
  expect(record).toMatchObject({
    reference: expect.stringMatching(/^BILAT-2026-JPN-/),
    title: "Bilateral meeting, Japan",
    countryCodes: ["JPN"],
    mainPartner: "JPN",
    countries: [
      { code: "JPN", role: "PARTICIPANT" },
      { code: "KOR", role: "INVITED_DECLINED" },
    ],
  });
  expect(await isOpenTo(ofJapan, record)).toBe(true);
  expect(await isOpenTo(ofKorea, record)).toBe(false);
  expect(await withViewer(ofKorea, (db) => db.commitment.count())).toBe(0);

  const figures = await figuresOfKorea();
  expect(figures).toMatchObject({ held: [], promises: [], contacts: [], list: 0 });
  const pageOf = async (viewer: Viewer) => {
    const page = await readCountryPage(viewer, "KOR", TODAY);
    return page && { declined: page.declined, held: page.held.total, marking: page.marking };
  };
  expect(await pageOf(leader)).toEqual({ declined: 1, held: 0, marking: "CUI" });
  expect(await pageOf(ofKorea)).toEqual({ declined: 0, held: 0, marking: "UNCLASSIFIED" });
  expect(
    figures.declined.map(({ reference, countries }) => [reference, countries.map(({ code }) => code)]),
  ).toEqual([[record.reference, ["JPN"]]]);
  expect(
    await withViewer(ofKorea, (db) => countEngagements(db, ofKorea, { ...NO_FILTERS, declined: ["KOR"] })),
  ).toBe(0);
  for (const facet of ["status", "promise"])
    expect((await scopesOf(facet)).map(({ scope }) => scope)).toEqual(["ALL", "C:JPN", "S:JPN", "U:JPN,KOR"]);
  expect(await outOfStep()).toEqual([]);
});

test("what is on record from before is mended with its tallies and its promises", async () => {
  const record = await publish(held({ JPN: "HOST", KOR: "INVITED_DECLINED" }));
  // As the trigger left it until then.
  await asOwner("update engagement set country_codes = '{JPN,KOR}'");
  expect((await figuresOfKorea()).list).toBe(1);
  expect(await withViewer(ofKorea, (db) => db.commitment.count())).toBe(1);
  expect(await outOfStep()).toEqual(["countries of engagements (1)"]);
  await asOwner(
    "select sync_engagement_countries(array(select distinct engagement_id from engagement_country where role = 'INVITED_DECLINED'))",
  );
  expect(await outOfStep()).toEqual([]);
  expect(await figuresOfKorea()).toMatchObject({ held: [], promises: [], contacts: [], list: 0 });
  expect(await withViewer(ofKorea, (db) => db.commitment.count())).toBe(0);
  expect(await isOpenTo(ofKorea, record)).toBe(false);
});

test("a country that declines takes the record out of its lists, and one that comes after all brings it back", async () => {
  const record = await publish(held({ JPN: "HOST", KOR: "PARTICIPANT" }));
  expect(await isOpenTo(ofKorea, record)).toBe(true);
  const countries = rolesOf({ JPN: "HOST", KOR: "INVITED_DECLINED" });
  expect(await change(ofJapan, record, { countries })).toMatchObject({ ok: true });
  expect(await isOpenTo(ofKorea, record)).toBe(false);
  expect((await figuresOfKorea()).list).toBe(0);
  expect(await outOfStep()).toEqual([]);

  const declined = await read(author, record.reference);
  expect(await change(ofJapan, declined, { countries: valuesOf(record).countries })).toMatchObject({
    ok: true,
  });
  expect(await isOpenTo(ofKorea, record)).toBe(true);
  expect(await outOfStep()).toEqual([]);
});

test("nobody declines for a country so that they lose sight of the record, and is told who may", async () => {
  const record = await publish(held({ JPN: "HOST", KOR: "PARTICIPANT" }));
  const countries = rolesOf({ JPN: "HOST", KOR: "INVITED_DECLINED" });
  expect(await change(ofKorea, record, { countries })).toMatchObject({
    ok: false,
    fields: {
      "countries.1.role": [
        expect.stringContaining("Ask its author, a co-author or an officer of one of the others"),
      ],
    },
  });
  expect(await change(author, record, { countries })).toMatchObject({ ok: true });
});

test("whoever changes which of their countries come keeps sight of the record throughout", async () => {
  const record = await publish(held({ KOR: "PARTICIPANT", JPN: "INVITED_DECLINED", AUS: "HOST" }));
  const both = await createViewer({ name: "Of both", countries: ["JPN", "KOR"] });
  // The one that comes now stands behind the one that declines, and a third is there throughout.
  const swapped = rolesOf({ KOR: "INVITED_DECLINED", JPN: "PARTICIPANT", AUS: "HOST" });
  expect(await change(both, record, { countries: swapped })).toMatchObject({ ok: true });
  const after = await read(both, record.reference);
  expect(after.countryCodes).toEqual(["AUS", "JPN"]);
  // One declines, the other is taken out, and what is left is called off.
  const off = { status: "CANCELLED" as const, statusReason: "They declined." };
  await asOwner("update engagement set status = 'PLANNED' where id = $1", [record.id]);
  const last = await change(both, await read(both, record.reference), {
    ...off,
    countries: rolesOf({ KOR: "INVITED_DECLINED", JPN: "INVITED_DECLINED" }),
  });
  expect(last).toMatchObject({ ok: true });
  expect((await read(both, record.reference)).countryCodes).toEqual(["JPN", "KOR"]);
});

test("what every country declined is called off and stays theirs, and comes back to life with who comes", async () => {
  const alone = { KOR: "INVITED_DECLINED" } as const;
  expect(await createEngagement(author, newId(), held(alone), { publish: true })).toMatchObject({
    ok: false,
    fields: { countries: [expect.stringContaining("Every country here has declined.")] },
  });
  const plan = held({ KOR: "PARTICIPANT" }, { status: "PLANNED", startsOn: "2031-03-09", commitments: [] });
  const record = await publish(plan);
  expect(await change(ofKorea, record, { countries: rolesOf(alone) })).toMatchObject({
    ok: false,
    fields: { countries: [expect.stringContaining("Every country here has declined.")] },
  });
  const off = { status: "CANCELLED" as const, statusReason: "They declined.", countries: rolesOf(alone) };
  expect(await change(ofKorea, record, off)).toMatchObject({ ok: true });
  const declined = await read(ofKorea, record.reference);
  expect(declined).toMatchObject({ countryCodes: ["KOR"], mainPartner: "KOR" });
  expect(await figuresOfKorea()).toMatchObject({
    held: [],
    contacts: [],
    list: 1,
    declined: [{ id: record.id }],
  });
  expect(await change(ofKorea, declined, { status: "PLANNED" })).toMatchObject({
    ok: false,
    fields: { countries: [expect.stringContaining("Every country here has declined.")] },
  });
  // Who is invited in its place makes it theirs alone.
  const instead = rolesOf({ KOR: "INVITED_DECLINED", JPN: "PARTICIPANT" });
  expect(await change(author, declined, { status: "PLANNED", countries: instead })).toMatchObject({
    ok: true,
  });
  expect(await isOpenTo(ofKorea, record)).toBe(false);
  expect(await outOfStep()).toEqual([]);
});
