import { Anchor } from "@/components/ui/anchor";
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
import { type CountryFilters, countriesHref } from "@/lib/countries/filters";
import { formatCount } from "@/lib/counts";
import type { CountryRow } from "@/lib/dashboards/countries/list/prepare";
import { seniorHref } from "@/lib/dashboards/countries/prepare";
import { heldHref } from "@/lib/dashboards/held/prepare";
import { promisesHref } from "@/lib/dashboards/promises/prepare";
import type { Period } from "@/lib/dashboards/rules";
import { shortMonth } from "@/lib/dashboards/words";

type CountryTableProps = {
  rows: readonly CountryRow[];
  filters: CountryFilters;
  /** The complete months that "held" counts. */
  period: Period;
};

/** Countries with who covers them and what the record says of them. */
export function CountryTable({ rows, filters, period }: CountryTableProps) {
  return (
    <Table caption="Countries">
      <TableHead>
        <Head filters={filters} sort="name">
          Country
        </Head>
        <Head filters={filters} sort="region" priority={3}>
          Region
        </Head>
        <TableHeader priority={2}>Command</TableHeader>
        <TableHeader priority={3}>Covered by</TableHeader>
        <Head filters={filters} sort="held" numeric>
          Held, 12 months
        </Head>
        <Head filters={filters} sort="contact" priority={2}>
          Last held
        </Head>
        <Head filters={filters} sort="senior" priority={2}>
          Last senior contact
        </Head>
        <Head filters={filters} sort="promises" numeric priority={2}>
          Open commitments
        </Head>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.code}>
            <TableCell>
              <RowLink href={`/countries/${row.code}`}>{row.name}</RowLink>
              <div className="mt-1 text-xs text-muted sm:hidden">
                Senior contact: {row.lastSenior ? shortMonth(row.lastSenior) : `nothing ${placeOfNone(row)}`}
              </div>
            </TableCell>
            <TableCell priority={3}>{row.region}</TableCell>
            <TableCell priority={2}>{row.command ?? <span className="text-muted">None</span>}</TableCell>
            <TableCell priority={3}>
              <CoverageNames coverage={row.coverage} />
            </TableCell>
            <TableCell numeric>
              {row.held === null ? (
                <UnknownValue />
              ) : (
                <Count
                  value={row.held}
                  href={heldHref(period, { country: [row.code] })}
                  of={`${row.name}, held`}
                />
              )}
            </TableCell>
            <TableCell priority={2} className="whitespace-nowrap">
              {row.lastHeld ? shortMonth(row.lastHeld) : <None row={row} />}
            </TableCell>
            <TableCell priority={2}>
              {row.lastSenior ? (
                <Anchor href={seniorHref(row.code)} className="relative z-(--z-raised) prose-link">
                  {shortMonth(row.lastSenior)}
                </Anchor>
              ) : (
                <None row={row} />
              )}
            </TableCell>
            <TableCell numeric priority={2}>
              {row.openPromises === null ? (
                <UnknownValue />
              ) : (
                <Count
                  value={row.openPromises}
                  href={promisesHref("open", undefined, row.code)}
                  of={`${row.name}, open commitments`}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Who sees a part of a country's record only cannot tell that there is none. */
function placeOfNone({ coverage }: CountryRow): string {
  return coverage === null ? "open to you" : "on record";
}

function None({ row }: { row: CountryRow }) {
  return row.coverage === null ? <UnknownValue /> : <span className="text-muted">None</span>;
}

/** Portfolios with those who cover them; backups are said to be. */
export function CoverageNames({ coverage }: { coverage: CountryRow["coverage"] }) {
  if (coverage === null) return <span className="text-muted">Not open to you</span>;
  if (coverage.length === 0) return <span className="text-muted">No portfolio</span>;
  return (
    <ul className="grid gap-0.5">
      {coverage.map(({ portfolio, officers }) => (
        <li key={portfolio}>
          {portfolio}
          <span className="block text-xs text-muted">
            {officers.length === 0
              ? "Nobody covers it today"
              : officers.map(({ name, isBackup }) => (isBackup ? `${name} (backup)` : name)).join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Count({ value, href, of }: { value: number; href: string; of: string }) {
  return (
    <Anchor
      href={href}
      aria-label={`${of}: ${formatCount(value)}`}
      className="relative z-(--z-raised) prose-link"
    >
      {formatCount(value)}
    </Anchor>
  );
}

type HeadProps = {
  filters: CountryFilters;
  sort: "name" | "region" | "held" | "contact" | "senior" | "promises";
  numeric?: boolean;
  priority?: 1 | 2 | 3;
  children: string;
};

function Head({ filters, sort, ...rest }: HeadProps) {
  const isWords = sort === "name" || sort === "region";
  const first = isWords ? sort : (`-${sort}` as const);
  const second = isWords ? (`-${sort}` as const) : sort;
  const now = filters.sort;
  const direction = now === sort ? "ascending" : now === `-${sort}` ? "descending" : null;
  return (
    <SortHeader
      href={countriesHref({ ...filters, sort: now === first ? second : first })}
      direction={direction}
      {...rest}
    />
  );
}
