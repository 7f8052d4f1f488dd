import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { insertRows } from "@/lib/table-rows";
import { lockNames } from "../organisations/names";

/** A post in words, of a nation's establishment. At least one of title and organisation says something. */
export type NamedPost = { title: string | null; organisation: string | null; nation: string };

type Post = {
  id: string;
  title: string;
  otherNames: string[];
  organisationId: string | null;
  nation: string;
};

type Known = { id: string; name: string; nation: string | null };

/**
 * The ids of the posts these words mean, in their order; what is not on record yet is put there, as is what the viewer cannot
 * find there. `changes` are for the caller to record, last in its transaction.
 */
export async function findOrCreatePosts(
  db: Db,
  viewer: Viewer,
  wanted: readonly NamedPost[],
): Promise<{ ids: string[]; changes: ManyChange[] }> {
  if (wanted.length === 0) return { ids: [], changes: [] };
  const organisations = await findOrCreateOrganisations(db, viewer, wanted);
  const nations = [...new Set(wanted.map(({ nation }) => nation))];
  const titles = [...new Set(wanted.map(({ title }) => title?.toLowerCase() ?? ""))];
  const posts = await db.$queryRaw<Post[]>`
    select id, title, other_names as "otherNames", organisation_id as "organisationId", nation from post
    where nation = any(${nations}::bpchar[]) and merged_into_id is null
      and (lower(title) = any(${titles}::text[]) or (other_names <> '{}' and array(select lower(n) from unnest(other_names) n) && ${titles}::text[]))
    order by is_active desc, created_at`;
  const created: Post[] = [];
  const ids = wanted.map((named, index) => {
    const organisationId = organisations.ids[index] ?? null;
    const title = named.title ?? "";
    const there = [...posts, ...created].find(
      (post) =>
        [post.title, ...post.otherNames].some((one) => isSame(one, title)) &&
        post.organisationId === organisationId &&
        post.nation === named.nation,
    );
    if (there) return there.id;
    const made = { id: newId(), title, otherNames: [], organisationId, nation: named.nation };
    created.push(made);
    return made.id;
  });
  const updatedAt = new Date();
  await insertRows(
    db,
    "post",
    created.map((post) => ({ ...post, createdById: viewer.id, updatedAt })),
  );
  const nameOf = new Map(wanted.map(({ organisation }, index) => [organisations.ids[index], organisation]));
  return {
    ids,
    changes: [
      ...organisations.changes,
      ...created.map(({ id, title, organisationId, nation }) => {
        const organisation = nameOf.get(organisationId) ?? null;
        return {
          type: "post.created" as const,
          subject: { type: "post" as const, id, name: title || organisation },
          version: 1,
          before: {},
          after: { title, organisation, nation },
        };
      }),
    ],
  };
}

/** Null for a post that names none. */
async function findOrCreateOrganisations(
  db: Db,
  viewer: Viewer,
  wanted: readonly NamedPost[],
): Promise<{ ids: (string | null)[]; changes: ManyChange[] }> {
  const names = [...new Set(wanted.flatMap(({ organisation }) => organisation?.toLowerCase() ?? []))];
  type Found = Known & { abbreviation: string | null; otherNames: string[]; former: string[] };
  const find = () => db.$queryRaw<Found[]>`
    select id, name, abbreviation, other_names as "otherNames", nation,
           array(select n.name from organisation_name n where n.organisation_id = organisation.id) as former
    from organisation
    where merged_into_id is null
      and (lower(name) = any(${names}::text[]) or lower(abbreviation) = any(${names}::text[])
           or (other_names <> '{}' and array(select lower(n) from unnest(other_names) n) && ${names}::text[])
           or id in (select n.organisation_id from organisation_name n where lower(n.name) = any(${names}::text[])))
    order by is_active desc, created_at`;
  let known = names.length > 0 ? await find() : [];

  const idOf = ({ organisation, nation }: NamedPost) =>
    (
      known.find((one) => one.nation === nation && isSame(one.name, organisation ?? "")) ??
      known.find(
        (one) =>
          (one.nation === nation || one.nation === null) &&
          [one.name, one.abbreviation ?? "", ...one.otherNames].some((name) =>
            isSame(name, organisation ?? ""),
          ),
      ) ??
      // An old card says what it was called then.
      known.find(
        (one) => one.nation === nation && one.former.some((name) => isSame(name, organisation ?? "")),
      )
    )?.id;
  if (wanted.some((post) => post.organisation !== null && !idOf(post))) {
    await lockNames(db);
    known = await find();
  }
  const missing = new Map<string, Known>();
  for (const post of wanted) {
    const { organisation: name, nation } = post;
    if (name !== null && !idOf(post))
      missing.set(`${nation} ${name.toLowerCase()}`, { id: newId(), name, nation });
  }
  const made = [...missing.values()];
  if (made.length > 0) {
    await db.organisation.createMany({ data: made.map((one) => ({ ...one, createdById: viewer.id })) });
    known.push(...made.map((one) => ({ ...one, abbreviation: null, otherNames: [], former: [] })));
  }
  return {
    ids: wanted.map((post) => (post.organisation === null ? null : (idOf(post) ?? null))),
    changes: made.map(({ id, name, nation }) => ({
      type: "organisation.created",
      subject: { type: "organisation", id, name },
      version: 1,
      before: {},
      after: { name, nation },
    })),
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
