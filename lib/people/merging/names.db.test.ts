import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addOrganisation, officer, organisation, organisationsInput } from "@/testing/merges";
import { createPerson } from "../mutations";
import { mergeOrganisations } from "../organisations/merges/mutations";
import { createOrganisation, updateOrganisation } from "../organisations/mutations";
import { findOrganisationOptions, listOrganisations, listWithBelow } from "../organisations/queries";
import { createOrganisationSchema, editOrganisationSchema } from "../organisations/schema";
import { getPerson } from "../queries";
import { createPersonSchema } from "../schema";

test("an organisation that was merged is meant by either name, in lists, pickers, what is below, and by whoever types it", async () => {
  const stamp = newId().slice(-8);
  const [ours, theirs] = [`Ministry of Defence ${stamp}`, `Ministry of Defense ${stamp}`];
  const [native, short, dated] = [`ドリス${stamp}`, `KD${stamp}`, `Agency of Defence ${stamp}`];
  const winner = await addOrganisation({ name: ours });
  const loser = await addOrganisation({ name: theirs, nativeName: native, abbreviation: short });
  const { version } = await organisation(loser);
  const named = {
    id: loser,
    version,
    name: theirs,
    nativeName: native,
    abbreviation: short,
    kind: "MINISTRY",
    nation: "JPN",
    isActive: "on",
    formerNames: [{ id: "", name: dated, startsOn: "", endsOn: "2006-12-31" }],
  };
  expect(await updateOrganisation(officer, editOrganisationSchema.parse(named))).toMatchObject({ ok: true });
  const input = await organisationsInput(winner, loser, { name: "loser" });
  expect(await mergeOrganisations(officer, input)).toMatchObject({ ok: true });
  for (const q of [ours, theirs, native, short, dated]) {
    const listed = await withViewer(officer, (db) => listOrganisations(db, { q, country: null }, 1));
    expect(listed.rows.map(({ id }) => id)).toEqual([winner]);
    const offered = await withViewer(officer, (db) => findOrganisationOptions(db, q));
    expect(offered.map(({ value }) => value)).toContain(winner);
    expect(offered.map(({ value }) => value)).not.toContain(loser);
    const asked = await withViewer(officer, (db) => listWithBelow(db, [loser]));
    expect(asked.map(({ name }) => name)).toContain(q);
    const made = await createPerson(
      officer,
      createPersonSchema.parse({
        id: newId(),
        familyName: `Sato${newId().slice(-6)}`,
        givenName: "Ken",
        nationality: "JPN",
        position: `Clerk ${q}`,
        organisation: q,
        isDistinct: "on",
      }),
    );
    if (!made.ok) throw new Error(JSON.stringify(made));
    const person = await withViewer(officer, (db) => getPerson(db, made.data.id));
    expect(person?.career[0]?.organisationId).toBe(winner);
  }
  expect(
    await createOrganisation(
      officer,
      createOrganisationSchema.parse({ id: newId(), name: ours, kind: "MINISTRY", nation: "JPN" }),
    ),
  ).toMatchObject({ code: "invalid", fields: { name: [expect.stringContaining(theirs)] } });
});
