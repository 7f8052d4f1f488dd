import type { Metadata } from "next";
import { countryOptionsFor } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { OrganisationForm } from "@/components/people/organisation-form";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listOrganisationOptions } from "@/lib/people/organisations/queries";
import { canEditPosts } from "@/lib/people/policy";

export const metadata: Metadata = { title: "New organisation" };

export default async function NewOrganisationPage() {
  const viewer = await requireViewer();
  const organisations = await withViewer(viewer, (db) => listOrganisationOptions(db));
  return (
    <PageBody narrow>
      <PageHeader
        title="New organisation"
        parent={
          <Anchor href="/organisations" className="prose-link">
            Organisations
          </Anchor>
        }
      />
      {canEditPosts(viewer) ? (
        <OrganisationForm
          id={newId()}
          organisation={null}
          countries={countryOptionsFor(viewer.countries)}
          organisations={organisations}
        />
      ) : (
        <EmptyState icon="lock" title="Officers and admins put organisations on record">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      )}
    </PageBody>
  );
}
