import type { Metadata } from "next";
import { activeCrisisFilters, CrisisFilterBar } from "@/components/crises/crisis-filter-bar";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisTable } from "@/components/crises/crisis-table";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import {
  CRISIS_STATES,
  type CrisisState,
  crisesHref,
  readCrisisFilters,
  shownStates,
} from "@/lib/crises/filters";
import { CRISIS_STATE_LABELS } from "@/lib/crises/labels";
import { canOpenCrises } from "@/lib/crises/policy";
import { listCrises } from "@/lib/crises/queries";
import { withViewer } from "@/lib/db";
import { listTags } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Crises" };

export default async function CrisesPage({ searchParams }: PageProps<"/crises">) {
  const viewer = await requireViewer();
  const { filters, notices } = readCrisisFilters(await searchParams);
  const { tags, all } = await withViewer(viewer, async (db) => ({
    tags: await listTags(db),
    all: await listCrises(db, filters),
  }));
  const parts = shownStates(filters)
    .map((state) => ({ state, rows: all[state] }))
    .filter(({ rows }) => rows.length > 0);
  const active = activeCrisisFilters(filters, tags);
  const isAsked = filters.state !== null || active.length > 0;
  const now = new Date();
  const here = viewer.timeZone;
  const open = canOpenCrises(viewer) ? (
    <ButtonLink href="/crises/new" variant="primary">
      <Icon name="plus" />
      Open a crisis
    </ButtonLink>
  ) : undefined;

  return (
    <PageBody>
      <CrisisMarking of={parts.flatMap(({ rows }) => rows.map((crisis) => crisis.marking))} />
      <PageHeader
        title="Crises"
        summary="Gravest first. Each opens on what a leader needs inside five minutes."
        secondary={parts.length > 0 ? <ExportLink list="crises" href={crisesHref(filters)} /> : null}
        action={open}
      />
      <FilteredList
        notices={notices}
        tabs={{
          label: "Parts of the list",
          items: [null, ...CRISIS_STATES].map((state) => ({
            label: state ? CRISIS_STATE_LABELS[state] : "All",
            href: crisesHref({ ...filters, state }),
            current: state === filters.state,
            count: shownStates({ state }).flatMap((one) => all[one]).length,
          })),
        }}
        bar={<CrisisFilterBar filters={filters} tags={tags} />}
        active={active}
        clearHref={crisesHref({ state: filters.state })}
      >
        {!isAsked && all.running.length === 0 ? (
          <EmptyState icon="siren" title="No crisis runs in your countries">
            A crisis gathers the watch log, situation reports, posture changes and what each side demands,
            from the first sign to the last promise kept.
          </EmptyState>
        ) : null}
        {isAsked && parts.length === 0 ? (
          <EmptyState icon="filter" title="No crisis matches these filters">
            Remove one of them above, clear them all, or look at another part of the list.
          </EmptyState>
        ) : null}
        {parts.map(({ state, rows }) => (
          <Section
            key={state}
            title={CRISIS_STATE_LABELS[state]}
            note={`${counted(rows.length, "crisis", "crises")}.${state === "historical" ? HISTORICAL_WORDS : ""}`}
          >
            <CrisisTable caption={CAPTIONS[state]} crises={rows} now={now} here={here} />
          </Section>
        ))}
      </FilteredList>
    </PageBody>
  );
}

const HISTORICAL_WORDS =
  " Read only, and counted on no dashboard. Situation reports in them are reconstructed, not archival.";

const CAPTIONS: Readonly<Record<CrisisState, string>> = {
  running: "Crises that run",
  closed: "Closed crises",
  historical: "Historical samples",
};
