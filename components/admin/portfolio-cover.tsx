import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import type { CalendarDate } from "@/lib/dates";
import type { CoverRow } from "@/lib/portfolios/queries";
import { coverOn, periodState } from "@/lib/portfolios/rules";
import { Period } from "./period";

/** Who covers a portfolio today and by what, who will, and who did. */
export function PortfolioCover({ cover, today }: { cover: readonly CoverRow[]; today: CalendarDate }) {
  const present = coverOn(cover, today);
  const parts = [
    {
      title: "Today",
      rows: present.map((row) => ({ ...row, state: row.covers ? <Covers /> : <InReserve /> })),
    },
    { title: "Coming", rows: cover.filter((row) => periodState(row, today) === "FUTURE") },
    { title: "Before", rows: cover.filter((row) => periodState(row, today) === "ENDED").toReversed() },
  ];
  return (
    <div className="grid gap-4">
      {parts
        .filter(({ title, rows }) => title === "Today" || rows.length > 0)
        .map(({ title, rows }) => (
          <div key={title} className="grid gap-1.5">
            <h3 className="font-semibold">{title}</h3>
            {rows.length > 0 ? (
              <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
                {rows.map((row) => (
                  <CoverLine key={`${row.userId} ${row.postId} ${row.startsOn}`} row={row} />
                ))}
              </ul>
            ) : (
              <p className="text-muted">Nobody.</p>
            )}
          </div>
        ))}
    </div>
  );
}

function CoverLine({ row }: { row: CoverRow & { state?: React.ReactNode } }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1">
        <Anchor href={`/admin/users/${row.userId}`} className="prose-link">
          {row.name}
        </Anchor>{" "}
        <span className="text-muted">
          {row.postId ? (
            <>
              {row.isActing ? "acting " : "as "}
              <Anchor href={`/admin/posts/${row.postId}`} className="prose-link">
                {row.post}
              </Anchor>
            </>
          ) : (
            "directly"
          )}
          {row.isBackup ? ", backup" : null}
          {row.isDisabled ? ", account disabled" : null}
        </span>{" "}
        {row.state}
      </span>{" "}
      <Period startsOn={row.startsOn} endsOn={row.endsOn} />
    </li>
  );
}

function Covers() {
  return (
    <Badge tone="success" icon="check">
      Covers
    </Badge>
  );
}

function InReserve() {
  return <Badge icon="clock">In reserve</Badge>;
}
