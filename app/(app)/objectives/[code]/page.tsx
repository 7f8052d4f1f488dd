import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistorySection } from "@/components/audit/history";
import { SavedNote } from "@/components/audit/saved-note";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { IndicatorCard } from "@/components/objectives/indicator-card";
import { LadderSection } from "@/components/outcomes/ladder-section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { WatchButton } from "@/components/watches/watch-button";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { counted, formatCount } from "@/lib/counts";
import { formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { engagementsHref } from "@/lib/engagements/filters";
import { countBySteps } from "@/lib/engagements/totals";
import { newId } from "@/lib/ids";
import { countUnreadOf } from "@/lib/notices/queries";
import { objectiveFieldLabel } from "@/lib/objectives/labels";
import { canManageObjectives, canReadIndicators, canRecordReadings } from "@/lib/objectives/policy";
import { countServing, getObjective, servingFilters } from "@/lib/objectives/queries";
import { quarterName } from "@/lib/objectives/rules";
import { readWatch } from "@/lib/watches/queries";

/** Engagements shown of those that serve it. */
const LAST_ROWS = 8;

const KINDS = [
  ["PERFORMANCE", "Performance", "What was done."],
  ["EFFECT", "Effect", "What became different; read outside the record, with source and date."],
] as const;

/** Read once for the title and the page. */
const loadObjective = cache(async (code: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const objective = await getObjective(db, code);
    if (!objective) return null;
    const serving = await countServing(db, objective.id, LAST_ROWS);
    const steps = await countBySteps(db, viewer, servingFilters(objective.code));
    return {
      objective,
      serving,
      steps,
      revisions: await listRevisions(db, "objective", objective.id),
      watch: await readWatch(db, viewer, { type: "objective", key: objective.id }),
      unread: await countUnreadOf(db, viewer, "objective", [objective.id]),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/objectives/[code]">): Promise<Metadata> {
  const found = await loadObjective((await params).code);
  return { title: found ? `Objective ${found.objective.code}` : "Not found" };
}

export default async function ObjectivePage({ params, searchParams }: PageProps<"/objectives/[code]">) {
  const viewer = await requireViewer();
  const found = await loadObjective((await params).code);
  if (!found) notFound();
  const { objective, serving, steps, revisions, watch, unread } = found;
  const now = new Date();
  const today = todayIn("UTC", now);

  return (
    <PageBody>
      <MarkingBanner marking={serving.marking} />
      <MarkSeen type="objective" ids={[objective.id]} unread={unread} />
      <PrintNote text={`Objective ${objective.code} as of ${formatDtg(now)}`} />
      <PageHeader
        title={objective.text}
        parent={
          <Anchor href="/objectives" className="prose-link">
            Objectives
          </Anchor>
        }
        reference={objective.code}
        state={objective.isActive ? null : <Badge icon="archive">Retired</Badge>}
        summary={[
          objective.lineOfEffort,
          objective.ownerPost?.title,
          objective.owner?.name,
          objective.dueOn ? `due ${formatDate(objective.dueOn)}` : "no due date",
          objective.reviewOn &&
            objective.isActive &&
            `next review ${formatDate(objective.reviewOn)} (${quarterName(objective.reviewOn)})`,
        ]
          .filter(Boolean)
          .join(" · ")}
        secondary={<WatchButton of={{ type: "objective", key: objective.id }} state={watch} />}
        action={
          canManageObjectives(viewer) ? (
            <ButtonLink variant="primary" href={`/objectives/${objective.code}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <SavedNote
        asked={(await searchParams).saved}
        revisions={revisions}
        viewer={viewer}
        labelOf={objectiveFieldLabel}
      />
      {canReadIndicators(viewer) ? (
        KINDS.map(([kind, title, note]) => {
          const indicators = objective.indicators.filter((one) => one.kind === kind && one.isActive);
          return (
            <Section key={kind} title={title} note={note}>
              {indicators.length > 0 ? (
                <div className="grid gap-4 lg:grid-cols-2">
                  {indicators.map((indicator) => (
                    <IndicatorCard
                      key={indicator.id}
                      writer={viewer}
                      indicator={indicator}
                      quarters={serving.quarters}
                      today={today}
                      readingId={canRecordReadings(viewer) && objective.isActive ? newId() : null}
                    />
                  ))}
                </div>
              ) : (
                <p className="text-muted">No indicator of this kind is set.</p>
              )}
            </Section>
          );
        })
      ) : (
        <p className="text-muted">Its indicators stay with the nation that keeps the record.</p>
      )}
      {serving.total > 0 ? (
        <LadderSection
          note="Of the engagements held for the objective, each counted once by the highest step that anything that came of it has reached."
          filters={servingFilters(objective.code)}
          steps={steps}
          total={serving.total}
        />
      ) : null}
      <Section
        title="Engagements that serve it"
        note={`${counted(serving.total, "was", "were")} held, of those open to you; the latest first.`}
      >
        {serving.last.length > 0 ? (
          <>
            <EngagementTable caption="Engagements that serve the objective" rows={serving.last} />
            <p className="flex flex-wrap gap-x-6 gap-y-1">
              <Anchor
                href={engagementsHref(servingFilters(objective.code))}
                className="flex min-h-6 items-center prose-link"
              >
                {serving.total === 1
                  ? "The one that was held"
                  : `All ${formatCount(serving.total)} that were held`}
              </Anchor>
              <Anchor
                href={engagementsHref({ objective: objective.code })}
                className="flex min-h-6 items-center prose-link"
              >
                Everything that serves it, plans included
              </Anchor>
              <Anchor
                href={engagementsHref({ effort: objective.effortCode })}
                className="flex min-h-6 items-center prose-link"
              >
                All of the line of effort
              </Anchor>
            </p>
          </>
        ) : (
          <p className="text-muted">None was held yet.</p>
        )}
      </Section>
      <HistorySection
        revisions={revisions}
        hereZone={viewer.timeZone}
        labelOf={objectiveFieldLabel}
        className="print:hidden"
      />
    </PageBody>
  );
}
