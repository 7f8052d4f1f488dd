import type { Metadata } from "next";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ObjectiveTable } from "@/components/objectives/objective-table";
import { SavedViews } from "@/components/saved-views/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { requireViewer } from "@/lib/auth/session";
import { formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { objectivesHref, readObjectiveFilters } from "@/lib/objectives/filters";
import { canManageObjectives, canReadIndicators } from "@/lib/objectives/policy";
import { listObjectives } from "@/lib/objectives/queries";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Objectives" };

export default async function ObjectivesPage({ searchParams }: PageProps<"/objectives">) {
  const viewer = await requireViewer();
  const { filters, notices } = readObjectiveFilters(await searchParams);
  const { q, mine, reviewBy } = filters;
  const { objectives, views } = await withViewer(viewer, async (db) => ({
    objectives: await listObjectives(db, viewer, filters),
    views: await listSavedViews(db),
  }));
  const active = [
    ...(q ? [{ label: "Words", value: q, removeHref: objectivesHref({ ...filters, q: null }) }] : []),
    ...(mine
      ? [{ label: "Whose", value: "Mine", removeHref: objectivesHref({ ...filters, mine: false }) }]
      : []),
    ...(reviewBy
      ? [
          {
            label: "Review by",
            value: formatDate(reviewBy),
            removeHref: objectivesHref({ ...filters, reviewBy: null }),
          },
        ]
      : []),
  ];
  const today = todayIn("UTC", new Date());
  const lines = [...new Set(objectives.map(({ lineOfEffort }) => lineOfEffort))];
  return (
    <PageBody>
      <MarkingBanner marking="UNCLASSIFIED" />
      <PageHeader
        title="Objectives"
        summary="What should be different, and by when; by line of effort."
        secondary={
          objectives.length > 0 ? (
            <>
              <ExportLink list="objectives" href={objectivesHref(filters)} />
              {canReadIndicators(viewer) ? (
                <ExportLink list="objectives" href={objectivesHref(filters)} rows="indicators">
                  Export indicators
                </ExportLink>
              ) : null}
            </>
          ) : null
        }
        action={
          canManageObjectives(viewer) ? (
            <ButtonLink variant="primary" href="/objectives/new">
              <Icon name="plus" />
              New objective
            </ButtonLink>
          ) : null
        }
      />
      <FilteredList
        notices={notices}
        bar={
          <FilterBar
            key={objectivesHref(filters)}
            action="/objectives"
            noun="objectives"
            isFiltered={active.length > 0}
          >
            <FilterField label="Code or words" name="q" type="search" defaultValue={q ?? ""} />
            <FilterField
              label="Whose"
              name="mine"
              defaultValue={mine ? "1" : ""}
              anyLabel="Everyone's"
              options={[{ value: "1", label: "Mine" }]}
            />
            <FilterField label="Review by" name="reviewBy" type="date" defaultValue={reviewBy ?? ""} />
          </FilterBar>
        }
        saved={<SavedViews {...savedViewsAt(viewer, objectivesHref(filters), views)} newId={newId()} />}
        active={active}
        clearHref="/objectives"
      >
        {lines.length > 0 ? (
          lines.map((line) => (
            <Section key={line} title={line}>
              <ObjectiveTable
                caption={`Objectives: ${line}`}
                objectives={objectives.filter(({ lineOfEffort }) => lineOfEffort === line)}
                today={today}
              />
            </Section>
          ))
        ) : active.length > 0 ? (
          <EmptyState icon="filter" title="No objective matches these filters">
            Try fewer words, the beginning of a code, or remove one of the filters above.
          </EmptyState>
        ) : (
          <EmptyState icon="target" title="No objectives yet">
            An admin sets what engagements are to achieve; each stands here with its indicators.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
