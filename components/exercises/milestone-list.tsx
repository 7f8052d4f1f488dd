import { ExportLink } from "@/components/layout/export-link";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { filtersOf } from "@/components/ui/list-filters";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { editionHref } from "@/lib/exercises/editions/links";
import { MILESTONE_ORDER, milestoneKey } from "@/lib/exercises/editions/milestones/rules";
import { MILESTONE_FILTER_LABELS, MILESTONE_LABELS, milestoneName } from "@/lib/exercises/labels";
import {
  type MilestoneFilters,
  milestonesHref,
  NO_MILESTONE_FILTERS,
} from "@/lib/exercises/milestones/filters";
import type { MilestoneRow } from "@/lib/exercises/milestones/queries";
import { Fictional, MilestoneStanding } from "./badges";
import { OwnedList, type OwnedListProps, ownedFilters } from "./owned-list";

type MilestoneListProps = OwnedListProps<MilestoneFilters, MilestoneRow> & {
  /** Day in UTC. */
  today: CalendarDate;
};

/** The milestones of all exercises by their planned day, narrowed and page by page. */
export function MilestoneList({ rows, series, today, ...list }: MilestoneListProps) {
  const { filters } = list;
  const tell = filtersOf(filters, NO_MILESTONE_FILTERS, milestonesHref);
  const { series: exercise, ...owned } = ownedFilters(tell, series);
  return (
    <OwnedList
      {...list}
      noun="milestone"
      stateLabels={MILESTONE_FILTER_LABELS}
      listFilters={{
        q: tell("q", { label: "Words", type: "search" }),
        series: exercise,
        kind: tell("kind", {
          label: "Milestone",
          options: MILESTONE_ORDER.map((value) => ({ value, label: MILESTONE_LABELS[value].name })),
        }),
        ...owned,
        from: tell("from", { label: "Planned from", type: "date" }),
        to: tell("to", { label: "Planned to", type: "date" }),
      }}
      href={milestonesHref}
      clearHref={milestonesHref({ state: filters.state })}
      empty={
        <EmptyState icon="calendar" title="No milestones yet">
          What an edition plans from the concept to its lessons stands here too, over all exercises.
        </EmptyState>
      }
    >
      <p className="print:hidden">
        <ExportLink list="milestones" href={milestonesHref(filters)} />
      </p>
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
    </OwnedList>
  );
}

function Row({ row, today }: { row: MilestoneRow; today: CalendarDate }) {
  const { plannedOn, heldOn, owner, edition } = row;
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  const state = <MilestoneStanding milestone={row} isCancelled={edition.isCancelled} today={today} />;
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
