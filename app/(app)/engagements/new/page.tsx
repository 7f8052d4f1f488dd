import type { Metadata } from "next";
import { EngagementForm } from "@/components/engagements/engagement-form";
import { emptyRow, NO_VALUES } from "@/components/engagements/form-values";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { createEngagementAction } from "@/lib/engagements/actions";
import { canCreate } from "@/lib/engagements/policy";
import { isEngagementType } from "@/lib/engagements/types";
import { newId } from "@/lib/ids";
import { loadFormSetting } from "../form-setting";

export const metadata: Metadata = { title: "New engagement" };

/** `?type=BILAT&country=JPN&series=<slug>&edition=<reference>&crisis=<reference>` fill the form in; what they do not name is left out. */
export default async function NewEngagementPage({ searchParams }: PageProps<"/engagements/new">) {
  const viewer = await requireViewer();
  const parent = (
    <Anchor href="/engagements" className="prose-link">
      Engagements
    </Anchor>
  );
  if (!canCreate(viewer))
    return (
      <PageBody narrow>
        <PageHeader title="New engagement" parent={parent} />
        <EmptyState icon="lock" title="Officers log engagements">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      </PageBody>
    );

  const { type, country, series, edition, crisis } = await searchParams;
  const { setting, seriesId, editionId, crisisId } = await withViewer(viewer, async (db) => ({
    setting: await loadFormSetting(db, viewer, null),
    seriesId: (await db.exerciseSeries.findFirst({ where: { slug: text(series) }, select: { id: true } }))
      ?.id,
    editionId: (
      await db.exerciseEdition.findFirst({ where: { reference: text(edition) }, select: { id: true } })
    )?.id,
    crisisId: (await db.crisis.findFirst({ where: { reference: text(crisis) }, select: { id: true } }))?.id,
  }));
  const isKnown = setting.options.countries.some(({ value }) => value === country);
  const values = {
    ...NO_VALUES,
    type: isEngagementType(text(type)) ? text(type) : "",
    startsOn: setting.today,
    countries: isKnown ? [{ ...emptyRow("countries"), code: text(country) }] : [],
    exerciseSeriesId: seriesId ?? "",
    exerciseEditionId: editionId ?? "",
    crisisId: crisisId ?? "",
  };

  return (
    <PageBody narrow>
      <MarkingBanner marking={setting.options.marking} />
      <PageHeader title="New engagement" parent={parent} />
      <EngagementForm
        id={newId()}
        record={null}
        values={values}
        setting={setting}
        action={createEngagementAction}
      />
    </PageBody>
  );
}

/** One value of a query, safe to ask the database for. */
function text(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value.replaceAll("\0", "").slice(0, 100) : "";
}
