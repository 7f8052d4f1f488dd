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
import type { CalendarDate } from "@/lib/dates";
import type { HandoverView } from "@/lib/handovers/queries";
import type { Readiness } from "@/lib/handovers/rules";
import { HandoverBadge } from "./handover-badge";
import { ReadinessBar } from "./readiness-bar";
import { departureWords } from "./words";

type HandoverTableProps = {
  rows: readonly (HandoverView & { readiness: Readiness })[];
  /** UTC day, by which holders of posts are counted. */
  today: CalendarDate;
};

/** Handovers, those first whose holder leaves first, with who follows and how ready each is. */
export function HandoverTable({ rows, today }: HandoverTableProps) {
  return (
    <Table caption="Handovers">
      <TableHead>
        <TableHeader>Post</TableHeader>
        <TableHeader priority={2}>From</TableHeader>
        <TableHeader priority={2}>To</TableHeader>
        <TableHeader priority={2}>Departs</TableHeader>
        <TableHeader>Readiness</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>
              <RowLink href={`/handovers/${row.id}`} className="break-words">
                {row.postTitle}
              </RowLink>
              {row.organisation ? <p className="text-muted">{row.organisation}</p> : null}
              <p className="mt-1 sm:hidden print:hidden">
                {row.outgoingName ?? "Somebody"} to {row.incomingName ?? "nobody yet"},{" "}
                {departureWords(row.departsOn, today)}
              </p>
              {row.ending ? (
                <p className="mt-1">
                  <HandoverBadge ending={row.ending} />
                </p>
              ) : null}
            </TableCell>
            <TableCell priority={2}>{row.outgoingName ?? <UnknownValue />}</TableCell>
            <TableCell priority={2}>{row.incomingName ?? <UnknownValue>Nobody yet</UnknownValue>}</TableCell>
            <TableCell priority={2}>
              {row.departsOn ? departureWords(row.departsOn, today) : <UnknownValue />}
            </TableCell>
            <TableCell>
              <ReadinessBar readiness={row.readiness} of={row.postTitle} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
