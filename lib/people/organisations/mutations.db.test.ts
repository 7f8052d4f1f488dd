import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { changeCareer } from "../holdings/mutations";
import { careerSchema } from "../holdings/schema";
import { createPerson } from "../mutations";
import { getPerson } from "../queries";
import { createPersonSchema } from "../schema";
import { createOrganisation, updateOrganisation } from "./mutations";
import { findOrganisationOptions, getOrganisation, listFormerNames, listOrganisations } from "./queries";
import { createOrganisationSchema, editOrganisationSchema } from "./schema";

const officer = await createViewer({ countries: ["PLW"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

async function create(name: string): Promise<string> {
  const made = await createOrganisation(
    officer,
    createOrganisationSchema.parse({ id: newId(), name, kind: "MINISTRY", nation: "PLW" }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

/** As the form of an organisation sends it, with what it has and these changes. */
async function change(id: string, fields: Record<string, unknown>, viewer: Viewer = officer) {
  const [organisation, formerNames] = await withViewer(officer, async (db) => [
    await getOrganisation(db, id),
    await listFormerNames(db, id),
  ]);
  return updateOrganisation(
    viewer,
    editOrganisationSchema.parse({ ...organisation, isActive: "on", formerNames, ...fields }),
  );
}

const namesOf = async (id: string, viewer: Viewer = officer) =>
  (await withViewer(viewer, (db) => listFormerNames(db, id))).map(({ name, startsOn, endsOn }) => [
    name,
    startsOn,
    endsOn,
  ]);

const found = async (q: string, viewer: Viewer = officer) =>
  withViewer(viewer, async (db) => ({
    listed: (await listOrganisations(db, { q, country: null }, 1)).rows.map(({ name }) => name),
    offered: (await findOrganisationOptions(db, q)).map(({ label }) => label),
  }));

test("a renaming keeps the name before with its last day, and it is found by either", async () => {
  const id = await create("Secretariat of War");
  expect(await change(id, { name: "Bureau of Peace", renamedOn: "2010-07-01" })).toMatchObject({ ok: true });
  expect(await change(id, { name: "Department of Calm", renamedOn: "2020-01-01" })).toMatchObject({
    ok: true,
  });
  expect(await namesOf(id)).toEqual([
    ["Bureau of Peace", "2010-07-01", "2019-12-31"],
    ["Secretariat of War", null, "2010-06-30"],
  ]);
  expect(await found("secretariat war")).toEqual({
    listed: ["Department of Calm"],
    offered: ["Department of Calm"],
  });
  expect((await found("Secretariate war")).listed, "despite a slip").toEqual(["Department of Calm"]);
  expect(await found("secretariat war", elsewhere)).toEqual({ listed: [], offered: [] });
  expect(await namesOf(id, elsewhere)).toEqual([]);
  const [revision] = await asOwner<{ changes: Record<string, unknown> }>(
    "select changes from revision where subject_id = $1 order by version desc limit 1",
    [id],
  );
  expect(revision?.changes).toHaveProperty("formerNames");
});

test("a name that is put right leaves none behind, and what cannot be is said beside its field", async () => {
  const id = await create("Harbor Bord");
  expect(await change(id, { name: "Harbour Board" })).toMatchObject({ ok: true });
  expect(await namesOf(id)).toEqual([]);
  expect(await change(id, { renamedOn: "2020-01-01" })).toMatchObject({
    fields: { renamedOn: [expect.stringContaining("is what it was")] },
  });
  expect(await change(id, { name: "Port Board", renamedOn: "2099-01-01" })).toMatchObject({
    fields: { renamedOn: [expect.stringContaining("yet to come")] },
  });
  const formerNames = [{ name: "Pier Office", startsOn: "2001-01-01", endsOn: "2005-12-31" }];
  expect(await change(id, { name: "Port Board", renamedOn: "2005-12-31", formerNames })).toMatchObject({
    fields: { renamedOn: [expect.stringContaining("until 31 Dec 2005")] },
  });
  expect(
    editOrganisationSchema.safeParse({
      id,
      version: 1,
      name: "A",
      kind: "OTHER",
      formerNames: [{ name: "B", startsOn: "2001-01-01", endsOn: "2000-01-01" }],
    }).success,
  ).toBe(false);
  expect(await change(id, { formerNames })).toMatchObject({ ok: true });
  expect(await namesOf(id)).toEqual([["Pier Office", "2001-01-01", "2005-12-31"]]);
  expect(await change(id, { formerNames: [] })).toMatchObject({ ok: true });
  expect((await found("pier office")).listed).toEqual([]);
});

test("a row of another organisation is refused, and nobody writes a name where they see none", async () => {
  const [one, other] = [await create("First office"), await create("Second office")];
  await change(one, { formerNames: [{ name: "Older office" }] });
  const [row] = await withViewer(officer, (db) => listFormerNames(db, one));
  expect(await change(other, { formerNames: [{ ...row, name: "Taken" }] })).toMatchObject({ code: "stale" });
  expect(await change(one, { formerNames: [] }, elsewhere)).toMatchObject({ code: "not-found" });
  const forged = withViewer(elsewhere, (db) =>
    db.organisationName.createMany({ data: [{ organisationId: one, name: "Forged" }] }),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
  expect(await namesOf(one)).toEqual([["Older office", null, null]]);
});

test("a career names an organisation as it was called then", async () => {
  const id = newId();
  await createPerson(
    officer,
    createPersonSchema.parse({ id, familyName: "Ngiraked", nationality: "PLW", isDistinct: "on" }),
  );
  const career = [
    { position: "Adviser", organisation: "Council of Reefs", startsOn: "2015-01-01" },
    { position: "Clerk", organisation: "Council of Reefs", startsOn: "2000-01-01", endsOn: "2004-12-31" },
  ];
  expect(await changeCareer(officer, careerSchema.parse({ id, version: 1, career }))).toMatchObject({
    ok: true,
  });
  const held = async () => (await withViewer(officer, (db) => getPerson(db, id)))?.career ?? [];
  const organisationId = (await held())[0]?.organisationId ?? "";
  await change(organisationId, { name: "Reef Authority", renamedOn: "2010-01-01" });
  expect(
    (await held()).map(({ organisation, organisationThen }) => [organisation, organisationThen]),
  ).toEqual([
    ["Reef Authority", null],
    ["Reef Authority", "Council of Reefs"],
  ]);

  const older = newId();
  await createPerson(
    officer,
    createPersonSchema.parse({
      id: older,
      familyName: "Remeliik",
      nationality: "PLW",
      position: "Warden",
      organisation: "Council of reefs",
      isDistinct: "on",
    }),
  );
  const [post] = (await withViewer(officer, (db) => getPerson(db, older)))?.career ?? [];
  expect(post, "an old card with the old name makes no second organisation").toMatchObject({
    organisationId,
  });
});

describe("an organisation with users in it or below it", () => {
  const admin = { roles: ["PORTFOLIO_ADMIN"], allCountries: true } as const;
  async function arrange() {
    const made = async (fields: Record<string, unknown> = {}) => {
      const input = { id: newId(), name: `Office ${newId()}`, kind: "MISSION", nation: HOME, ...fields };
      const result = await createOrganisation(officer, createOrganisationSchema.parse(input));
      if (!result.ok) throw new Error(JSON.stringify(result));
      return input.id;
    };
    const above = await made();
    const mission = await made({ parentId: above });
    const section = await made({ parentId: mission });
    const author = await createHolder([await createPost("Attaché", section)], { roles: ["OFFICER"] });
    return { above, mission, section, author };
  }

  test("is taken out of another, and given another nation or name, by an admin alone who holds no post there", async () => {
    const { above, mission, section, author } = await arrange();
    const inside = await createHolder([await createPost("Chief", section)], admin);
    const outside = await createViewer({ ...admin, roles: [...admin.roles] });
    const colleague = await createViewer({ countries: ["PLW"] });
    for (const id of [mission, section])
      for (const by of [author, colleague, inside]) {
        for (const fields of [
          { parentId: "" },
          { nation: "PLW" },
          { name: `Other ${newId()}` },
          { abbreviation: "OTH" },
        ])
          expect(await change(id, fields, by)).toMatchObject({
            fields: { [Object.keys(fields)[0] ?? ""]: [expect.stringContaining("an admin who holds none")] },
          });
        for (const set of ["parent_id = null", "nation = 'PLW'", "name = 'Other'", "native_name = 'Other'"])
          await expect(runSql(by, `update organisation set ${set} where id = $1::uuid`, id)).rejects.toThrow(
            /42501/,
          );
      }
    // Whoever is above it says what else there is to say.
    expect(await change(mission, { kind: "AGENCY" }, colleague)).toMatchObject({ ok: true });
    expect(await change(mission, { name: `Other ${newId()}`, parentId: "" }, outside)).toMatchObject({
      ok: true,
    });
    expect(await change(above, { nation: "PLW" }, colleague)).toMatchObject({ ok: true });
  });

  test("is anybody's to name once the last of them has left", async () => {
    const { mission, author } = await arrange();
    await asOwner("update post_holding set ends_on = current_date - 2 where user_id = $1", [author.id]);
    expect(await change(mission, { name: `Other ${newId()}`, nation: "PLW" })).toMatchObject({ ok: true });
  });
});

describe("a name that is on record", () => {
  const put = (viewer: Viewer, name: string) =>
    createOrganisation(
      viewer,
      createOrganisationSchema.parse({ id: newId(), name, kind: "MINISTRY", nation: "PLW" }),
    );
  const named = (viewer: Viewer, organisation: string) =>
    createPerson(
      viewer,
      createPersonSchema.parse({
        id: newId(),
        familyName: `Tellei ${organisation}`,
        nationality: "PLW",
        position: "Head",
        organisation,
      }),
    );

  test("is refused to whoever sees it, and gives nothing away to whoever does not", async () => {
    await create("Quiet Office of Reefs");
    expect(await put(officer, "Quiet Office of Reefs")).toMatchObject({
      code: "invalid",
      fields: { name: [expect.stringContaining("on record already")] },
    });
    const answers = [
      await put(elsewhere, "Quiet Office of Reefs"),
      await put(elsewhere, "No Office of Reefs"),
    ];
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    await create("Quiet Office of Shoals");
    expect(await named(elsewhere, "Quiet Office of Shoals")).toMatchObject({ ok: true });
    expect(await found("quiet office of shoals", elsewhere)).toMatchObject({
      listed: ["Quiet Office of Shoals"],
    });
    expect((await found("quiet office of shoals")).listed).toHaveLength(2);
  });

  test("stands once where two write it at one moment, by its form or with a person", async () => {
    const name = "Twice Written Office";
    const answers = await Promise.all([
      put(officer, name),
      put(officer, name),
      named(officer, name),
      named(await createViewer({ countries: ["PLW"] }), name),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(2);
    expect((await found("twice written office")).listed).toEqual([name]);
  });
});
