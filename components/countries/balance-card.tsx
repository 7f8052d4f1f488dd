import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/count";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Balance } from "@/lib/dashboards/balance/queries";
import { type BalanceRow, balanceOf } from "@/lib/dashboards/balance/rules";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { partnerBandLabel, SIDE_LABELS } from "@/lib/engagements/labels";
import { limitWords } from "@/lib/gifts/rules";

type BalanceCardProps = {
  /** Alpha-3. */
  code: string;
  balance: Balance;
  /** First day that counts. */
  from: CalendarDate;
  today: CalendarDate;
};

/** Visits both ways by level with who owes the next, gifts both ways, and return events that are due. */
export function BalanceCard({ code, balance, from, today }: BalanceCardProps) {
  const held: Partial<EngagementFilters> = {
    country: [code],
    status: ["COMPLETE"],
    publication: ["PUBLISHED"],
    from,
  };
  const rows = balanceOf(balance.visits);
  const { gifts, limit, owed } = balance;
  return (
    <div className="grid gap-5">
      {rows.length > 0 ? (
        <Table caption="Visits both ways by the most senior partner who was there" dense>
          <TableHead sticky={false}>
            <TableHeader>Most senior partner</TableHeader>
            <TableHeader numeric>Ours there</TableHeader>
            <TableHeader numeric>Theirs here</TableHeader>
            <TableHeader>The next visit</TableHeader>
          </TableHead>
          <TableBody>
            {rows.map((row) => {
              const ofBand = { ...held, band: [row.band ?? "UNKNOWN"] };
              return (
                <TableRow key={row.band ?? "UNKNOWN"}>
                  <TableCell>{partnerBandLabel(row.band)}</TableCell>
                  <TableCell numeric>
                    <Count value={row.ours} filters={{ ...ofBand, type: ["ABROAD"] }} />
                  </TableCell>
                  <TableCell numeric>
                    <Count value={row.theirs} filters={{ ...ofBand, type: ["HOST"] }} />
                  </TableCell>
                  <TableCell>
                    <Owed row={row} />
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      ) : (
        <p className="text-muted">No visit either way is on record.</p>
      )}
      <ul className="grid gap-1">
        <Gifts count={gifts.given} filters={{ ...held, gift: "GIVEN" }} words="with gifts given" />
        <Gifts count={gifts.received} filters={{ ...held, gift: "RECEIVED" }} words="with gifts received" />
        {limit ? (
          <Gifts
            count={gifts.over}
            filters={{ ...held, gift: "OVER" }}
            words={`with a gift above the limit of ${limitWords(limit)}`}
          />
        ) : null}
      </ul>
      {owed.length > 0 ? (
        <div className="grid gap-1">
          <h3 className="text-sm font-medium text-muted">Return events due</h3>
          <ul className="grid gap-1.5">
            {owed.map(({ id, reference, title, side, dueOn }) => (
              <li key={id}>
                <Anchor href={`/engagements/${reference}`} className="prose-link">
                  {title}
                </Anchor>{" "}
                <span className="text-sm text-muted">
                  {side ? `owed by ${SIDE_LABELS[side].toLowerCase()}` : "nobody named who owes it"},{" "}
                  {dueOn ? `due ${formatDate(dueOn)}` : "no day named"}
                </span>
                {dueOn && dueOn < today ? (
                  <Badge tone="warning" icon="clock" className="ml-2">
                    Late
                  </Badge>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function Gifts({
  count,
  filters,
  words,
}: {
  count: number;
  filters: Partial<EngagementFilters>;
  words: string;
}) {
  return (
    <li>
      <Count value={count} filters={filters} /> {count === 1 ? "engagement" : "engagements"} {words}
    </li>
  );
}

/** A number that opens the very rows it counts. */
function Count({ value, filters }: { value: number; filters: Partial<EngagementFilters> }) {
  if (value === 0) return "0";
  return (
    <Anchor href={engagementsHref(filters)} className="prose-link">
      {formatCount(value)}
    </Anchor>
  );
}

function Owed({ row }: { row: BalanceRow }) {
  if (row.band === null) return <span className="text-muted">Not known</span>;
  if (row.owed === 0) return <Badge icon="check">Even</Badge>;
  return row.owed > 0 ? (
    <Badge icon="arrow-down">They owe {row.owed}</Badge>
  ) : (
    <Badge tone="warning" icon="arrow-up">
      We owe {-row.owed}
    </Badge>
  );
}
