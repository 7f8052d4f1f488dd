import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { counted, formatCount } from "@/lib/counts";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import type { ReasonTable } from "@/lib/engagements/looks/prepare";
import { CALLED_OFF } from "@/lib/engagements/status/rules";

type ReasonLookProps = {
  model: ReasonTable;
  /** How many engagements there are under the filters, called off or not. */
  total: number;
};

/** The engagements of a list by why they were cancelled or postponed; each number opens its rows. */
export function ReasonLook({ model, total }: ReasonLookProps) {
  if (!model.total)
    return <p className="text-muted">None of these engagements was cancelled or postponed.</p>;
  const called = model.total.all.count;
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-3">
      <p className="text-sm text-muted">
        {formatCount(called)} of {counted(total, "engagement")} {called === 1 ? "was" : "were"} cancelled or
        postponed, each for one reason of the list that admins keep, or for one that is told in words alone.
      </p>
      <Table caption="Cancelled and postponed by reason">
        <TableHead>
          <TableHeader>Reason</TableHeader>
          {CALLED_OFF.map((status) => (
            <TableHeader key={status} numeric>
              {STATUS_LABELS[status]}
            </TableHeader>
          ))}
          <TableHeader numeric>Together</TableHeader>
        </TableHead>
        <TableBody>
          {model.rows.map(({ key, label, byStatus, all }) => (
            <Row key={key} label={label} cells={[...byStatus, all]} />
          ))}
          <Row label="All reasons" cells={[...model.total.byStatus, model.total.all]} isSum />
        </TableBody>
      </Table>
    </div>
  );
}

type RowProps = {
  label: string;
  cells: readonly ({ count: number; href: string } | null)[];
  isSum?: boolean;
};

function Row({ label, cells, isSum = false }: RowProps) {
  const heads = [...CALLED_OFF.map((status) => STATUS_LABELS[status].toLowerCase()), "together"];
  return (
    <TableRow className={isSum ? "font-semibold" : undefined}>
      <TableCell className="break-words">{label}</TableCell>
      {cells.map((cell, index) => (
        <TableCell key={heads[index]} numeric>
          {cell ? (
            <Anchor
              href={cell.href}
              aria-label={`${label}, ${heads[index]}: ${formatCount(cell.count)}`}
              className="inline-flex min-h-6 items-center prose-link"
            >
              {formatCount(cell.count)}
            </Anchor>
          ) : (
            0
          )}
        </TableCell>
      ))}
    </TableRow>
  );
}
