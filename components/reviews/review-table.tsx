import { CountryNames } from "@/components/engagements/country-names";
import { RecordBadges } from "@/components/engagements/record-badges";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import { Badge } from "@/components/ui/badge";
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { formatInstant } from "@/lib/dates";
import type { ReviewRow } from "@/lib/engagements/reviews/queries";
import { postsInWords } from "./review-steps";
import { WaitingBadge } from "./waiting-badge";

type ReviewTableProps = { caption: string; rows: readonly ReviewRow[]; zone: string };

/** Records in review, or changed since they were approved, each with the step it waits at. */
export function ReviewTable({ caption, rows, zone }: ReviewTableProps) {
  const now = new Date();
  return (
    <Table caption={caption}>
      <TableHead>
        <TableHeader>Engagement</TableHeader>
        <TableHeader>Waits for</TableHeader>
        <TableHeader priority={2}>Submitted</TableHeader>
        <TableHeader priority={2}>Due</TableHeader>
        <TableHeader priority={3}>Countries</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map(({ engagement, review, step }) => (
          <TableRow key={review.id}>
            <TableCell className="sm:min-w-64">
              <RowLink href={`/engagements/${engagement.reference}`}>{engagement.title}</RowLink>
              <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                <span className="font-mono">{engagement.reference}</span>
                <StatusBadge status={engagement.status} />
                <UnsharedBadge publication={engagement.publication} />
                {review.changedFrom === null ? null : (
                  <Badge tone="warning" icon="edit">
                    Changed since it was approved
                  </Badge>
                )}
                <RecordBadges {...engagement} />
              </div>
            </TableCell>
            <TableCell>
              {step ? (
                <div className="grid justify-items-start gap-1">
                  <span>{postsInWords(step)}</span>
                  <WaitingBadge step={step} now={now} />
                </div>
              ) : (
                "Its author"
              )}
            </TableCell>
            <TableCell priority={2}>
              {review.submittedBy ?? "A user you may not see"}
              <div className="text-xs tabular-nums text-muted">{formatInstant(review.submittedAt, zone)}</div>
            </TableCell>
            <TableCell priority={2} className="tabular-nums">
              {step?.dueAt ? formatInstant(step.dueAt, zone) : "Returned"}
            </TableCell>
            <TableCell priority={3}>
              <CountryNames countries={engagement.countries} most={3} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
