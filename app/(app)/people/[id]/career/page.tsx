import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { CareerForm } from "@/components/people/career-form";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Posts of a person" };

export default async function CareerPage({ params }: PageProps<"/people/[id]/career">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const person = await withViewer(viewer, (db) => getPerson(db, id));
  if (!person || person.mergedIntoId || !canEditPerson(viewer, person)) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title="Posts"
        parent={
          <Anchor href={`/people/${person.id}`} className="prose-link">
            <bdi>{person.name}</bdi>
          </Anchor>
        }
      />
      <CareerForm person={person} />
    </PageBody>
  );
}
