import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import type { Fields } from "@/lib/engagements/field-sets/declare";
import { ownSets } from "@/lib/engagements/field-sets/editions";
import { PARTS, type Part, type Row, rowsOfPart, type SetName } from "@/lib/engagements/field-sets/sets";
import {
  type Column,
  columnsOfRows,
  type Fact,
  factsOfRow,
  type SetWords,
} from "@/lib/engagements/field-sets/words";
import type { EngagementDetail } from "@/lib/engagements/views";

/** What the record says in one of its field sets; what it does not say is left out. */
export function SetFacts({ set, record }: { set: SetName; record: EngagementDetail }) {
  const { setWords } = record;
  const sets = ownSets(record);
  return (
    <div className="grid grid-cols-1 gap-4">
      {PARTS.filter((part) => part.set === set).map((part) => {
        const rows = rowsOfPart(sets, part);
        if (rows.length === 0) return null;
        if (part.list === null)
          return (
            <DescriptionList
              key={part.path}
              items={factsOfRow(part.fields, rows[0] ?? {}, setWords).map((fact) => ({
                label: fact.label,
                value: <FactWords fact={fact} fields={part.fields} />,
              }))}
            />
          );
        return (
          <div key={part.path} className="grid grid-cols-1 gap-1">
            <h3 className="text-sm font-medium text-muted">{part.title}</h3>
            <RowTable part={part} rows={rows} words={setWords} />
          </div>
        );
      })}
    </div>
  );
}

/** So many columns of a list fit beside each other; what is said beyond them stands below the first words of its row. */
const MOST_COLUMNS = 7;

/** The rows of a list as a table. Where it is narrow, all that a row says stands below what the row is of. */
function RowTable({ part, rows, words }: { part: Part; rows: readonly Row[]; words: SetWords }) {
  const { fields, title } = part;
  const columns = columnsOfRows(fields, rows, words);
  const head = columns.find(({ name }) => fields[name]?.required) ?? columns[0];
  const others = columns.filter((column) => column !== head);
  const beside = others.slice(0, MOST_COLUMNS - 1);
  const below = others.filter((column) => !beside.includes(column));
  const shown = columns.filter((column) => column === head || beside.includes(column));
  const hiding = (column: Column) => (column === head ? undefined : "@max-2xl:hidden");
  return (
    <div className="@container">
      <Table caption={title} dense>
        <TableHead sticky={false}>
          {shown.map((column) => (
            <TableHeader key={column.name} numeric={column.isNumber} className={hiding(column)}>
              {column.label}
            </TableHeader>
          ))}
        </TableHead>
        <TableBody>
          {rows.map((_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a record stand in their order
            <TableRow key={row}>
              {shown.map((column) => (
                <TableCell key={column.name} numeric={column.isNumber} className={hiding(column)}>
                  {column.cells[row] || <UnknownValue />}
                  {column === head ? (
                    <>
                      <Below columns={others} row={row} className="@2xl:hidden" />
                      <Below columns={below} row={row} className="@max-2xl:hidden" />
                    </>
                  ) : null}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Below({ columns, row, className }: { columns: readonly Column[]; row: number; className: string }) {
  const said = columns.filter(({ cells }) => cells[row]);
  return said.length > 0 ? (
    <span className={clsx("block text-xs text-muted", className)}>
      {said.map(({ label, cells }) => `${label}: ${cells[row]}`).join(" · ")}
    </span>
  ) : null;
}

function FactWords({ fact, fields }: { fact: Fact; fields: Fields }) {
  const [reference] =
    fields[fact.name]?.kind === "engagement" ? (/^[A-Z-]+-\d{4}-[A-Z]{3}-\d+/.exec(fact.words) ?? []) : [];
  if (reference)
    return (
      <Anchor className="prose-link" href={`/engagements/${reference}`}>
        {fact.words}
      </Anchor>
    );
  return <span className="break-words whitespace-pre-line">{fact.words}</span>;
}
