import "server-only";
import { fieldLabelOf } from "@/lib/audit/describe";
import { formerWords } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import type { Result } from "@/lib/result";
import { distinguishTwo, type MergeKind, mergeTwo, undoMergeOf } from "../../merging/mutations";
import { canEditPosts } from "../../policy";
import { openOrganisation } from "../mutations";
import { getOrganisation, listFormerNames, type OrganisationRow } from "../queries";
import { type OrganisationMergeField, organisationMergeChange } from "./rules";
import type { OrganisationMergeInput } from "./schema";

const OF_ORGANISATIONS: MergeKind<OrganisationRow, OrganisationMergeField> = {
  kind: "organisation",
  get: getOrganisation,
  nameOf: ({ name }) => name,
  open: openOrganisation,
  mayEdit: canEditPosts,
  whoUndoes: "Whoever may change both organisations undoes a merge.",
  change: async (db, winner, loser, taken) => {
    const former = await formerWords(db, "organisation", [loser.id], "name");
    const dated = [...(await listFormerNames(db, winner.id)), ...(await listFormerNames(db, loser.id))];
    return organisationMergeChange(
      winner,
      loser,
      taken,
      former.map(({ words }) => words),
      dated.map(({ name }) => name),
    );
  },
  write: async (db, id, version, facts) => {
    await db.organisation.updateMany({
      where: { id, version },
      data: { ...facts, version: { increment: 1 } },
    });
  },
  recorded: async (db, { parentId, ...facts }) => {
    if (parentId === undefined) return facts;
    const parent = typeof parentId === "string" ? await getOrganisation(db, parentId) : null;
    return { ...facts, partOf: parent?.name ?? null };
  },
  labelOf: (key) => fieldLabelOf(key === "parentId" ? "partOf" : key),
};

/** Makes two organisations one, as `mergeTwo`. */
export function mergeOrganisations(
  viewer: Viewer,
  input: OrganisationMergeInput,
): Promise<Result<{ id: string }>> {
  return mergeTwo(viewer, OF_ORGANISATIONS, input);
}

/** Takes the two apart again, as `undoMergeOf`. */
export function undoOrganisationMerge(viewer: Viewer, mergeId: string): Promise<Result<{ id: string }>> {
  return undoMergeOf(viewer, OF_ORGANISATIONS, mergeId);
}

/** Puts on record that two that look alike are not the same, as `distinguishTwo`. */
export function distinguishOrganisations(
  viewer: Viewer,
  pair: { oneId: string; otherId: string },
): Promise<Result<null>> {
  return distinguishTwo(viewer, OF_ORGANISATIONS, pair);
}
