import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { formatCount } from "@/lib/counts";

export type ChartTableRow = { key: string; label: string; href?: string; values: readonly (number | null)[] };

type ChartTableProps = {
  caption: string;
  labelHead: string;
  valueHeads: readonly string[];
  rows: readonly ChartTableRow[];
};

/** The numbers of a chart as a table, closed until asked for: for those who cannot see the picture and those who must copy from it. */
export function ChartTable({ caption, labelHead, valueHeads, rows }: ChartTableProps) {
  return (
    <Disclosure summary="Show the numbers" className="mt-3 print:hidden">
      <div className="max-h-96 overflow-auto rounded-md border border-border">
        <Table caption={caption} dense>
          <TableHead sticky={false}>
            <TableHeader>{labelHead}</TableHeader>
            {valueHeads.map((head) => (
              <TableHeader key={head} numeric>
                {head}
              </TableHeader>
            ))}
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell>
                  {row.href ? (
                    <Anchor href={row.href} className="prose-link">
                      {row.label}
                    </Anchor>
                  ) : (
                    row.label
                  )}
                </TableCell>
                {row.values.map((value, index) => (
                  <TableCell key={valueHeads[index]} numeric>
                    {value === null ? <UnknownValue /> : formatCount(value)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Disclosure>
  );
}
