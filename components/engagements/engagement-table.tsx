import {
  RowLink,
  SortHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { formatDateRange } from "@/lib/dates";
import { type EngagementFilters, engagementsHref, type Sort } from "@/lib/engagements/filters";
import { partnerBandLabel } from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import type { EngagementRow } from "@/lib/engagements/views";
import { markingLine } from "@/lib/markings/rules";
import { CountryNames } from "./country-names";
import { RecordBadges } from "./record-badges";
import { SelectionBox } from "./selection-box";
import { StatusBadge, UnsharedBadge } from "./status-badge";

type EngagementTableProps = {
  caption: string;
  rows: readonly EngagementRow[];
  /** With it the heads sort the list at its address; without it the order is fixed. */
  filters?: EngagementFilters;
  /** Whether rows can be ticked, for a `SelectionBar` on the same page. */
  isSelectable?: boolean;
};

/** Engagements as rows that open the record. */
export function EngagementTable({ caption, rows, filters, isSelectable = false }: EngagementTableProps) {
  return (
    <Table caption={caption}>
      <TableHead>
        {isSelectable ? (
          <TableHeader className="w-8 print:hidden">
            <span className="sr-only">Select</span>
          </TableHeader>
        ) : null}
        <Head sort="date" filters={filters} label="Date" newestFirst />
        <Head sort="title" filters={filters} label="Engagement" />
        <Head sort="type" filters={filters} label="Type" priority={2} />
        <TableHeader priority={2}>Countries</TableHeader>
        <TableHeader priority={3}>Most senior counterpart</TableHeader>
        <Head sort="status" filters={filters} label="Status" priority={2} />
        <TableHeader priority={3}>Marking</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} isSelectable={isSelectable} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ row, isSelectable }: { row: EngagementRow; isSelectable: boolean }) {
  return (
    <TableRow>
      {isSelectable ? (
        <TableCell className="align-middle print:hidden">
          <SelectionBox id={row.id} title={row.title} />
        </TableCell>
      ) : null}
      <TableCell className="whitespace-nowrap max-sm:whitespace-normal">
        {formatDateRange(row.startsOn, row.endsOn, row.datePrecision)}
      </TableCell>
      <TableCell className="sm:min-w-64 lg:w-1/3 xl:w-2/5">
        <RowLink href={`/engagements/${row.reference}`}>{row.title}</RowLink>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <span className="font-mono">{row.reference}</span>
          <span className="sm:hidden print:hidden">
            <StatusBadge status={row.status} />
          </span>
          <UnsharedBadge publication={row.publication} />
          <RecordBadges {...row} />
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted sm:hidden print:hidden">
          <CountryNames countries={row.countries} most={2} />
          <span>{markingLine(row)}</span>
        </div>
      </TableCell>
      <TableCell priority={2} className="xl:min-w-40">
        {engagementType(row.type)?.name ?? row.type}
      </TableCell>
      <TableCell priority={2}>
        <CountryNames countries={row.countries} most={3} />
      </TableCell>
      <TableCell priority={3}>
        {row.partnerBand === null ? <UnknownValue /> : partnerBandLabel(row.partnerBand)}
      </TableCell>
      <TableCell priority={2}>
        <StatusBadge status={row.status} />
      </TableCell>
      <TableCell priority={3} className="max-w-40 text-xs text-muted xl:min-w-32">
        {markingLine(row)}
      </TableCell>
    </TableRow>
  );
}

type HeadProps = {
  sort: "date" | "title" | "type" | "status";
  label: string;
  filters: EngagementFilters | undefined;
  priority?: 1 | 2 | 3;
  newestFirst?: boolean;
};

function Head({ sort, label, filters, priority, newestFirst }: HeadProps) {
  if (!filters) return <TableHeader priority={priority}>{label}</TableHeader>;
  const down: Sort = `-${sort}`;
  const direction = filters.sort === sort ? "ascending" : filters.sort === down ? "descending" : null;
  const other =
    direction === "ascending" ? down : direction === "descending" ? sort : newestFirst ? down : sort;
  return (
    <SortHeader href={engagementsHref({ ...filters, sort: other })} direction={direction} priority={priority}>
      {label}
    </SortHeader>
  );
}
