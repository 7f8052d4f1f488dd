import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatDateRange } from "@/lib/dates";
import type { RowPoint } from "@/lib/engagements/looks/prepare";

/** What took place at each point of a map; a point that stands for several leads to its row. */
export function PointTable({ points }: { points: readonly RowPoint[] }) {
  return (
    <div className="max-h-96 overflow-auto rounded-md border border-border print:max-h-none">
      <Table caption="Engagements by place" dense>
        <TableHead sticky={false}>
          <TableHeader>Place</TableHeader>
          <TableHeader>Engagements</TableHeader>
        </TableHead>
        <TableBody>
          {points.map(({ key, place, rows }) => (
            <TableRow key={key} id={key} className="target:bg-selected">
              <TableCell>{place}</TableCell>
              <TableCell>
                <ul className="grid gap-1">
                  {rows.map(({ id, reference, title, startsOn, endsOn, datePrecision }) => (
                    <li key={id}>
                      <Anchor href={`/engagements/${reference}`} className="prose-link">
                        {title}
                      </Anchor>{" "}
                      <span className="text-muted">{formatDateRange(startsOn, endsOn, datePrecision)}</span>
                    </li>
                  ))}
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
