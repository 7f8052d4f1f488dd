import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MergeForm } from "@/components/people/merge-form";
import { MovingNote } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { PersonTable } from "@/components/people/person-table";
import { readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { type Db, withViewer } from "@/lib/db";
import { listLikelyDuplicates } from "@/lib/people/duplicates/queries";
import { NO_PERSON_FILTERS } from "@/lib/people/filters";
import { listMoving } from "@/lib/people/merges/queries";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson, listPeople, type PersonRow } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Merge people" };

export default async function MergePeoplePage({ params, searchParams }: PageProps<"/people/[id]/merge">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const query = await searchParams;
  const other = query.with;
  const q = readAddress(query).words();
  const found = await withViewer(viewer, async (db) => {
    const winner = await getPerson(db, id);
    if (!winner || winner.mergedIntoId || !canEditPerson(viewer, winner)) return null;
    const loser = typeof other === "string" ? await getPerson(db, other) : null;
    return {
      winner,
      loser,
      moving: loser && (await listMoving(db, winner.id, loser.id)),
      candidates: await listCandidates(db, winner, q),
    };
  });
  if (!found) notFound();
  const { winner, loser, moving, candidates } = found;
  const refusal =
    other === undefined ? null : whyNot(winner, loser, loser !== null && canEditPerson(viewer, loser));
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
      q={q}
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

/** Without words those who look alike, with words whoever has them; never the person. */
async function listCandidates(db: Db, person: PersonRow, q: string | null): Promise<PersonRow[]> {
  const found = q
    ? (await listPeople(db, { ...NO_PERSON_FILTERS, q }, 1)).rows
    : await listLikelyDuplicates(db, person, person.id);
  return found.filter(({ id }) => id !== person.id).slice(0, 20);
}

function whyNot(winner: PersonRow, loser: PersonRow | null, mayEdit: boolean): string | null {
  if (!loser) return "There is no such person, or they are not open to you. Choose another.";
  if (loser.id === winner.id) return "This is one and the same person. Choose another.";
  if (loser.mergedIntoId) return `${loser.name} was merged into another person already. Choose that one.`;
  if (!mayEdit)
    return `${loser.name} is not yours to change. Ask an officer who covers ${loser.countryName}.`;
  return null;
}
