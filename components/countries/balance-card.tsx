import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { counted, formatCount } from "@/lib/counts";
import type { Balance } from "@/lib/dashboards/balance/queries";
import { type BalanceRow, balanceOf, type GiftCount, type GiftSum } from "@/lib/dashboards/balance/rules";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { partnerBandLabel, SIDE_LABELS } from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import { moneyWords } from "@/lib/gifts/rules";

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
      <p className="text-sm text-muted">
        Visits are engagements of the types {VISIT_TYPES}, whatever their place. The relationship line draws
        every meeting, and tells who went to whom by its place.
      </p>
      <ul className="grid gap-1">
        <Gifts sum={gifts.given} words="given" filters={{ ...held, gift: "GIVEN" }} />
        <Gifts sum={gifts.received} words="received" filters={{ ...held, gift: "RECEIVED" }} />
        {limit ? (
          <Gifts
            sum={gifts.over}
            words={`above the limit of ${moneyWords(limit)}`}
            filters={{ ...held, gift: "OVER" }}
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

const VISIT_TYPES = ["ABROAD", "HOST"].map((code) => engagementType(code)?.name ?? code).join(" and ");

type GiftsProps = {
  sum: GiftCount & Partial<GiftSum>;
  words: string;
  filters: Partial<EngagementFilters>;
};

/** How many gifts, what they are worth, and the engagements at which they were exchanged. */
function Gifts({ sum: { gifts, engagements, worth = [], unvalued = 0 }, words, filters }: GiftsProps) {
  const sums = worth.map(moneyWords).join(" and ");
  return (
    <li>
      {counted(gifts, "gift")} {words}
      {gifts === 0 ? null : (
        <>
          {" at "}
          <Count value={engagements} filters={filters} /> {engagements === 1 ? "engagement" : "engagements"}
          <span className="text-muted">
            {sums ? `, worth ${sums}` : ""}
            {unvalued > 0 ? `, ${formatCount(unvalued)} of no known value` : ""}
          </span>
        </>
      )}
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
