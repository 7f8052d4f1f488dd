import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { RanksForm } from "@/components/people/ranks-form";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listEarlierRanks } from "@/lib/people/earlier-ranks/queries";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Earlier ranks of a person" };

export default async function RanksPage({ params }: PageProps<"/people/[id]/ranks">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { person, ranks } = await withViewer(viewer, async (db) => ({
    person: await getPerson(db, id),
    ranks: await listEarlierRanks(db, id),
  }));
  if (!person || person.mergedIntoId || !canEditPerson(viewer, person)) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title="Earlier ranks"
        parent={
          <Anchor href={`/people/${person.id}`} className="prose-link">
            <bdi>{person.name}</bdi>
          </Anchor>
        }
      />
      <RanksForm person={{ id: person.id, version: person.version }} ranks={ranks} />
    </PageBody>
  );
}
