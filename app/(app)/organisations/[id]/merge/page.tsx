import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MovingList } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { OrganisationTable } from "@/components/people/organisation-table";
import { OrganisationMergeForm } from "@/components/people/place-merge-forms";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { NO_FILTERS } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { readMergeChoice } from "@/lib/people/merging/choice";
import { wordsOfMoving } from "@/lib/people/merging/labels";
import { countMoving } from "@/lib/people/merging/queries";
import { listLikelyOrganisations } from "@/lib/people/organisations/merges/queries";
import { getOrganisation, listOrganisations } from "@/lib/people/organisations/queries";
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
  const found = await withViewer(viewer, (db) =>
    readMergeChoice(db, id, query, {
      kind: "organisation",
      get: getOrganisation,
      mayEdit: () => canEditPosts(viewer),
      nameOf: ({ name }) => name,
      alike: (db, organisation) => listLikelyOrganisations(db, organisation, organisation.id),
      search: async (db, q) => (await listOrganisations(db, { ...NO_PLACE_FILTERS, q }, 1)).rows,
      moving: async (db, winnerId, loserId) => ({
        counts: wordsOfMoving(await countMoving(db, "organisation", winnerId, loserId)),
        engagements: await countEngagements(db, viewer, { ...NO_FILTERS, organisation: [loserId] }),
      }),
    }),
  );
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
              {counted(moving.engagements, "engagement was", "engagements were")} held with people of it or of
              what is below it. What was written down that day stays, and is found under both names.
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
      query={query}
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
