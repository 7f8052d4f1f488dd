import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import type { Fields } from "@/lib/engagements/field-sets/declare";
import { PARTS, type Row, rowsOfPart, type SetName } from "@/lib/engagements/field-sets/sets";
import { type Fact, factsOfRow, type SetWords } from "@/lib/engagements/field-sets/words";
import type { EngagementDetail } from "@/lib/engagements/views";

/** What the record says in one of its field sets; what it does not say is left out. */
export function SetFacts({ set, record }: { set: SetName; record: EngagementDetail }) {
  const { sets, setWords } = record;
  return (
    <div className="grid gap-4">
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
          <div key={part.path} className="grid gap-1">
            <h3 className="text-sm font-medium text-muted">{part.title}</h3>
            <ol className="list-decimal divide-y divide-border pl-6 marker:text-sm marker:text-muted">
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a record stand in their order
                <li key={index} className="py-1.5 pl-1">
                  <RowFacts fields={part.fields} row={row} words={setWords} />
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </div>
  );
}

function RowFacts({ fields, row, words }: { fields: Fields; row: Row; words: SetWords }) {
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5">
      {factsOfRow(fields, row, words).map((fact) => (
        <div key={fact.name} className="min-w-0 break-words">
          <dt className="inline text-sm text-muted">{fact.label}: </dt>
          <dd className="inline">
            <FactWords fact={fact} fields={fields} />
          </dd>
        </div>
      ))}
    </dl>
  );
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
