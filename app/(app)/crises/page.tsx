import type { Metadata } from "next";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisTable } from "@/components/crises/crisis-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { canOpenCrises } from "@/lib/crises/policy";
import { listActiveCrises, listPastCrises } from "@/lib/crises/queries";
import { withViewer } from "@/lib/db";

export const metadata: Metadata = { title: "Crises" };

export default async function CrisesPage() {
  const viewer = await requireViewer();
  const { active, closed, historical } = await withViewer(viewer, async (db) => ({
    active: await listActiveCrises(db),
    ...(await listPastCrises(db)),
  }));
  const now = new Date();
  const here = viewer.timeZone;
  const open = canOpenCrises(viewer) ? (
    <ButtonLink href="/crises/new" variant="primary">
      <Icon name="plus" className="size-4" />
      Open a crisis
    </ButtonLink>
  ) : undefined;

  return (
    <PageBody>
      <CrisisMarking of={[...active, ...closed, ...historical].map((crisis) => crisis.marking)} />
      <PageHeader
        title="Crises"
        summary="Gravest first. Each opens on what a leader needs inside five minutes."
        action={open}
      />
      <Section title="Running" note={counted(active.length, "crisis", "crises")}>
        {active.length > 0 ? (
          <CrisisTable caption="Crises that run" crises={active} now={now} here={here} />
        ) : (
          <EmptyState icon="siren" title="No crisis runs in your countries">
            A crisis gathers the watch log, situation reports, posture changes and what each side demands,
            from the first sign to the last promise kept.
          </EmptyState>
        )}
      </Section>
      {closed.length > 0 ? (
        <Section title="Closed">
          <CrisisTable caption="Closed crises" crises={closed} now={now} here={here} />
        </Section>
      ) : null}
      {historical.length > 0 ? (
        <Section
          title="Historical samples"
          note="Read only, and counted nowhere. Situation reports in them are reconstructed, not archival."
        >
          <CrisisTable caption="Historical samples" crises={historical} now={now} here={here} />
        </Section>
      ) : null}
    </PageBody>
  );
}
