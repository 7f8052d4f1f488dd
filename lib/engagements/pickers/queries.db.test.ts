import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createEngagement } from "../mutations";
import { getEngagement } from "../queries";
import { findOwnPerson, listFormOptions } from "./queries";

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
  expect(await own()).toMatchObject({ value: first, rankText: "Commander" });

  await asOwner("update person set is_active = false where id = $1", [first]);
  expect(await own()).toMatchObject({ value: second });
});
