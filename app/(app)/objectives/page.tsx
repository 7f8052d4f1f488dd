import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { ObjectiveTable } from "@/components/objectives/objective-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { canManageObjectives } from "@/lib/objectives/policy";
import { listObjectives } from "@/lib/objectives/queries";

export const metadata: Metadata = { title: "Objectives" };

export default async function ObjectivesPage() {
  const viewer = await requireViewer();
  const objectives = await withViewer(viewer, listObjectives);
  const lines = [...new Set(objectives.map(({ lineOfEffort }) => lineOfEffort))];
  return (
    <PageBody>
      <MarkingBanner marking="UNCLASSIFIED" />
      <PrintNote text={`Objectives as of ${formatDtg(new Date())}`} />
      <PageHeader
        title="Objectives"
        summary="What should be different, and by when; by line of effort."
        action={
          canManageObjectives(viewer) ? (
            <ButtonLink variant="primary" href="/objectives/new">
              <Icon name="plus" />
              New objective
            </ButtonLink>
          ) : null
        }
      />
      {lines.length === 0 ? (
        <EmptyState icon="target" title="No objectives yet">
          An admin sets what engagements are to achieve; each stands here with its indicators.
        </EmptyState>
      ) : (
        lines.map((line) => (
          <Section key={line} title={line}>
            <ObjectiveTable
              caption={`Objectives: ${line}`}
              objectives={objectives.filter(({ lineOfEffort }) => lineOfEffort === line)}
            />
          </Section>
        ))
      )}
    </PageBody>
  );
}
