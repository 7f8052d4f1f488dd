import type { Metadata } from "next";
import { countryOptionsFor } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PersonForm } from "@/components/people/person-form";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { createPersonAction } from "@/lib/people/actions";
import { canCreatePerson } from "@/lib/people/policy";

export const metadata: Metadata = { title: "New person" };

export default async function NewPersonPage({ searchParams }: PageProps<"/people/new">) {
  const viewer = await requireViewer();
  const { country } = await searchParams;
  return (
    <PageBody narrow>
      <PageHeader
        title="New person"
        parent={
          <Anchor href="/people" className="prose-link">
            People
          </Anchor>
        }
      />
      {canCreatePerson(viewer) ? (
        <PersonForm
          id={newId()}
          record={null}
          values={{
            familyName: "",
            givenName: "",
            nativeName: null,
            nativeLanguage: null,
            otherNames: [],
            nationality: typeof country === "string" ? country : "",
            service: null,
            rankText: null,
            rankCode: null,
            rankSince: null,
            source: null,
            verifiedOn: null,
            languages: null,
            protocolNotes: null,
            biography: null,
            biographySource: null,
          }}
          countries={countryOptionsFor(viewer.countries)}
          action={createPersonAction}
        />
      ) : (
        <EmptyState icon="lock" title="Officers put people on record">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      )}
    </PageBody>
  );
}
