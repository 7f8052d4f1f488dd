import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenCrisisForm } from "@/components/crises/open-crisis-form";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { capitalZones } from "@/lib/countries/capital-zones";
import { writeMoment } from "@/lib/crises/moments";
import { canOpenCrises } from "@/lib/crises/policy";
import { listCountryOptions } from "@/lib/crises/queries";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { listTagOptions } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Open a crisis" };

export default async function NewCrisisPage() {
  const viewer = await requireViewer();
  if (!canOpenCrises(viewer)) notFound();
  const { countries, tags } = await withViewer(viewer, async (db) => ({
    countries: await listCountryOptions(db),
    tags: await listTagOptions(db, []),
  }));
  const now = new Date();
  return (
    <PageBody narrow>
      <PageHeader
        title="Open a crisis"
        parent={
          <Anchor href="/crises" className="prose-link">
            Crises
          </Anchor>
        }
      />
      <OpenCrisisForm
        id={newId()}
        keep={keepFor(viewer, "crisis", "new")}
        countries={countries}
        tags={tags}
        zones={capitalZones()}
        now={writeMoment(now)}
        year={now.getUTCFullYear()}
        canMarkCui={viewer.markingCeiling === "CUI"}
        home={env().RAPPORT_NATION}
      />
    </PageBody>
  );
}
