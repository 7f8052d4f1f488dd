import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { counted, formatCount } from "@/lib/counts";
import type { TimelineModel } from "@/lib/engagements/looks/prepare";

type EngagementTimelineProps = {
  caption: string;
  /** What a row stands for: "Country" or "Type". */
  rowHead: string;
  /** What one row is and what several are. */
  rowNouns: readonly [one: string, several: string];
  model: TimelineModel;
};

/** How many engagements begin in which month, a row for each country or type; each number opens its rows. */
export function EngagementTimeline({
  caption,
  rowHead,
  rowNouns: [one, several],
  model,
}: EngagementTimelineProps) {
  const { months, rows, rest, hasVague } = model;
  const most = Math.max(1, ...rows.flatMap((row) => row.months.map((cell) => cell?.count ?? 0)));
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="overflow-x-auto">
        <Table caption={caption} dense className="min-w-[56rem]">
          <TableHead sticky={false}>
            <TableHeader>{rowHead}</TableHeader>
            {months.map((month) => (
              <TableHeader
                key={month.key}
                className={clsx("text-center", month.isThis && "underline")}
                aria-current={month.isThis ? "date" : undefined}
              >
                {month.name}
              </TableHeader>
            ))}
            {hasVague ? <TableHeader className="text-center">Year only</TableHeader> : null}
            <TableHeader numeric>In these months</TableHeader>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell className="max-w-48">{row.name}</TableCell>
                {months.map((month, index) => {
                  const cell = row.months[index];
                  return (
                    <TableCell key={month.key} className="text-center">
                      {cell ? (
                        <Anchor
                          href={cell.href}
                          aria-label={`${row.name}, ${month.name}: ${formatCount(cell.count)}`}
                          className="relative inline-grid size-8 place-items-center hover:underline"
                        >
                          <Disc share={cell.count / most} />
                          <span className="relative">{formatCount(cell.count)}</span>
                        </Anchor>
                      ) : (
                        <span className="text-muted">
                          <span aria-hidden="true">·</span>
                          <span className="sr-only">0</span>
                        </span>
                      )}
                    </TableCell>
                  );
                })}
                {hasVague ? (
                  <TableCell className="text-center">
                    {row.vague > 0 ? (
                      <span className="inline-block min-w-8 rounded-sm hatched px-1">
                        {formatCount(row.vague)}
                      </span>
                    ) : null}
                  </TableCell>
                ) : null}
                <TableCell numeric>
                  {row.inAll ? (
                    <Anchor
                      href={row.inAll.href}
                      aria-label={`${row.name}, in these months: ${formatCount(row.inAll.count)}`}
                      className="prose-link font-medium"
                    >
                      {formatCount(row.inAll.count)}
                    </Anchor>
                  ) : (
                    <span className="text-muted">0</span>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      {rest.rows > 0 ? (
        <p className="text-sm text-muted">
          {counted(rest.rows, `more ${one}`, `more ${several}`)} with {counted(rest.count, "engagement")}{" "}
          {rest.rows === 1 ? "is" : "are"} not shown; a filter by them shows them.
        </p>
      ) : null}
    </div>
  );
}

/** Its area tells the number, beside the number itself. */
function Disc({ share }: { share: number }) {
  return (
    <svg aria-hidden="true" viewBox="-16 -16 32 32" className="absolute inset-0">
      <circle r={Math.max(3, 15 * Math.sqrt(share))} className="fill-map-1 stroke-map-3" />
    </svg>
  );
}
