import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import {
  SortHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { isOverdue, needsOwner } from "@/lib/exercises/editions/lessons/rules";
import { editionHref } from "@/lib/exercises/editions/links";
import { LESSON_KIND_LABELS } from "@/lib/exercises/labels";
import { type LessonFilters, lessonsHref } from "@/lib/exercises/lessons/filters";
import type { LessonRow } from "@/lib/exercises/lessons/queries";
import { Fictional, LessonStateBadge } from "./badges";

type LessonTableProps = {
  rows: readonly LessonRow[];
  /** Day in UTC, by which what is open is overdue. */
  today: CalendarDate;
  /** Of the list, where its columns sort it. */
  filters?: LessonFilters;
};

/** Lessons and observations: what was learned, of which edition, who changes something by when, and how that stands. */
export function LessonTable({ rows, today, filters }: LessonTableProps) {
  const head = (sort: LessonFilters["sort"], label: string) =>
    filters ? (
      <SortHeader
        href={lessonsHref({ ...filters, sort })}
        direction={filters.sort !== sort ? null : sort === "due" ? "ascending" : "descending"}
      >
        {label}
      </SortHeader>
    ) : (
      <TableHeader>{label}</TableHeader>
    );
  return (
    <Table caption="Lessons">
      <TableHead>
        {head("exercise", "Lesson and edition")}
        <TableHeader priority={2}>Owner</TableHeader>
        {head("due", "Due")}
        <TableHeader priority={2}>State</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ row, today }: { row: LessonRow; today: CalendarDate }) {
  const { number, kind, text, action, outcome, owner, dueOn, edition } = row;
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  return (
    <TableRow className={isOverdue(row, today) ? "bg-danger-soft" : undefined}>
      <TableCell className="lg:w-1/2">
        <Anchor
          href={`${href}#lesson-${number}`}
          className="block min-h-6 max-w-prose break-words hover:underline"
        >
          {text}
        </Anchor>
        {action ? (
          <span className="mt-0.5 block max-w-prose text-sm break-words">
            <span className="text-muted">To do: </span>
            {action}
          </span>
        ) : null}
        {outcome ? (
          <span className="mt-0.5 block max-w-prose text-sm break-words">
            <span className="text-muted">What came of it: </span>
            {outcome}
          </span>
        ) : null}
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <Anchor href={href} className="inline-flex min-h-6 items-center prose-link">
            {edition.title}
          </Anchor>
          {LESSON_KIND_LABELS[kind]} {number}
          {edition.isFictional ? <Fictional /> : null}
        </span>
        <span className="mt-1 block text-xs text-muted sm:hidden print:hidden">
          {owner ?? (kind === "LESSON" ? "Nobody owns it yet" : "")}
        </span>
      </TableCell>
      <TableCell priority={2}>
        {owner ??
          (needsOwner(row) ? (
            <Badge tone="warning" icon="person">
              Needs an owner
            </Badge>
          ) : (
            ""
          ))}
      </TableCell>
      <TableCell className="sm:whitespace-nowrap">
        {dueOn ? formatDate(dueOn) : kind === "LESSON" ? <UnknownValue>No day</UnknownValue> : null}
        <span className="mt-1 block sm:hidden print:hidden">
          <LessonState row={row} today={today} />
        </span>
      </TableCell>
      <TableCell priority={2}>
        <LessonState row={row} today={today} />
      </TableCell>
    </TableRow>
  );
}

/** How a lesson stands, and whether its day is past. An observation that asks nobody for anything has no state. */
export function LessonState({ row, today }: { row: LessonRow; today: CalendarDate }) {
  const { kind, state, dueOn, owner } = row;
  if (kind === "OBSERVATION" && state === "OPEN" && dueOn === null && owner === null)
    return <span className="text-sm text-muted">Noted</span>;
  return (
    <span className="flex flex-wrap gap-1">
      <LessonStateBadge state={state} />
      {isOverdue(row, today) ? (
        <Badge tone="danger" icon="circle-alert">
          Overdue
        </Badge>
      ) : null}
    </span>
  );
}
