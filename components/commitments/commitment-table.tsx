import { UnsharedBadge } from "@/components/engagements/status-badge";
import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import type { CommitmentRow } from "@/lib/commitments/queries";
import { isOverdue } from "@/lib/commitments/rules";
import { countryName } from "@/lib/countries/labels";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import { markingLine } from "@/lib/markings/rules";

type CommitmentTableProps = {
  rows: readonly CommitmentRow[];
  /** The day by which the list was made: the viewer's own, or that in UTC. */
  today: CalendarDate;
};

/** The ledger: what was promised by whom, when it falls due, how it stands and where it was made. */
export function CommitmentTable({ rows, today }: CommitmentTableProps) {
  return (
    <Table caption="Commitments">
      <TableHead>
        <TableHeader>Commitment</TableHeader>
        <TableHeader priority={2}>Made by</TableHeader>
        <TableHeader priority={2}>Owner</TableHeader>
        <TableHeader>Due</TableHeader>
        <TableHeader priority={2}>State</TableHeader>
        <TableHeader priority={3}>Marking</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} />
        ))}
      </TableBody>
    </Table>
  );
}

type RowProps = { row: CommitmentRow; today: CalendarDate };

function Row({ row, today }: RowProps) {
  const { engagement } = row;
  const countries = engagement.countryCodes.map(countryName).join(", ");
  return (
    <TableRow className={isOverdue(row, today) ? "bg-danger-soft" : undefined}>
      <TableCell className="lg:w-2/5">
        <Anchor
          href={`/commitments/${row.id}`}
          className="block min-h-6 max-w-prose break-words hover:underline"
        >
          {row.text}
        </Anchor>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <Anchor
            href={`/engagements/${engagement.reference}`}
            className="inline-flex min-h-6 items-center font-mono prose-link"
          >
            {engagement.reference}
          </Anchor>
          {countries}
          <UnsharedBadge publication={row.publication} />
          {engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
        </span>
        <span className="mt-1 block text-xs text-muted sm:hidden print:hidden">
          {SIDE_LABELS[row.bySide]}, {row.ownerName ?? "no owner named"}
        </span>
      </TableCell>
      <TableCell priority={2} className="whitespace-nowrap">
        {SIDE_LABELS[row.bySide]}
      </TableCell>
      <TableCell priority={2}>{row.ownerName ?? <UnknownValue>Not named</UnknownValue>}</TableCell>
      <TableCell className="sm:whitespace-nowrap">
        {row.dueOn ? formatDate(row.dueOn) : <UnknownValue>No date</UnknownValue>}
        <span className="mt-1 block sm:hidden print:hidden">
          <CommitmentStateBadge {...row} today={today} />
        </span>
      </TableCell>
      <TableCell priority={2}>
        <CommitmentStateBadge {...row} today={today} />
        {row.closedOn ? (
          <span className="mt-1 block text-xs text-muted">closed {formatDate(row.closedOn)}</span>
        ) : null}
        {row.evidence ? (
          <span className="mt-1 block max-w-xs text-xs break-words">{row.evidence}</span>
        ) : null}
      </TableCell>
      <TableCell priority={3} className="text-xs text-muted">
        {markingLine(engagement)}
      </TableCell>
    </TableRow>
  );
}
