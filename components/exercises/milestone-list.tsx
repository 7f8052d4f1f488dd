import type { ReactNode } from "react";
import { FilteredList } from "@/components/layout/filtered-list";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { editionHref } from "@/lib/exercises/editions/links";
import { MILESTONE_ORDER, milestoneHealth, milestoneKey } from "@/lib/exercises/editions/rules";
import {
  MILESTONE_FILTER_LABELS,
  MILESTONE_LABELS,
  milestoneName,
  OWNER_FILTER_LABELS,
} from "@/lib/exercises/labels";
import { LESSON_OWNERS } from "@/lib/exercises/lessons/filters";
import {
  MILESTONE_STATE_FILTERS,
  type MilestoneFilters,
  milestonesHref,
} from "@/lib/exercises/milestones/filters";
import type { MilestoneRow } from "@/lib/exercises/milestones/queries";
import type { PageInfo } from "@/lib/paging";
import { Fictional, HealthBadge, MilestoneStateBadge } from "./badges";
import type { SeriesChoice } from "./lesson-list";

type MilestoneListProps = {
  filters: MilestoneFilters;
  notices: readonly string[];
  rows: readonly MilestoneRow[];
  info: PageInfo;
  counts: Readonly<Record<"all" | (typeof MILESTONE_STATE_FILTERS)[number], number>>;
  series: readonly SeriesChoice[];
  /** Views of this list that are kept under a name. */
  saved: ReactNode;
  /** Day in UTC. */
  today: CalendarDate;
};

/** The milestones of all exercises by their planned day, narrowed and page by page. */
export function MilestoneList({
  filters,
  notices,
  rows,
  info,
  counts,
  series,
  saved,
  today,
}: MilestoneListProps) {
  const { state, kind, owner, country, from, to } = filters;
  const active = activeMilestoneFilters(filters, series);
  return (
    <FilteredList
      notices={notices}
      tabs={{
        label: "Milestones by state",
        items: [null, ...MILESTONE_STATE_FILTERS].map((one) => ({
          label: one ? MILESTONE_FILTER_LABELS[one] : "All",
          href: milestonesHref({ ...filters, state: one }),
          current: state === one,
          count: counts[one ?? "all"],
        })),
      }}
      bar={
        <FilterBar
          key={milestonesHref(filters)}
          action="/exercises"
          noun="milestones"
          isFiltered={active.length > 0}
          keep={{ view: "milestones", state }}
        >
          <FilterField
            label="Exercise"
            name="series"
            defaultValue={filters.series ?? ""}
            options={series.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <FilterField
            label="Milestone"
            name="kind"
            defaultValue={kind ?? ""}
            options={MILESTONE_ORDER.map((value) => ({ value, label: MILESTONE_LABELS[value].name }))}
          />
          <FilterField
            label="Owned by"
            name="owner"
            defaultValue={owner ?? ""}
            anyLabel="Anyone"
            options={LESSON_OWNERS.map((value) => ({ value, label: OWNER_FILTER_LABELS[value] }))}
          />
          <FilterField
            label="Country"
            name="country"
            defaultValue={country ?? ""}
            options={COUNTRY_CHOICES}
          />
          <FilterField label="Planned from" name="from" type="date" defaultValue={from ?? ""} />
          <FilterField label="Planned to" name="to" type="date" defaultValue={to ?? ""} />
        </FilterBar>
      }
      saved={saved}
      active={active}
      clearHref={milestonesHref({ state })}
    >
      {rows.length > 0 ? (
        <>
          <Table caption="Milestones">
            <TableHead>
              <TableHeader>Milestone and edition</TableHeader>
              <TableHeader>Planned</TableHeader>
              <TableHeader priority={2}>State</TableHeader>
              <TableHeader priority={2}>Owner</TableHeader>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <Row key={row.id} row={row} today={today} />
              ))}
            </TableBody>
          </Table>
          <Pagination {...info} noun="milestones" href={(page) => milestonesHref(filters, page)} />
        </>
      ) : active.length > 0 || state ? (
        <EmptyState icon="filter" title="No milestone matches these filters">
          Choose another state or remove a filter.
        </EmptyState>
      ) : (
        <EmptyState icon="calendar" title="No milestones yet">
          What an edition plans from the concept to its lessons stands here too, over all exercises.
        </EmptyState>
      )}
    </FilteredList>
  );
}

function Row({ row, today }: { row: MilestoneRow; today: CalendarDate }) {
  const { plannedOn, heldOn, owner, edition } = row;
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  const state = <MilestoneStanding row={row} today={today} />;
  return (
    <TableRow>
      <TableCell>
        <Anchor
          href={`${href}#${milestoneKey(row)}`}
          className="inline-flex min-h-6 items-center font-medium hover:underline"
        >
          {milestoneName(row)}
        </Anchor>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <Anchor href={href} className="inline-flex min-h-6 items-center prose-link">
            {edition.title}
          </Anchor>
          {edition.isFictional ? <Fictional /> : null}
        </span>
        <span className="block text-xs text-muted sm:hidden print:hidden">{owner}</span>
      </TableCell>
      <TableCell className="tabular-nums sm:whitespace-nowrap">
        {plannedOn ? formatDate(plannedOn) : <UnknownValue>No day</UnknownValue>}
        {heldOn ? <span className="block text-xs text-muted">held {formatDate(heldOn)}</span> : null}
        <span className="mt-1 block sm:hidden print:hidden">{state}</span>
      </TableCell>
      <TableCell priority={2}>{state}</TableCell>
      <TableCell priority={2}>{owner ?? (row.state === "PLANNED" ? "Nobody yet" : "")}</TableCell>
    </TableRow>
  );
}

/** How a milestone stands, by the rule of its edition's page; that of a cancelled edition is not judged. */
export function MilestoneStanding({ row, today }: { row: MilestoneRow; today: CalendarDate }) {
  if (row.state !== "PLANNED") return <MilestoneStateBadge state={row.state} />;
  if (row.edition.isCancelled) return <span className="text-sm text-muted">Edition cancelled</span>;
  const { health, reason } = milestoneHealth(row, today);
  return (
    <span className="grid justify-items-start gap-0.5">
      <HealthBadge health={health} />
      <span className="text-xs text-muted">{reason}</span>
    </span>
  );
}

/** The filters in force besides the state, each with the address without it. */
function activeMilestoneFilters(filters: MilestoneFilters, series: readonly SeriesChoice[]): ActiveFilter[] {
  const one = (label: string, value: string | null, without: Partial<MilestoneFilters>) =>
    value ? [{ label, value, removeHref: milestonesHref({ ...filters, ...without }) }] : [];
  const { kind, owner, country, from, to } = filters;
  return [
    ...one(
      "Exercise",
      filters.series && (series.find(({ slug }) => slug === filters.series)?.name ?? filters.series),
      { series: null },
    ),
    ...one("Milestone", kind && MILESTONE_LABELS[kind].name, { kind: null }),
    ...one("Owned by", owner && OWNER_FILTER_LABELS[owner], { owner: null }),
    ...one("Country", country && countryName(country), { country: null }),
    ...one("Planned from", from && formatDate(from), { from: null }),
    ...one("Planned to", to && formatDate(to), { to: null }),
  ];
}
