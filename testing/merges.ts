import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import type { MergeKindName } from "@/lib/people/merging/rules";
import { listOrganisationMerges } from "@/lib/people/organisations/merges/queries";
import { organisationMergeSchema } from "@/lib/people/organisations/merges/schema";
import { createOrganisation } from "@/lib/people/organisations/mutations";
import { getOrganisation } from "@/lib/people/organisations/queries";
import { createOrganisationSchema } from "@/lib/people/organisations/schema";
import { listPostMerges } from "@/lib/people/posts/merges/queries";
import { postMergeSchema } from "@/lib/people/posts/merges/schema";
import { getPost } from "@/lib/people/posts/queries";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";

/** Officers who cover Japan or Norway, a leader and an admin; the database of a test file is its own, so that nobody else is in it. */
export const officer = await createViewer({ countries: ["JPN"] });
export const colleague = await createViewer({ countries: ["JPN"] });
export const elsewhere = await createViewer({ countries: ["NOR"] });
export const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
export const admin = await createViewer({ roles: ["SYSTEM_ADMIN"], allCountries: true });

/** An organisation of Japan with a name of its own unless told otherwise. Gives its id. */
export async function addOrganisation(
  fields: Record<string, unknown> = {},
  by: Viewer = officer,
): Promise<string> {
  const input = createOrganisationSchema.parse({
    id: newId(),
    name: `Office ${newId()}`,
    kind: "MINISTRY",
    nation: "JPN",
    ...fields,
  });
  const result = await createOrganisation(by, input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return input.id;
}

/** The organisation as it stands; it must be there. */
export async function organisation(id: string, by: Viewer = admin) {
  const row = await withViewer(by, (db) => getOrganisation(db, id));
  if (!row) throw new Error("not visible");
  return row;
}

/** The post as an admin sees it; it must be there. */
export async function post(id: string) {
  const row = await withViewer(admin, (db) => getPost(db, id));
  if (!row) throw new Error("not visible");
  return row;
}

type Sides = Record<string, "winner" | "loser">;

/** What the form of a merge sends, from the versions on record; the winner's fields stay unless told otherwise. */
export async function organisationsInput(winnerId: string, loserId: string, fields: Sides = {}) {
  const [winner, loser] = [await organisation(winnerId), await organisation(loserId)];
  const versions = { winnerVersion: winner.version, loserVersion: loser.version };
  return organisationMergeSchema.parse({ winnerId, loserId, ...versions, fields });
}

/** The same of posts. */
export async function postsInput(winnerId: string, loserId: string, fields: Sides = {}) {
  const [winner, loser] = [await post(winnerId), await post(loserId)];
  const versions = { winnerVersion: winner.version, loserVersion: loser.version };
  return postMergeSchema.parse({ winnerId, loserId, ...versions, fields });
}

/** The id of the latest merge into this record. */
export async function mergeOf(kind: MergeKindName, winnerId: string): Promise<string> {
  const list = kind === "post" ? listPostMerges : listOrganisationMerges;
  const [merge] = await withViewer(admin, (db) => list(db, winnerId));
  return merge?.id ?? "";
}

type Reference = { name: string; key: string; row_key: string | null; is_list: boolean };

/** The columns that name such records, as the database finds them. */
export const referencesTo = (kind: MergeKindName) =>
  asOwner<Reference>("select name, key, row_key, is_list from references_to($1)", [kind]);

/** Every row that names one of these, by the column in which it does. */
export async function namesOf(kind: MergeKindName, ids: readonly string[]): Promise<string[]> {
  const parts = (await referencesTo(kind)).map(
    ({ name, key, row_key, is_list }) => `
      select '${name}.${key} ' || ${row_key} || ' ' || ${key}::text as line from ${name}
      where ${is_list ? `${key} && $1::uuid[]` : `${key} = any($1::uuid[])`}`,
  );
  const found = await asOwner<{ line: string }>(`${parts.join(" union all ")} order by 1`, [ids]);
  return found.map(({ line }) => line);
}

/** The columns of which the merge of this record moved a row. */
export const movedBy = async (kind: MergeKindName, loserId: string) =>
  (
    await asOwner<{ column: string }>(
      `select distinct table_name || '.' || column_name as column from merge_move
       where merge_id in (select id from ${kind}_merge where loser_id = $1) order by 1`,
      [loserId],
    )
  ).map(({ column }) => column);

/** Puts on record an engagement in Japan at which a colonel stands for an organisation. */
export const attend = (by: Viewer, words: { position?: string; organisation: string }) =>
  createEngagement(
    by,
    newId(),
    engagementInput({
      countries: [{ code: "JPN", role: "HOST" }],
      attendance: [
        {
          name: "Mori",
          nationality: "JPN",
          side: "PARTNER",
          role: "PRINCIPAL",
          rankText: "Colonel",
          ...words,
        },
      ],
    }),
  );
