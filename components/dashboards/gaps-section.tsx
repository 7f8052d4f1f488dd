import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { UnknownValue } from "@/components/ui/table";
import { withArticle } from "@/lib/countries/articles";
import { formatCount } from "@/lib/counts";
import type { GapsModel } from "@/lib/dashboards/countries/prepare";
import { formatDate } from "@/lib/dates";
import { ChoiceLinks } from "./choice-links";

const FIRST_ROWS = 10;

type GapsSectionProps = {
  gaps: GapsModel;
  /** Whether nothing found means none, and not that it is not open to the viewer. */
  isWhole: boolean;
  choices: readonly { label: string; href: string; isCurrent: boolean }[];
};

/** Countries nobody senior has met for too long, longest first; those never met on record stand apart. */
export function GapsSection({ gaps, isWhole, choices }: GapsSectionProps) {
  const where = isWhole ? "on record" : "open to you";
  const base = gaps.isCovered ? "covered countries" : "countries on record";
  return (
    <Section
      boxed
      id="gaps"
      title={isWhole ? "No senior contact" : "No senior contact open to you"}
      action={
        <Anchor href={gaps.levelsHref} className="prose-link">
          Last contact by level
        </Anchor>
      }
      note={`Since ${formatDate(gaps.since)}: a held engagement with a counterpart of one star or above, a minister or a senior civilian.`}
    >
      <div className="grid gap-4">
        <ChoiceLinks label="Months" choices={choices} />
        <p>
          <Anchor href={gaps.href} className="text-3xl font-semibold tabular-nums hover:underline">
            {formatCount(gaps.value)}
          </Anchor>{" "}
          of{" "}
          <Anchor href={gaps.of.href} className="prose-link">
            {formatCount(gaps.of.value)} {base}
          </Anchor>
        </p>
        <Rows title="Last contact is older" rows={gaps.older} where={where} />
        <Rows title={`No senior contact ${where}`} rows={gaps.nothing} where={where} />
      </div>
    </Section>
  );
}

type ListProps = { rows: GapsModel["older"]; where: string };

function Rows({ title, rows, where }: ListProps & { title: string }) {
  if (rows.length === 0) return null;
  return (
    <div className="grid gap-1">
      <h3 className="text-sm font-semibold">
        {title}: {formatCount(rows.length)}
      </h3>
      <List rows={rows.slice(0, FIRST_ROWS)} where={where} />
      {rows.length > FIRST_ROWS ? (
        <Disclosure printsOpen summary={`Show the other ${formatCount(rows.length - FIRST_ROWS)}`}>
          <List rows={rows.slice(FIRST_ROWS)} where={where} />
        </Disclosure>
      ) : null}
    </div>
  );
}

function List({ rows, where }: ListProps) {
  return (
    <ul className="grid text-sm">
      {rows.map((row) => (
        <li
          key={row.code}
          className="flex min-h-8 items-center justify-between gap-3 border-b border-border last:border-b-0"
        >
          <Anchor href={`/countries/${row.code}`} className="prose-link">
            {row.name}
          </Anchor>
          {row.lastWords === null ? (
            <UnknownValue>Nothing {where}</UnknownValue>
          ) : (
            <Anchor
              href={row.href}
              className="whitespace-nowrap prose-link tabular-nums"
              aria-label={`Senior contacts with ${withArticle(row.code, row.name)}, last in ${row.lastWords}`}
            >
              {row.lastWords}
            </Anchor>
          )}
        </li>
      ))}
    </ul>
  );
}
