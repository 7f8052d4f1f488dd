import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { countryInSentence } from "@/lib/countries/labels";
import { counted, formatCount } from "@/lib/counts";
import type { Balance } from "@/lib/dashboards/balance/queries";
import {
  type BalanceOf,
  type BalanceRow,
  balanceOf,
  type GiftCount,
  type GiftSum,
} from "@/lib/dashboards/balance/rules";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { partnerBandLabel, SIDE_LABELS } from "@/lib/engagements/labels";
import { engagementType, visitTypes } from "@/lib/engagements/types";
import { type DatedLimit, limitsWithin, moneyWords } from "@/lib/gifts/rules";

type BalanceCardProps = {
  /** Alpha-3. */
  code: string;
  balance: Balance;
  /** First day that counts. */
  from: CalendarDate;
  today: CalendarDate;
};

/**
 * Visits both ways, of seniors by level, of ships and of aircraft, with what waits for its return and who is next; gifts both ways, and
 * return events that are due.
 */
export function BalanceCard({ code, balance, from, today }: BalanceCardProps) {
  const held: Partial<EngagementFilters> = {
    country: [code],
    status: ["COMPLETE"],
    publication: ["PUBLISHED"],
    from,
  };
  const rows = balanceOf(balance.visits);
  const { gifts, owed } = balance;
  const limits = limitsWithin(balance.limits, from, today);
  return (
    <div className="grid gap-5">
      {rows.length > 0 ? (
        <Table
          caption={`Visits both ways: of seniors by the most senior partner of ${countryInSentence(code)} who was there, of ships and of aircraft`}
          dense
        >
          <TableHead sticky={false}>
            <TableHeader>Most senior partner, or what came</TableHeader>
            <TableHeader numeric>Ours there</TableHeader>
            <TableHeader numeric>Theirs here</TableHeader>
            <TableHeader>Not returned</TableHeader>
            <TableHeader>The next visit</TableHeader>
          </TableHead>
          <TableBody>
            {rows.map((row) => {
              const ours = { ...held, ...filtersOf(row, code, "OURS") };
              const theirs = { ...held, ...filtersOf(row, code, "THEIRS") };
              return (
                <TableRow key={row.of === "SENIORS" ? (row.band ?? "UNKNOWN") : row.of}>
                  <TableCell>
                    {row.of === "SENIORS" ? partnerBandLabel(row.band) : engagementType(row.of)?.name}
                    {row.of !== "SENIORS" && row.unknown > 0 ? (
                      <p className="text-sm text-muted">
                        <Count value={row.unknown} filters={{ ...held, type: [row.of], visit: "UNKNOWN" }} />{" "}
                        more without a host on record
                      </p>
                    ) : null}
                  </TableCell>
                  <TableCell numeric>
                    <Count value={row.ours} filters={ours} />
                  </TableCell>
                  <TableCell numeric>
                    <Count value={row.theirs} filters={theirs} />
                  </TableCell>
                  <TableCell>
                    {row.theyOwe > 0 ? (
                      <p>
                        They owe <Count value={row.theyOwe} filters={{ ...ours, owed: "PARTNER" }} />
                      </p>
                    ) : null}
                    {row.weOwe > 0 ? (
                      <p>
                        We owe <Count value={row.weOwe} filters={{ ...theirs, owed: "OWN" }} />
                      </p>
                    ) : null}
                    {row.theyOwe + row.weOwe === 0 ? <span className="text-muted">None</span> : null}
                  </TableCell>
                  <TableCell>
                    <Next row={row} />
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
        Visits of seniors are engagements of the types {typeNames(["OURS", "THEIRS"])}, whatever their place.
        Those of the types {typeNames(["BY_HOST"])} are told by their place, or by who hosts where none is
        named; what a third country hosted is on neither side, and a return is owed only where the record says
        that one is expected. The relationship line draws every meeting, and tells who went to whom by its
        place.
      </p>
      <ul className="grid gap-1">
        <Gifts sum={gifts.given} words="given" filters={{ ...held, gift: "GIVEN" }} />
        <Gifts sum={gifts.received} words="received" filters={{ ...held, gift: "RECEIVED" }} />
        {limits.length > 0 ? (
          <Gifts
            sum={gifts.over}
            words={`above the limit of ${limitWords(limits)}`}
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

const SENIOR_VISITS = (["OURS", "THEIRS"] as const).flatMap(visitTypes);

/** What opens the rows of a number of visits. */
function filtersOf(row: BalanceOf, code: string, way: "OURS" | "THEIRS"): Partial<EngagementFilters> {
  return row.of === "SENIORS"
    ? { type: SENIOR_VISITS, visit: way, band: [row.band ?? "UNKNOWN"], bandOf: code }
    : { type: [row.of], visit: way };
}

/** "Visit hosted and Visit abroad by own senior". */
function typeNames(kinds: readonly Parameters<typeof visitTypes>[0][]): string {
  return kinds
    .flatMap(visitTypes)
    .map((code) => engagementType(code)?.name ?? code)
    .join(" and ");
}

/** "100 USD", "the day (480 USD, from 1 Jan 2026 525 USD)". */
function limitWords(limits: readonly DatedLimit[]): string {
  const [only, ...others] = limits;
  if (only && others.length === 0) return moneyWords(only);
  const each = limits.map((limit, index) =>
    [index > 0 && limit.startsOn ? `from ${formatDate(limit.startsOn)}` : "", moneyWords(limit)]
      .join(" ")
      .trim(),
  );
  return `the day (${each.join(", ")})`;
}

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

/** Whose visit is next. Where numbers differ and yet neither owes one, the records say that no return is expected or it came. */
function Next({ row }: { row: BalanceRow }) {
  if (row.of === "SENIORS" && row.band === null) return <span className="text-muted">Not known</span>;
  if (row.next === null) return <Badge icon="check">Neither</Badge>;
  return row.next === "THEIRS" ? (
    <Badge icon="arrow-down">Theirs</Badge>
  ) : (
    <Badge tone="warning" icon="arrow-up">
      Ours
    </Badge>
  );
}
