import { RecordBadges } from "@/components/engagements/record-badges";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { formatDateRange } from "@/lib/dates";
import type { AttendedEngagement } from "@/lib/engagements/attended";
import { ATTENDEE_ROLE_LABELS } from "@/lib/engagements/labels";
import { markingLine } from "@/lib/markings/rules";

/** Engagements of one person, with rank and post as held that day. */
export function AttendedTable({ rows }: { rows: readonly AttendedEngagement[] }) {
  return (
    <Table caption="Engagements of this person">
      <TableHead sticky={false}>
        <TableHeader>Date</TableHeader>
        <TableHeader>Engagement</TableHeader>
        <TableHeader priority={2}>Rank and post that day</TableHeader>
        <TableHeader priority={2}>Role</TableHeader>
        <TableHeader priority={3}>Marking</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map(({ engagement, part }) => (
          <TableRow key={`${engagement.id} ${part.role} ${part.rankText} ${part.position}`}>
            <TableCell className="sm:whitespace-nowrap">
              {formatDateRange(engagement.startsOn, engagement.endsOn, engagement.datePrecision)}
            </TableCell>
            <TableCell>
              <RowLink href={`/engagements/${engagement.reference}`}>{engagement.title}</RowLink>
              <span className="mt-0.5 flex flex-wrap items-center gap-2 text-xs text-muted">
                <span className="font-mono">{engagement.reference}</span>
                <StatusBadge status={engagement.status} />
                <UnsharedBadge publication={engagement.publication} />
                <RecordBadges {...engagement} />
              </span>
            </TableCell>
            <TableCell priority={2}>
              {[part.rankText, part.position, part.organisation].filter(Boolean).join(", ") || (
                <UnknownValue />
              )}
            </TableCell>
            <TableCell priority={2}>
              {ATTENDEE_ROLE_LABELS[part.role]}
              {part.attended ? null : ", did not attend"}
            </TableCell>
            <TableCell priority={3} className="text-xs text-muted">
              {markingLine(engagement)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
