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

/** A number with the rows it counts, where it counts any; null: not known. */
type ChartValue = { value: number | null; href?: string };

type ChartTableRow = { key: string; label: string; values: readonly ChartValue[] };

type ChartTableProps = {
  caption: string;
  labelHead: string;
  valueHeads: readonly string[];
  rows: readonly ChartTableRow[];
};

/**
 * The numbers of a chart as a table, closed until asked for: for those who cannot see the picture and those who must copy from it.
 * Each opens its rows.
 */
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
                <TableCell>{row.label}</TableCell>
                {row.values.map(({ value, href }, index) => {
                  const shown = value === null ? <UnknownValue /> : formatCount(value);
                  return (
                    <TableCell key={valueHeads[index]} numeric>
                      {href ? (
                        <Anchor
                          href={href}
                          className="prose-link"
                          aria-label={`${row.label}, ${valueHeads[index]}: ${value === null ? "not known" : formatCount(value)}`}
                        >
                          {shown}
                        </Anchor>
                      ) : (
                        shown
                      )}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Disclosure>
  );
}
