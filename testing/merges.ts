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
import { engagementInput } from "./engagements";
import { asOwner } from "./owner";
import { createViewer } from "./people";

type Sides = Record<string, "winner" | "loser">;
type Reference = { name: string; key: string; row_key: string | null; is_list: boolean };

/** What a refused merge says. Whatever it is: an admin who may not read it learns of no record that names the post. */
export const OPENS = "would read, cover or approve more";

/** Officers of Japan and an admin who merge organisations and posts, and what fills in the form of a merge for them. */
export async function arrangeMerges() {
  const officer = await createViewer({ countries: ["JPN"] });
  const colleague = await createViewer({ countries: ["JPN"] });
  const admin = await createViewer({ roles: ["SYSTEM_ADMIN"], allCountries: true });

  async function addOrganisation(
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

  async function organisation(id: string, by: Viewer = admin) {
    const row = await withViewer(by, (db) => getOrganisation(db, id));
    if (!row) throw new Error("not visible");
    return row;
  }

  async function post(id: string) {
    const row = await withViewer(admin, (db) => getPost(db, id));
    if (!row) throw new Error("not visible");
    return row;
  }

  async function organisationsInput(winnerId: string, loserId: string, fields: Sides = {}) {
    const [winner, loser] = [await organisation(winnerId), await organisation(loserId)];
    const versions = { winnerVersion: winner.version, loserVersion: loser.version };
    return organisationMergeSchema.parse({ winnerId, loserId, ...versions, fields });
  }

  async function postsInput(winnerId: string, loserId: string, fields: Sides = {}) {
    const [winner, loser] = [await post(winnerId), await post(loserId)];
    const versions = { winnerVersion: winner.version, loserVersion: loser.version };
    return postMergeSchema.parse({ winnerId, loserId, ...versions, fields });
  }

  async function mergeOf(kind: MergeKindName, winnerId: string): Promise<string> {
    const list = kind === "post" ? listPostMerges : listOrganisationMerges;
    const [merge] = await withViewer(admin, (db) => list(db, winnerId));
    return merge?.id ?? "";
  }

  return {
    ...{ officer, colleague, admin },
    ...{ addOrganisation, organisation, post, organisationsInput, postsInput, mergeOf },
  };
}

/** Every column that may name one of this kind, as the database lists them. */
export function referencesTo(kind: MergeKindName) {
  return asOwner<Reference>("select name, key, row_key, is_list from references_to($1)", [kind]);
}

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

/** The columns in which the merge that took this one in moved a name. */
export async function movedBy(kind: MergeKindName, loserId: string): Promise<string[]> {
  const moved = await asOwner<{ column: string }>(
    `select distinct table_name || '.' || column_name as column from merge_move
     where merge_id in (select id from ${kind}_merge where loser_id = $1) order by 1`,
    [loserId],
  );
  return moved.map(({ column }) => column);
}

/** A meeting in Japan that a colonel of this position and organisation attends. */
export function attend(by: Viewer, words: { position?: string; organisation: string }) {
  return createEngagement(
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
}
