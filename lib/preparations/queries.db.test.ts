import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { createEngagement, publishEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { createOrganisation, updateOrganisation } from "@/lib/people/organisations/mutations";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { readFormWarnings, readPreparation, readRecordWarnings } from "./queries";
import { warnedFormSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
const ON = "2027-03-20";
const [mori, whitlock] = [newId(), newId()];
for (const [id, family, nation] of [
  [mori, "Mori", "JPN"],
  [whitlock, "Whitlock", "USA"],
])
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, rank_text, created_by_id, updated_at)
     values ($1, $2, 'K', $3, 'Rear admiral', $4, now())`,
    [id, family, nation, officer.id],
  );

const OFFICE = "Maritime Staff Office";

async function meet(
  startsOn: string,
  fields: Record<string, unknown> = {},
  { publish = true, office = OFFICE, status = "PLANNED" } = {},
): Promise<string> {
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({
      startsOn,
      purpose: "Talks.",
      attendance: [
        {
          personId: mori,
          name: "Mori, K",
          side: "PARTNER",
          role: "PRINCIPAL",
          organisation: office,
          nationality: "JPN",
        },
        {
          personId: whitlock,
          name: "Whitlock, K",
          side: "OWN",
          role: "PRINCIPAL",
          rankText: "RADM",
          rankCode: "OF-7",
          nationality: "USA",
        },
      ],
      ...fields,
    }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  if (publish) await publishEngagement(officer, made.data.id, 1);
  await asOwner(
    "update engagement set status = $2::engagement_status, status_reason = 'Weather' where id = $1",
    [made.data.id, status],
  );
  return made.data.id;
}

const prepare = (viewer: typeof officer, id: string) =>
  withViewer(viewer, async (db: Db) => {
    const record = await getEngagementById(db, id);
    if (!record) throw new Error("not there");
    return readPreparation(db, record, HOME);
  });

test("the preparation knows contacts, promises, topics, the office and the conflicts, through the wall", async () => {
  const held = { status: "COMPLETE" };
  const past = await meet(
    "2026-01-10",
    {
      nextSteps: "Send the survey.",
      points: [
        { kind: "ASK", side: "PARTNER", text: "Two berths" },
        { kind: "KEY_POINT", side: "PARTNER", text: "The yard is full" },
      ],
      commitments: [{ text: "Send the survey", bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-02-01" }],
    },
    held,
  );
  const secret = await meet("2026-02-10", {}, { ...held, publish: false });
  const plan = await meet(ON);
  await meet(addDays(ON, -19));
  await meet(addDays(ON, -5), {}, { office: "maritime  staff office" });
  await meet(addDays(ON, -2), {}, { status: "CANCELLED" });
  await meet(addDays(ON, -8), { type: "HOST" });
  await meet(addDays(ON, -9), { hostCountry: HOME });
  const conflict = await meet(ON, {}, { office: "Air Staff Office" });

  const found = await prepare(officer, plan);
  expect(found.counterparts).toMatchObject([{ name: "Mori, K", isPrincipal: true, person: { id: mori } }]);
  expect(found.counterparts[0]?.contacts.rows.map(({ id }) => id)).toEqual([secret, past]);
  expect(found.promises).toMatchObject({ total: 1, rows: [{ text: "Send the survey", toName: "Mori, K" }] });
  expect(found.meetings.rows.find(({ engagement }) => engagement.id === past)).toMatchObject({
    nextSteps: "Send the survey.",
    asks: [{ side: "PARTNER", text: "Two berths" }],
    said: [{ side: "PARTNER", text: "The yard is full" }],
  });
  expect(found.offices).toMatchObject([{ organisation: OFFICE, crowd: { visits: 3, isLast: true } }]);
  expect(found.offices[0]?.events.map(({ startsOn }) => startsOn)).toEqual([addDays(ON, -5)]);
  expect(found.conflicts).toMatchObject([
    { names: ["Mori, K", "Whitlock, K"], when: "on the same day", engagement: { id: conflict } },
  ]);

  // A draft of the one is no contact for the other.
  const theirs = await prepare(other, plan);
  expect(theirs.counterparts[0]?.contacts.rows.map(({ id }) => id)).toEqual([past]);
});

test("what was given and how a visit was received the last time stands there by office, as far as its record is open", async () => {
  const held = { status: "COMPLETE", office: "Naval Academy" };
  const gift = (description: string, direction = "RECEIVED", value = "") => ({
    ...{ direction, description, value, currency: value ? "USD" : "" },
  });
  await meet("2028-01-10", { gifts: [gift("Old fan")] }, held);
  const visited = await meet(
    "2028-02-10",
    { type: "HOST", sets: { visit: { honours: "Guard of honour at the gate" } } },
    held,
  );
  const exchanged = await meet(
    "2028-03-10",
    {
      gifts: [
        {
          ...gift("Lacquer box", "RECEIVED", "300"),
          giverName: "Mori, K",
          recipientName: "The duty officer",
        },
        gift("Plaque", "GIVEN"),
      ],
    },
    { ...held, office: "naval  academy" },
  );
  const secret = await meet("2028-04-10", { gifts: [gift("Sword")] }, { ...held, publish: false });
  await meet("2028-05-10", { gifts: [gift("Vase")] }, { ...held, office: "Air Academy" });
  const plan = await meet("2028-06-10", {}, { office: "Naval Academy" });

  const mine = await prepare(officer, plan);
  expect(mine.courtesies).toMatchObject([
    {
      name: "Naval Academy",
      exchanged: { engagement: { id: secret }, gifts: [{ description: "Sword" }] },
      received: { engagement: { id: visited }, honours: "Guard of honour at the gate", protocol: null },
    },
  ]);
  // A draft of the one tells the other nothing of its gift.
  const theirs = await prepare(other, plan);
  expect(theirs.courtesies).toMatchObject([
    {
      exchanged: {
        engagement: { id: exchanged },
        gifts: [
          {
            ...{ description: "Lacquer box", direction: "RECEIVED", value: "300.00", currency: "USD" },
            parties: expect.stringMatching(/^from .*Mori, K \(.*naval {2}academy\) to The duty officer$/),
          },
          { description: "Plaque", direction: "GIVEN", value: null, parties: "" },
        ],
      },
      received: { engagement: { id: visited } },
    },
  ]);
  // Who may not know names reads what was given to the office, not by whom it was met.
  const reader = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
  const unnamed = (await prepare(reader, plan)).courtesies;
  expect(unnamed).toMatchObject([{ name: "Naval Academy", exchanged: { engagement: { id: exchanged } } }]);
  expect(JSON.stringify(unnamed)).not.toMatch(/Mori|duty officer/);
  const elsewhere = await createViewer({ countries: ["NOR"] });
  await expect(prepare(elsewhere, plan)).rejects.toThrow("not there");
});

test("of a counterpart without an office it tells what was exchanged with them", async () => {
  const alone = (startsOn: string, fields: object = {}, status = "COMPLETE") =>
    meet(
      startsOn,
      {
        attendance: [
          { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", nationality: "USA" },
          { personId: mori, name: "Mori, K", side: "PARTNER", role: "PRINCIPAL", nationality: "JPN" },
        ],
        ...fields,
      },
      { status },
    );
  const met = await alone("2029-01-10", { gifts: [{ direction: "GIVEN", description: "Coin" }] });
  const plan = await alone("2029-02-10", {}, "PLANNED");
  expect((await prepare(officer, plan)).courtesies).toMatchObject([
    {
      name: "Mori, K",
      exchanged: { engagement: { id: met }, gifts: [{ description: "Coin" }] },
      received: { honours: "Guard of honour at the gate" },
    },
  ]);
});

test("the preparation and the warnings know the same conflicts: a tour that goes on, and of those who are to attend alone", async () => {
  const day = "2031-06-10";
  const tour = await meet("2030-08-01", { endsOn: "2031-08-01" }, { office: "A school" });
  const people = [
    {
      personId: mori,
      name: "Mori, K",
      side: "PARTNER",
      role: "PRINCIPAL",
      organisation: OFFICE,
      nationality: "JPN",
    },
    {
      personId: whitlock,
      name: "Whitlock, K",
      side: "OWN",
      role: "PRINCIPAL",
      attended: "no",
      nationality: "USA",
    },
  ];
  const id = await meet(day, { attendance: people });
  const found = await prepare(officer, id);
  expect(found.conflicts.map(({ names, engagement }) => [names, engagement.id])).toEqual([
    [["Mori, K"], tour],
  ]);
  const warnings = await withViewer(officer, async (db) => {
    const record = await getEngagementById(db, id);
    return record && readRecordWarnings(db, record);
  });
  expect(warnings?.flatMap(({ reference }) => reference ?? [])).toEqual([
    found.conflicts[0]?.engagement.reference,
  ]);
  await asOwner("update engagement set status = 'POSTPONED', status_reason = 'Weather' where id = $1", [id]);
  expect((await prepare(officer, id)).conflicts).toEqual([]);
});

test("an office under two of its names is one, and an event with both of them is counted once", async () => {
  const [id, before, after] = [newId(), "Bureau of Straits", "Directorate of Straits"];
  const ito = newId();
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, created_by_id, updated_at)
     values ($1, 'Ito', 'R', 'JPN', $2, now())`,
    [ito, officer.id],
  );
  const office = {
    nativeName: null,
    abbreviation: null,
    kind: "OTHER",
    nation: "JPN",
    parentId: null,
  } as const;
  expect(await createOrganisation(officer, { ...office, id, name: before })).toMatchObject({ ok: true });
  expect(
    await updateOrganisation(officer, {
      ...office,
      id,
      version: 1,
      name: after,
      isActive: true,
      formerNames: [],
      renamedOn: null,
    }),
  ).toMatchObject({
    ok: true,
  });
  const day = "2032-04-20";
  const of = (...organisations: string[]) => ({
    attendance: [
      ...organisations.map((organisation, index) => ({
        personId: index === 0 ? mori : ito,
        name: "As on record",
        side: "PARTNER",
        role: index === 0 ? "PRINCIPAL" : "PLUS_ONE",
        organisation,
        nationality: "JPN",
      })),
      { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" },
    ],
  });
  await meet(addDays(day, -2), of(before, after));
  const plan = await meet(day, of(before, after));
  const found = await prepare(officer, plan);
  expect(found.offices).toMatchObject([{ organisation: after, crowd: { visits: 2 } }]);
  expect(found.offices[0]?.events).toHaveLength(1);
});

test("offices of one name are told apart by their nations, and one of several nations is one whoever is there for it", async () => {
  const day = "2028-05-20";
  const guest = (nationality: string, organisation: string) => ({
    name: `Guest of ${nationality}`,
    side: "PARTNER",
    role: "PLUS_ONE",
    organisation,
    nationality,
  });
  const senior = {
    name: "Whitlock, K",
    personId: whitlock,
    side: "OWN",
    role: "PRINCIPAL",
    rankCode: "OF-7",
  };
  const ministry = "Ministry of Sea Defence";
  const staff = `Joint Sea Staff ${newId().slice(-6)}`;
  const organisation = {
    id: newId(),
    name: staff,
    nativeName: null,
    abbreviation: null,
    kind: "OTHER",
    nation: null,
    parentId: null,
  } as const;
  expect(await createOrganisation(officer, organisation)).toMatchObject({ ok: true });
  const at = (startsOn: string, ...guests: ReturnType<typeof guest>[]) =>
    meet(startsOn, { attendance: [...guests, senior] });
  const ofKorea = await at(addDays(day, -4), guest("KOR", ministry));
  await at(addDays(day, -3), guest("KOR", ministry));
  const ofJapan = await at(addDays(day, -2), guest("JPN", ministry.toUpperCase()));
  const together = await at(addDays(day, -1), guest("GBR", staff), guest("DEU", staff));
  const plan = await at(day, guest("JPN", ministry), guest("NOR", staff), guest("KOR", "Another office"));

  const { offices } = await prepare(officer, plan);
  expect(offices.map(({ organisation, events }) => [organisation, events.map(({ id }) => id)])).toEqual([
    [ministry, [ofJapan]],
    [staff, [together]],
    ["Another office", []],
  ]);
  const both = await at(day, guest("JPN", ministry), guest("KOR", ministry));
  const apart = (await prepare(officer, both)).offices;
  expect(apart.map(({ organisation, events }) => [organisation, events.length])).toEqual([
    [ministry, 2],
    [ministry, 2],
  ]);
  expect(apart[1]?.events.map(({ id }) => id)).toContain(ofKorea);
  expect(apart[0]?.events.map(({ id }) => id)).toEqual(expect.arrayContaining([ofJapan, plan]));
});

test("the preparation brings the card of a counterpart, and to a partner nobody's", async () => {
  const card = {
    languages: "Japanese",
    protocol_notes: "Addressed as Admiral.",
    biography_source: "https://a.example",
  };
  await asOwner(
    "update person set languages = $2, protocol_notes = $3, biography = 'At sea.', biography_source = $4 where id = $1",
    [mori, ...Object.values(card)],
  );
  const plan = await meet("2027-05-04", { marking: "CUI", categories: ["DL-INTL"], relTo: ["USA", "JPN"] });
  expect((await prepare(officer, plan)).counterparts[0]?.person).toMatchObject({
    languages: card.languages,
    protocolNotes: card.protocol_notes,
    biography: "At sea.",
    biographySource: card.biography_source,
  });
  const partner = await createViewer({ roles: ["VIEWER"], nation: "JPN", countries: ["JPN"] });
  const theirs = await prepare(partner, plan);
  expect(theirs.counterparts).toMatchObject([{ isPrincipal: true, rankText: "Rear admiral", person: null }]);
  expect(JSON.stringify(theirs)).not.toContain(card.protocol_notes);
});

test("of a counterpart who was met often the last five contacts are shown, the latest first", async () => {
  const days = [1, 2, 3, 4, 5, 6].map((month) => `2030-0${month}-10`);
  for (const day of days) await meet(day, {}, { status: "COMPLETE" });
  const plan = await meet("2030-07-10");
  const [mori] = (await prepare(officer, plan)).counterparts;
  expect(mori?.contacts.rows.map(({ startsOn }) => startsOn)).toEqual(days.slice(1).reverse());
});

const [objective] = await asOwner<{ id: string }>("select id from objective order by code limit 1");

/** What a form with these fields is warned of; as it is sent, whole or not. */
async function warnedOf(
  fields: Record<string, unknown>,
  id: string = newId(),
  by: typeof officer = officer,
): Promise<string[]> {
  const form = warnedFormSchema.parse({
    id,
    type: "BILAT",
    title: "Named like nothing else",
    countries: [{ code: "JPN", role: "HOST" }],
    objectives: [objective?.id],
    ...fields,
  });
  return (await withViewer(by, (db) => readFormWarnings(db, by, form))).map(({ text }) => text);
}

test.each(["COMPLETE", "PLANNED", "CANCELLED"])(
  "the form of a record that is %s tells the warnings that its reviewers read",
  async (status) => {
    const left = newId();
    await asOwner(
      `insert into person (id, family_name, given_name, nationality, is_active, created_by_id, updated_at)
       values ($1, 'Okabe', 'S', 'JPN', false, $2, now())`,
      [left, officer.id],
    );
    const startsOn = { COMPLETE: "2025-02-03", PLANNED: "2031-02-03", CANCELLED: "2025-03-03" }[status];
    const form = {
      startsOn,
      startTime: "09:00",
      endTime: "10:00",
      title: `Talks that are ${status}`,
      attendance: [
        { personId: mori, name: "Mori, K", side: "PARTNER", role: "PRINCIPAL" },
        { personId: left, name: "Okabe, S", side: "PARTNER" },
        { personId: whitlock, name: "Whitlock, K", side: "OWN", attended: "no" },
      ],
      gifts: [{ direction: "RECEIVED", description: "Vase", value: "9000", currency: "USD" }],
      sets: { agreement: { state: "SIGNED" } },
      commitments: [{ text: "Send the survey", bySide: "OWN", dueOn: "2025-01-02" }],
      objectives: [],
    };
    await asOwner(
      "insert into gift_limit (id, amount, currency) values ($1, 480, 'USD') on conflict do nothing",
      [newId()],
    );
    // The same thing, logged before; and one that was called off.
    await meet(startsOn ?? "", { ...form, status: "PROPOSED" }, { publish: false, status: "PLANNED" });
    await meet(startsOn ?? "", { ...form, status: "PROPOSED" }, { publish: false, status: "CANCELLED" });

    const id = newId();
    const told = await warnedOf({ ...form, status, statusReason: "Storm." }, id);
    const input = engagementInput({ ...form, status, statusReason: "Storm." });
    const saved = await createEngagement(officer, id, input);
    expect(saved).toMatchObject({ ok: true });
    const read = await withViewer(officer, async (db) => {
      const record = await getEngagementById(db, id);
      return record && readRecordWarnings(db, record);
    });
    expect(told).toEqual(read?.map(({ text }) => text));
    expect(told).toContain("It names no objective.");
    expect(told).toContain("S Okabe is on record as no longer active.");
    expect(told).toContain("Say when it was signed.");
    expect(told.some((text) => text.startsWith("Vase: This is above the limit"))).toBe(true);
    expect(told.filter((text) => text.startsWith("The promise “Send the survey” is due"))).toHaveLength(
      status === "CANCELLED" ? 0 : 1,
    );
    const busy = "2 of 2 people on record are busy with another engagement.";
    expect(told.includes(busy)).toBe(status !== "CANCELLED");
    expect(told.filter((text) => text.startsWith("Is it the same as"))).toHaveLength(
      status === "CANCELLED" ? 0 : 1,
    );
    // It is no conflict with itself, once it is on record.
    expect(await warnedOf({ ...form, status, statusReason: "Storm." }, id)).toEqual(told);
  },
);

test("whoever approves a plan reads what its form was warned of: the third visit, who left, what is retired and what ends too soon", async () => {
  const on = "2033-09-20";
  const gone = await createViewer({ name: "Officer Gone" });
  await asOwner("update app_user set disabled_at = now() where id = $1", [gone.id]);
  const [retired] = await asOwner<{ id: string; code: string }>(
    "update objective set is_active = false where id = (select id from objective order by code desc limit 1) returning id, code",
  );
  for (const days of [-10, -5]) await meet(addDays(on, days));
  const form = {
    startsOn: on,
    endsOn: addDays(on, 2),
    objectives: [retired?.id],
    responsibleOfficerId: gone.id,
    title: "Named like nothing else",
    status: "PLANNED",
    commitments: [
      { text: "Send the survey", bySide: "OWN", ownerUserId: gone.id, dueOn: addDays(on, 9) },
      { text: "Answer it", bySide: "OWN", ownerUserId: officer.id, dueOn: addDays(on, 9) },
    ],
    attendance: [
      {
        personId: mori,
        name: "Mori, K",
        side: "PARTNER",
        role: "PRINCIPAL",
        organisation: OFFICE,
        nationality: "JPN",
      },
      { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" },
    ],
    sets: {
      visit: {
        escortId: gone.id,
        clearances: [{ kind: "COUNTRY", state: "GRANTED", validUntil: addDays(on, 1) }],
      },
    },
  };
  const id = await meet(on, form);
  const read = await withViewer(other, async (db) => {
    const record = await getEngagementById(db, id);
    return record && readRecordWarnings(db, record);
  });
  const left = "Officer Gone has no account in use any more.";
  expect(read?.map(({ field, text }) => [field, text])).toEqual([
    ["objectives", `${retired?.code} is retired.`],
    ["responsibleOfficerId", left],
    ["sets.visit.escortId", left],
    ["commitments.0.ownerUserId", left],
    ["sets.visit.clearances.0.validUntil", expect.stringMatching(/before the visit does/)],
    [undefined, `Third senior visit to ${OFFICE} in 20 days.`],
  ]);
  expect(await warnedOf(form, id)).toEqual(read?.map(({ text }) => text));
  await asOwner("update objective set is_active = true where id = $1", [retired?.id]);
});

test("of a form that cannot be read nothing is said but of what can", async () => {
  const form = { startsOn: "2025-05-05", status: "COMPLETE", objectives: [] };
  const all = await warnedOf(form);
  expect(all).toEqual(["It names no objective.", "It names no counterpart."]);
  expect(await warnedOf({ ...form, startsOn: "2025-05-" })).toEqual([]);
  expect(await warnedOf({ ...form, type: "" })).toEqual([]);
  expect(await warnedOf({ ...form, attendance: [{ name: "Mori", side: "NOWHERE" }] })).toEqual([]);
  expect(await warnedOf({ ...form, gifts: [{ description: "Vase", value: "much" }] })).toEqual(all);
  // Nothing is said of vetting where what the form says of it cannot be read.
  const training = { ...form, type: "MTT" };
  expect(await warnedOf(training)).toContain("Nothing is said of the vetting of those trained.");
  expect(await warnedOf({ ...training, sets: { exchange: { vetting: "PERHAPS" } } })).toEqual(all);
});

test("a plan is told of what stands in its way before it is saved, by the hour where it is known, and as far as its writer sees", async () => {
  const on = "2028-03-20";
  const people = [
    { personId: mori, name: "Mori, K", side: "PARTNER", role: "PRINCIPAL", organisation: OFFICE },
    { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" },
  ];
  const said = (fields: Record<string, unknown>, id = newId(), by = officer) =>
    warnedOf({ startsOn: on, status: "PLANNED", attendance: people, ...fields }, id, by);
  const hours = { startTime: "09:00", endTime: "10:00" };
  const morning = await meet(on, hours, { publish: false, office: "Air Staff Office" });
  expect(await said({ startTime: "11:00", endTime: "12:00" })).toEqual([]);
  expect(await said({ startTime: "09:30", endTime: "10:30" })).toEqual([
    "2 of 2 people on record are busy with another engagement.",
    expect.stringMatching(/^Mori, K is at another engagement at the same time/),
    expect.stringMatching(/^Whitlock, K is at another engagement at the same time/),
  ]);
  expect(await said({ attendance: people.slice(1) })).toEqual([
    "It names no counterpart.",
    expect.stringMatching(/^Whitlock, K has another engagement on the same day/),
  ]);
  expect(await said(hours, morning), "of the record itself nobody is told").toEqual([]);
  expect(await said(hours, newId(), other), "a draft of somebody else").toEqual([]);

  for (const days of [-10, -5]) await meet(addDays(on, days));
  const saturated = [`Third senior visit to ${OFFICE} in 20 days.`];
  expect(await said({ startTime: "11:00", endTime: "12:00" })).toEqual(saturated);
  expect(await said({ startTime: "11:00", endTime: "12:00" }, newId(), other)).toEqual(saturated);
  expect(await said({ startsOn: addDays(on, -12) }), "put in front of two others").toEqual([
    `One of 3 senior visits to ${OFFICE} in 20 days.`,
  ]);
  expect(await said({ startTime: "11:00", endTime: "12:00", hostCountry: HOME }), "they come to us").toEqual(
    [],
  );
  expect(await said({ startsOn: "2028-03", datePrecision: "MONTH" }), "no day, no conflict").toEqual([]);
});

async function newPerson(familyName: string): Promise<string> {
  const id = newId();
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, created_by_id, updated_at)
     values ($1, $2, 'N', 'SWE', $3, now())`,
    [id, familyName, officer.id],
  );
  return id;
}

test("who newly holds a post is met with the contacts of those who held it, each from their days in it, then with the country's", async () => {
  const swede = await createViewer({ countries: ["SWE"] });
  const [former, successor] = [await newPerson("Lindqvist"), await newPerson("Ekman")];
  const [organisation, post] = [newId(), newId()];
  await asOwner(
    `insert into organisation (id, name, nation, created_by_id, updated_at) values ($1, 'Coastal Staff', 'SWE', $2, now())`,
    [organisation, swede.id],
  );
  await asOwner(
    `insert into post (id, title, organisation_id, nation, created_by_id, updated_at) values ($1, 'Chief of Plans', $2, 'SWE', $3, now())`,
    [post, organisation, swede.id],
  );
  await asOwner(
    `insert into post_holding (id, post_id, person_id, starts_on, ends_on)
     values ($1, $3, $4, '2033-01-01', '2033-12-31'), ($2, $3, $5, '2034-01-01', null)`,
    [newId(), newId(), post, former, successor],
  );
  const talk = async (startsOn: string, who: object | null, fields: object = {}, status = "COMPLETE") => {
    const made = await createEngagement(
      swede,
      newId(),
      engagementInput({
        startsOn,
        purpose: "Talks.",
        countries: [{ code: "SWE", role: "HOST" }],
        attendance: who ? [{ side: "PARTNER", role: "PRINCIPAL", nationality: "SWE", ...who }] : [],
        ...fields,
      }),
    );
    if (!made.ok) throw new Error(JSON.stringify(made));
    await asOwner("update engagement set status = $2::engagement_status where id = $1", [
      made.data.id,
      status,
    ]);
    return made.data.id;
  };
  const asFormer = { personId: former, name: "Lindqvist, N" };
  const asSuccessor = { personId: successor, name: "Ekman, N" };
  await talk("2032-05-01", asFormer);
  const inPost = await talk("2033-05-01", asFormer, { nextSteps: "Send the chart." });
  const elsewhere = await talk("2034-05-01", null, { nextSteps: "Call the ministry." });
  const plan = await talk("2034-09-01", asSuccessor, {}, "PLANNED");

  const found = await prepare(swede, plan);
  expect(found.counterparts[0]?.contacts).toMatchObject({
    of: "POST",
    name: "Chief of Plans, Coastal Staff",
    rows: [{ id: inPost, under: "Lindqvist, N" }],
  });
  expect(found.meetings).toMatchObject({ of: "POST", rows: [{ nextSteps: "Send the chart." }] });

  // Of whom the plan only says the post, it is that post.
  const described = { name: "Not known", position: "chief of plans", organisation: "Coastal  Staff" };
  const unnamed = await talk("2034-09-02", described, {}, "PLANNED");
  expect((await prepare(swede, unnamed)).counterparts[0]?.contacts).toMatchObject({
    of: "POST",
    rows: [{ id: inPost }],
  });

  await asOwner("delete from post_holding where post_id = $1", [post]);
  const withCountry = await prepare(swede, plan);
  expect(withCountry.counterparts[0]?.contacts).toMatchObject({ of: "COUNTRY", name: "Sweden" });
  expect(withCountry.counterparts[0]?.contacts.rows[0]).toMatchObject({ id: elsewhere, under: null });
  expect(withCountry.meetings).toMatchObject({
    of: "COUNTRY",
    rows: [{ nextSteps: "Call the ministry." }, {}, {}],
  });
  // Whom somebody has met needs nobody else's meetings.
  const met = await talk("2034-08-01", asSuccessor);
  const known = await prepare(swede, plan);
  expect(known.counterparts[0]?.contacts).toMatchObject({ of: "PERSON", name: null, rows: [{ id: met }] });
  expect(known.meetings.of).toBe("PERSON");
  // What was kept to its author is no contact for anybody else, and no sign of one.
  const colleague = await createViewer({ countries: ["SWE"] });
  await publishEngagement(swede, plan, 1);
  const theirs = (await prepare(colleague, plan)).counterparts[0]?.contacts;
  expect(theirs).toEqual({ of: "PERSON", name: null, rows: [] });
});

test("where the counterpart is of a third party, it is that whose office, meetings and gifts are looked for", async () => {
  const head = await newPerson("Secretary");
  const body = `Maritime Organisation ${head.slice(-6)}`;
  const third = {
    personId: head,
    name: "Secretary, N",
    side: "THIRD",
    role: "PRINCIPAL",
    organisation: body,
  };
  const own = { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" };
  const day = "2035-06-20";
  const on = (startsOn: string, attendance: object[], fields: object = {}, status = "PLANNED") =>
    meet(startsOn, { attendance, hostCountry: "CHE", ...fields }, { status });
  const gift = { gifts: [{ direction: "RECEIVED", description: "Globe" }] };
  const met = await on("2035-02-01", [third, own], gift, "COMPLETE");
  const near = await on(addDays(day, -3), [third, own]);
  await on(addDays(day, -8), [third, own]);
  // As an observer of what we hold with a partner they are not whom we visit.
  const partner = { name: "Not known", side: "PARTNER", role: "PRINCIPAL", nationality: "JPN" };
  await on(addDays(day, -2), [partner, { ...third, role: "OBSERVER" }, own]);
  const plan = await on(day, [third, own]);

  const found = await prepare(officer, plan);
  expect(found.counterparts).toMatchObject([
    { person: { id: head }, contacts: { of: "PERSON", rows: [{ id: met }] } },
  ]);
  expect(found.offices.map(({ organisation, events }) => [organisation, events.map(({ id }) => id)])).toEqual(
    [[body, [near]]],
  );
  expect(found.offices[0]?.crowd).toEqual({ visits: 3, isLast: true });
  expect(found.courtesies).toMatchObject([{ name: body, exchanged: { engagement: { id: met } } }]);
});

test("whoever goes aside at an event is not warned of it, and of another meeting on its margins by the hour alone", async () => {
  const on = "2029-04-10";
  const people = [
    { personId: mori, name: "Mori, K", side: "PARTNER", role: "PRINCIPAL" },
    { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" },
  ];
  const busy = async (fields: Record<string, unknown>) => {
    const said = await warnedOf({ startsOn: on, status: "PLANNED", attendance: people, ...fields });
    return said.filter((text) => text.startsWith("Whitlock"));
  };
  const event = await meet(on, {}, { office: "Air Staff Office" });
  const aside = await meet(on, { startTime: "09:00", endTime: "10:00" }, { office: "Joint Staff Office" });
  await asOwner("insert into engagement_margin (engagement_id, event_id) values ($1, $2)", [aside, event]);
  expect(await busy({})).toHaveLength(2);
  expect(await busy({ eventId: event })).toEqual([]);
  expect(await busy({ eventId: event, startTime: "11:00", endTime: "12:00" })).toEqual([]);
  expect(await busy({ eventId: event, startTime: "09:30", endTime: "10:30" })).toEqual([
    expect.stringMatching(/^Whitlock, K is at another engagement at the same time/),
  ]);
  for (const id of [event, aside]) expect((await prepare(officer, id)).conflicts, id).toEqual([]);
});

test("an event and what is held on its margins are one visit to an office", async () => {
  const on = "2029-09-20";
  const said = (fields: Record<string, unknown> = {}) =>
    warnedOf({
      startsOn: on,
      status: "PLANNED",
      attendance: [
        { personId: mori, name: "Mori, K", side: "PARTNER", role: "PRINCIPAL", organisation: OFFICE },
        { personId: whitlock, name: "Whitlock, K", side: "OWN", role: "PRINCIPAL", rankCode: "OF-7" },
      ],
      ...fields,
    });
  const event = await meet(addDays(on, -6));
  const aside = await meet(addDays(on, -5));
  const saturated = [`Third senior visit to ${OFFICE} in 20 days.`];
  expect(await said()).toEqual(saturated);
  await asOwner("insert into engagement_margin (engagement_id, event_id) values ($1, $2)", [aside, event]);
  expect(await said()).toEqual([]);
  const other = await meet(addDays(on, -9));
  expect(await said()).toEqual(saturated);
  expect(await said({ eventId: event }), "one more on the same margins").toEqual([]);
  for (const id of [event, aside, other])
    expect((await prepare(officer, id)).offices[0]?.crowd, id).toMatchObject({ visits: 2 });
});
