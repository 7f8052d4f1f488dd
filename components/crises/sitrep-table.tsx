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
import type { SitrepLine } from "@/lib/crises/sitreps/queries";
import { isLatestVersion, sitrepSlug } from "@/lib/crises/sitreps/rules";
import { PrecedenceBadge, ReconstructedBadge } from "./badges";
import { type Clocks, Moment } from "./moment";

type SitrepTableProps = { reference: string; sitreps: readonly SitrepLine[]; clocks: Clocks };

/** Published reports, newest first, superseded versions among them. */
export function SitrepTable({ reference, sitreps, clocks }: SitrepTableProps) {
  return (
    <Table caption="Published situation reports">
      <TableHead>
        <TableHeader>Number</TableHeader>
        <TableHeader>Bottom line</TableHeader>
        <TableHeader priority={2}>Precedence</TableHeader>
        <TableHeader priority={2}>Published</TableHeader>
        <TableHeader priority={3}>As of</TableHeader>
      </TableHead>
      <TableBody>
        {sitreps.map((report) => {
          if (report.number === null || !report.publishedAt) return null;
          const slug = sitrepSlug(report.number, report.correction);
          return (
            <TableRow key={report.id}>
              <TableCell>
                <RowLink href={`/crises/${reference}/sitreps/${slug}`} className="font-mono">
                  {slug}
                </RowLink>
              </TableCell>
              <TableCell>
                <p className="line-clamp-2">{report.bluf}</p>
                <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
                  {isLatestVersion(report) ? null : (
                    <Badge tone="warning" icon="history">
                      Superseded
                    </Badge>
                  )}
                  {report.isFinal ? <Badge icon="flag">Final</Badge> : null}
                  {report.isReconstructed ? <ReconstructedBadge /> : null}
                </p>
                <p className="mt-1 text-xs text-muted sm:hidden">
                  <Moment at={report.publishedAt} clocks={clocks} look="group" />
                </p>
              </TableCell>
              <TableCell priority={2}>
                <PrecedenceBadge precedence={report.precedence} />
              </TableCell>
              <TableCell priority={2} className="whitespace-nowrap">
                <Moment at={report.publishedAt} clocks={clocks} look="group" />
              </TableCell>
              <TableCell priority={3} className="whitespace-nowrap">
                <Moment at={report.asOfAt} clocks={clocks} look="group" />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
