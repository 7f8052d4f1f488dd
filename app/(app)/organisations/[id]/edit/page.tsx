import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptionsFor } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { OrganisationForm } from "@/components/people/organisation-form";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { isId } from "@/lib/ids";
import {
  getOrganisation,
  listFormerNames,
  listOrganisationOptions,
} from "@/lib/people/organisations/queries";
import { canEditPosts } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Edit organisation" };

export default async function EditOrganisationPage({ params }: PageProps<"/organisations/[id]/edit">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { organisation, formerNames, organisations } = await withViewer(viewer, async (db) => ({
    organisation: await getOrganisation(db, id),
    formerNames: isId(id) ? await listFormerNames(db, id) : [],
    organisations: await listOrganisationOptions(db),
  }));
  if (!organisation || organisation.mergedIntoId || !canEditPosts(viewer)) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title="Edit organisation"
        parent={
          <Anchor href={`/organisations/${organisation.id}`} className="prose-link">
            {organisation.name}
          </Anchor>
        }
      />
      <OrganisationForm
        id={organisation.id}
        organisation={organisation}
        formerNames={formerNames}
        countries={countryOptionsFor(viewer.countries)}
        organisations={organisations}
      />
    </PageBody>
  );
}
