import "server-only";
import type { Db } from "@/lib/db";
import { findLikely, findLikelyPairs, pairUp } from "../../merging/likely";
import { listMergesInto } from "../../merging/queries";
import type { MergeView } from "../../merging/rules";
import { listFormerNames, listOrganisationsById, type OrganisationRow } from "../queries";

/** What was merged into this organisation, as `listMergesInto`. */
export function listOrganisationMerges(db: Db, winnerId: string): Promise<MergeView[]> {
  return listMergesInto(db, "organisation", winnerId, async (_, ids) => {
    const rows = await listOrganisationsById(db, ids);
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}

type Named = Pick<OrganisationRow, "name" | "nativeName" | "abbreviation" | "nation"> &
  Partial<Pick<OrganisationRow, "otherNames">>;

/** Organisations on record that may be the same, as `findLikely`. */
export async function listLikelyOrganisations(
  db: Db,
  { name, nativeName, abbreviation, otherNames = [], nation }: Named,
  exceptId: string | null = null,
): Promise<OrganisationRow[]> {
  const former = exceptId ? (await listFormerNames(db, exceptId)).map((before) => before.name) : [];
  const names = [name, nativeName, abbreviation, ...otherNames, ...former];
  return listOrganisationsById(db, await findLikely(db, "organisation", { names, nation }, exceptId));
}

/** Pairs of organisations that may be one, as `findLikelyPairs`. */
export async function listOrganisationPairs(db: Db) {
  const { pairs, total } = await findLikelyPairs(db, "organisation");
  const rows = await listOrganisationsById(
    db,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return { pairs: pairUp(pairs, rows), total };
}
