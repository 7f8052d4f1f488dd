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
import { counted } from "@/lib/counts";
import type { CalendarDate } from "@/lib/dates";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { coverOn, isCovered, periodState } from "@/lib/portfolios/rules";
import { Period } from "./period";

export function PortfolioTable({ rows, today }: { rows: readonly PortfolioView[]; today: CalendarDate }) {
  return (
    <Table caption="Portfolios">
      <TableHead>
        <TableHeader>Portfolio</TableHeader>
        <TableHeader>Covered today by</TableHeader>
        <TableHeader priority={3}>Countries</TableHeader>
        <TableHeader priority={2}>Days</TableHeader>
        <TableHeader priority={2}>State</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((portfolio) => (
          <TableRow key={portfolio.id}>
            <TableCell>
              <RowLink href={`/admin/portfolios/${portfolio.id}`}>{portfolio.name}</RowLink>
              <div className="text-muted tabular-nums">
                {counted(portfolio.countries.length, "country", "countries")}
              </div>
            </TableCell>
            <TableCell>{coverOf(portfolio, today)}</TableCell>
            <TableCell priority={3}>
              {portfolio.countries.map((country) => country.name).join(", ") || "None"}
            </TableCell>
            <TableCell priority={2}>
              <Period {...portfolio} />
            </TableCell>
            <TableCell priority={2}>
              <PortfolioBadge portfolio={portfolio} today={today} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Where the portfolio stands today; without countries, or in force without anyone, is what an admin must not miss. */
export function PortfolioBadge({ portfolio, today }: { portfolio: PortfolioView; today: CalendarDate }) {
  const state = periodState(portfolio, today);
  if (portfolio.countries.length === 0)
    return (
      <Badge tone="warning" icon="alert">
        Gives nothing
      </Badge>
    );
  if (state === "FUTURE")
    return (
      <Badge tone="info" icon="clock">
        Begins later
      </Badge>
    );
  if (state === "ENDED") return <Badge icon="archive">Ended</Badge>;
  return isCovered(portfolio, today) ? (
    <Badge tone="success" icon="check">
      In force
    </Badge>
  ) : (
    <Badge tone="warning" icon="alert">
      {coverOn(portfolio.cover, today).some((row) => !row.isDisabled) ? "Only a backup" : "Nobody covers it"}
    </Badge>
  );
}

function coverOf(portfolio: PortfolioView, today: CalendarDate) {
  const present = coverOn(portfolio.cover, today).filter((row) => row.covers);
  if (present.length === 0) return <span className="text-muted">Nobody</span>;
  return (
    <ul>
      {present.map((row) => (
        <li key={`${row.userId} ${row.postId}`}>
          {row.name}
          {row.isBackup ? <span className="text-muted"> (backup)</span> : null}
          {row.isDisabled ? <span className="text-muted"> (account disabled)</span> : null}
        </li>
      ))}
    </ul>
  );
}
