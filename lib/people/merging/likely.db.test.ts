import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listPostPairs } from "@/lib/people/posts/merges/queries";
import { arrangeMerges } from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { setUp } from "@/testing/people";
import { distinguishOrganisations } from "../organisations/merges/mutations";
import { listLikelyOrganisations, listOrganisationPairs } from "../organisations/merges/queries";

const { officer, addOrganisation } = await arrangeMerges();

test("likely pairs are offered by spelling, never across nations, organisations or numbers, and not once they were told apart", async () => {
  const stamp = "Kestrel";
  const id = await addOrganisation({ name: `Ministry of ${stamp} Defence`, abbreviation: "MKD" });
  const like = async (fields: Record<string, string | null>) =>
    (
      await withViewer(officer, (db) =>
        listLikelyOrganisations(db, {
          name: "",
          nativeName: null,
          abbreviation: null,
          nation: "JPN",
          ...fields,
        }),
      )
    ).map((row) => row.id);
  expect(await like({ name: `Ministry of ${stamp} Defense` })).toEqual([id]);
  expect(await like({ name: `${stamp} Defence, Ministry` })).toEqual([id]);
  expect(await like({ name: "Something else", abbreviation: "mkd" })).toEqual([id]);
  await asOwner(
    "insert into organisation_name (id, organisation_id, name) values (gen_random_uuid(), $1, $2)",
    [id, `${stamp} Self-Defence Agency`],
  );
  expect(await like({ name: `${stamp} Self Defense Agency` })).toEqual([id]);
  expect(await like({ name: `Ministry of ${stamp} Defense`, nation: "NOR" })).toEqual([]);
  expect(await like({ name: `Deputy Ministry of ${stamp} Defence` })).toEqual([]);
  const [first] = [
    await addOrganisation({ name: `1st ${stamp} Brigade` }),
    await addOrganisation({ name: `2nd ${stamp} Brigade` }),
  ];
  expect(await like({ name: `3rd ${stamp} Brigade` })).toEqual([]);
  const twin = await addOrganisation({ name: `Ministry of ${stamp} Defense` });
  const pairs = async () =>
    (await withViewer(officer, (db) => listOrganisationPairs(db))).pairs
      .map(({ one, other }) => [one.id, other.id].sort())
      .filter((pair) => pair.includes(id) || pair.includes(first));
  expect(await pairs()).toEqual([[id, twin].sort()]);
  const said = (oneId: string, otherId: string) => distinguishOrganisations(officer, { oneId, otherId });
  const answers = await Promise.all([said(id, twin), said(twin, id)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await pairs()).toEqual([]);

  const [here, there] = [await addOrganisation(), await addOrganisation()];
  const add = async (title: string, organisationId: string) => {
    const postId = newId();
    await withViewer(setUp, (db) =>
      db.post.createMany({
        data: [{ id: postId, title, nation: "JPN", organisationId, createdById: setUp.id }],
      }),
    );
    return postId;
  };
  const posts = [await add("Director of Defence Plans", here), await add("Director, Defense Plans", here)];
  await add("Director of Defence Plans", there);
  await add("Deputy Director of Defence Plans", here);
  const found = (await withViewer(officer, (db) => listPostPairs(db))).pairs.filter(({ one }) =>
    posts.includes(one.id),
  );
  expect(found.map(({ one, other }) => [one.id, other.id].sort())).toEqual([posts.sort()]);
});

test("a crowd of names that begin alike is not compared each with each, and what else they share finds pairs", async () => {
  const organisationId = await addOrganisation();
  await asOwner(
    `insert into post (id, title, organisation_id, nation, created_by_id, updated_at)
     select gen_random_uuid(), 'Desk ' || left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 9), $1::uuid, 'JPN', $2::uuid, now() from generate_series(1, 4000) n
     union all select gen_random_uuid(), title, $1::uuid, 'JPN', $2::uuid, now() from unnest(array['Desk Zwanenburg', 'Desk Zwanenburgh']) title
     union all select gen_random_uuid(), 'Desk', $1::uuid, 'JPN', $2::uuid, now() from generate_series(1, 2)`,
    [organisationId, officer.id],
  );
  const { pairs } = await withViewer(officer, (db) => listPostPairs(db), { timeout: 10_000 });
  const found = pairs
    .filter(({ one }) => one.organisationId === organisationId)
    .map(({ one, other }) => [one.title, other.title].sort().join(" / "));
  expect(found).toContain("Desk Zwanenburg / Desk Zwanenburgh");
  expect(found).toContain("Desk / Desk");
  await asOwner("delete from post where organisation_id = $1", [organisationId]);
});
