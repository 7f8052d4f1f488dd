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
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import type { SeriesRow } from "@/lib/exercises/prepare";
import { NotVerified, SeriesStatusBadge } from "./badges";

/** Exercise series as rows that open the series. */
export function SeriesTable({ rows }: { rows: readonly SeriesRow[] }) {
  return (
    <Table caption="Exercise series">
      <TableHead>
        <TableHeader>Series</TableHeader>
        <TableHeader priority={2}>Lead</TableHeader>
        <TableHeader priority={3}>Domains</TableHeader>
        <TableHeader priority={2}>How often</TableHeader>
        <TableHeader priority={3}>First year</TableHeader>
        <TableHeader numeric priority={3}>
          Editions on record
        </TableHeader>
        <TableHeader priority={2}>Status</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.slug}>
            <TableCell>
              <RowLink href={`/exercises/${row.slug}`}>{row.name}</RowLink>
              {row.foundBy.length > 0 ? (
                <span className="block text-xs text-muted">Found as {row.foundBy.join(", ")}</span>
              ) : null}
              {row.aliases.length > 0 && row.foundBy.length === 0 ? (
                <span className="block text-xs text-muted">Also {row.aliases.join(", ")}</span>
              ) : null}
              {row.isFictional ? <span className="block text-xs text-muted">Fictional</span> : null}
              {row.successor ? (
                <span className="block text-xs text-muted">Now {row.successor.name}</span>
              ) : null}
              <span className="mt-1 block sm:hidden">
                <SeriesStatusBadge status={row.status} />
              </span>
            </TableCell>
            <TableCell priority={2}>{row.lead}</TableCell>
            <TableCell priority={3}>
              {row.domains.map((domain) => DOMAIN_LABELS[domain]).join(", ")}
            </TableCell>
            <TableCell priority={2}>{row.cadence ?? <UnknownValue />}</TableCell>
            <TableCell priority={3}>
              <FirstYear {...row} />
            </TableCell>
            <TableCell numeric priority={3}>
              {row.editions}
            </TableCell>
            <TableCell priority={2}>
              <SeriesStatusBadge status={row.status} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The first year under this name, with a mark when nobody has checked it. */
export function FirstYear({
  firstYear,
  firstYearVerified,
}: {
  firstYear: number | null;
  firstYearVerified: boolean;
}) {
  if (firstYear === null) return <UnknownValue />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {firstYear}
      {firstYearVerified ? null : <NotVerified />}
    </span>
  );
}
