import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MergeForm } from "@/components/people/merge-form";
import { MovingNote } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { PersonTable } from "@/components/people/person-table";
import { requireViewer } from "@/lib/auth/session";
import { countryInSentence } from "@/lib/countries/labels";
import { withViewer } from "@/lib/db";
import { listLikelyDuplicates } from "@/lib/people/duplicates/queries";
import { NO_PERSON_FILTERS } from "@/lib/people/filters";
import { listMoving } from "@/lib/people/merges/queries";
import { readMergeChoice } from "@/lib/people/merging/choice";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson, listPeople } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Merge people" };

export default async function MergePeoplePage({ params, searchParams }: PageProps<"/people/[id]/merge">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const query = await searchParams;
  const found = await withViewer(viewer, (db) =>
    readMergeChoice(db, id, query, {
      kind: "person",
      get: getPerson,
      mayEdit: (person) => canEditPerson(viewer, person),
      nameOf: ({ name }) => name,
      whoMay: ({ nationality }) => `Ask an officer who covers ${countryInSentence(nationality)}.`,
      alike: (db, person) => listLikelyDuplicates(db, person, person.id),
      search: async (db, q) => (await listPeople(db, { ...NO_PERSON_FILTERS, q }, 1)).rows,
      moving: listMoving,
    }),
  );
  if (!found) notFound();
  const { winner, loser, refusal, moving, candidates } = found;
  return (
    <MergePage
      path="/people"
      noun="people"
      winner={winner}
      loser={loser}
      summary={
        <>
          The entry of <bdi>{winner.name}</bdi> is kept. The other entry of the same person is closed, and all
          that names it names the one that is kept. A merge can be undone.
        </>
      }
      refusal={refusal}
      moving={moving ? <MovingNote moving={moving} /> : null}
      form={
        loser ? <MergeForm key={`${winner.version} ${loser.version}`} winner={winner} loser={loser} /> : null
      }
      question="Who is the same?"
      searchLabel="Name or post"
      query={query}
      candidates={
        candidates.length > 0 ? (
          <PersonTable
            rows={candidates}
            hrefOf={(person) => `/people/${winner.id}/merge?with=${person.id}`}
          />
        ) : null
      }
    />
  );
}
