import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MovingList } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { OrganisationTable } from "@/components/people/organisation-table";
import { OrganisationMergeForm } from "@/components/people/place-merge-forms";
import { readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { type Db, withViewer } from "@/lib/db";
import { NO_FILTERS } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { refusalWords, wordsOfMoving } from "@/lib/people/merging/labels";
import { countMoving, mergeRefusal } from "@/lib/people/merging/queries";
import { listLikelyOrganisations } from "@/lib/people/organisations/merges/queries";
import { getOrganisation, listOrganisations, type OrganisationRow } from "@/lib/people/organisations/queries";
import { NO_PLACE_FILTERS } from "@/lib/people/place-filters";
import { canEditPosts } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Merge organisations" };

export default async function MergeOrganisationsPage({
  params,
  searchParams,
}: PageProps<"/organisations/[id]/merge">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const query = await searchParams;
  const other = query.with;
  const q = readAddress(query).words();
  const found = await withViewer(viewer, async (db) => {
    const winner = await getOrganisation(db, id);
    if (!winner || winner.mergedIntoId || !canEditPosts(viewer)) return null;
    const loser = typeof other === "string" ? await getOrganisation(db, other) : null;
    const refusal =
      other === undefined ? null : (whyNot(winner, loser) ?? (await refused(db, winner, loser)));
    return {
      winner,
      loser,
      refusal,
      moving:
        loser && !refusal
          ? {
              counts: wordsOfMoving(await countMoving(db, "organisation", winner.id, loser.id)),
              engagements: await countEngagements(db, viewer, { ...NO_FILTERS, organisation: [loser.id] }),
            }
          : null,
      candidates: await listCandidates(db, winner, q),
    };
  });
  if (!found) notFound();
  const { winner, loser, refusal, moving, candidates } = found;
  return (
    <MergePage
      path="/organisations"
      noun="organisations"
      winner={winner}
      loser={loser}
      summary={
        <>
          The entry of <bdi>{winner.name}</bdi> is kept. The other entry is closed, and all that names it
          names the one that is kept, which is found by both names. A merge can be undone.
        </>
      }
      refusal={refusal}
      moving={
        moving ? (
          <div className="grid gap-2">
            <p>
              These name <bdi>{loser?.name}</bdi> and move; so do records that are not open to you.
            </p>
            <MovingList items={moving.counts} />
            <p>
              {moving.engagements === 1 ? "1 engagement was" : `${moving.engagements} engagements were`} held
              with people of it or of what is below it. What was written down that day stays, and is found
              under both names.
            </p>
          </div>
        ) : null
      }
      form={
        loser ? (
          <OrganisationMergeForm key={`${winner.version} ${loser.version}`} winner={winner} loser={loser} />
        ) : null
      }
      question="Which is the same?"
      searchLabel="Name or abbreviation"
      q={q}
      candidates={
        candidates.length > 0 ? (
          <OrganisationTable
            rows={candidates}
            hrefOf={(row) => `/organisations/${winner.id}/merge?with=${row.id}`}
          />
        ) : null
      }
    />
  );
}

/** Without words those that look alike, with words those that have them; never the one that is kept. */
async function listCandidates(db: Db, winner: OrganisationRow, q: string | null): Promise<OrganisationRow[]> {
  const found = q
    ? (await listOrganisations(db, { ...NO_PLACE_FILTERS, q }, 1)).rows
    : await listLikelyOrganisations(db, winner, winner.id);
  return found.filter(({ id }) => id !== winner.id).slice(0, 20);
}

function whyNot(winner: OrganisationRow, loser: OrganisationRow | null): string | null {
  if (!loser) return "There is no such organisation, or it is not open to you. Choose another.";
  if (loser.id === winner.id) return "This is one and the same organisation. Choose another.";
  if (loser.mergedIntoId)
    return `${loser.name} was merged into another organisation already. Choose that one.`;
  return null;
}

async function refused(
  db: Db,
  winner: OrganisationRow,
  loser: OrganisationRow | null,
): Promise<string | null> {
  const refusal = loser && (await mergeRefusal(db, "organisation", winner.id, loser.id));
  return refusal && refusalWords(refusal);
}
