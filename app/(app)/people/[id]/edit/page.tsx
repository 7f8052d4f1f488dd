import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptionsFor } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PersonForm } from "@/components/people/person-form";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { updatePersonAction } from "@/lib/people/actions";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Edit person" };

export default async function EditPersonPage({ params }: PageProps<"/people/[id]/edit">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const person = await withViewer(viewer, (db) => getPerson(db, id));
  if (!person || person.mergedIntoId || !canEditPerson(viewer, person)) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title="Edit person"
        parent={
          <Anchor href={`/people/${person.id}`} className="prose-link">
            {person.name}
          </Anchor>
        }
      />
      <PersonForm
        id={person.id}
        record={{ version: person.version, isActive: person.isActive }}
        values={person}
        countries={countryOptionsFor(viewer.countries)}
        action={updatePersonAction}
      />
    </PageBody>
  );
}
