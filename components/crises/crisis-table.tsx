import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { CrisisListItem } from "@/lib/crises/queries";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import { AlertBadge, KindBadge } from "./badges";
import { type Clocks, Moment } from "./moment";
import { NextReport } from "./next-report";

type CrisisTableProps = {
  caption: string;
  crises: readonly CrisisListItem[];
  now: Date;
  /** IANA zone of the reader. */
  here: string;
};

/** Crises with their last report and when the next one is due. Its columns stand where those of another such table on the page do. */
export function CrisisTable({ caption, crises, now, here }: CrisisTableProps) {
  return (
    <Table caption={caption} className="xl:table-fixed">
      <TableHead>
        <TableHeader>Crisis</TableHeader>
        <TableHeader className="xl:w-36">Alert</TableHeader>
        <TableHeader priority={3} className="xl:w-1/5">
          Countries
        </TableHeader>
        <TableHeader priority={2} className="xl:w-1/5">
          Last report
        </TableHeader>
        <TableHeader priority={2} className="xl:w-1/5">
          Next report
        </TableHeader>
      </TableHead>
      <TableBody>
        {crises.map((crisis) => {
          const clocks = { there: crisis.timeZone, here };
          const next = (
            <NextReport
              last={crisis.lastReport}
              isRunning={crisis.isRunning}
              now={now}
              clocks={clocks}
              look="group"
            />
          );
          return (
            <TableRow key={crisis.id}>
              <TableCell>
                <RowLink href={`/crises/${crisis.reference}`}>{crisis.title}</RowLink>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                  <span className="font-mono">{crisis.reference}</span>
                  <KindBadge {...crisis} />
                </span>
                <span className="block text-xs text-muted lg:hidden">{namesOf(crisis.countries)}</span>
                <span className="mt-1 block text-xs sm:hidden">Next report: {next}</span>
              </TableCell>
              <TableCell>
                <AlertBadge alert={crisis.alert} />
              </TableCell>
              <TableCell priority={3}>{namesOf(crisis.countries)}</TableCell>
              <TableCell priority={2}>
                <LastReport report={crisis.lastReport} clocks={clocks} />
              </TableCell>
              <TableCell priority={2}>{next}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

function LastReport({ report, clocks }: { report: CrisisListItem["lastReport"]; clocks: Clocks }) {
  if (!report?.publishedAt || report.number === null) return <span className="text-muted">None yet</span>;
  return (
    <span className="grid gap-0.5">
      <span>
        SITREP <span className="font-mono">{sitrepSlug(report.number, report.correction)}</span>
      </span>
      <Moment at={report.publishedAt} clocks={clocks} look="group" className="text-muted" />
    </span>
  );
}

function namesOf(countries: CrisisListItem["countries"]): string {
  return countries.map((country) => country.name).join(", ");
}
