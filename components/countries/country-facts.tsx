import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import { UnknownValue } from "@/components/ui/table";
import { COUNTRY_KIND_LABELS } from "@/lib/countries/labels";
import type { CountryFacts as Facts } from "@/lib/countries/queries";
import type { Coverage } from "@/lib/dashboards/countries/queries";
import { formatDate } from "@/lib/dates";
import { CoverageNames } from "./country-table";

/** What a country is, which command it belongs to and since when, and who covers it. */
export function CountryFacts({
  country,
  coverage,
}: {
  country: Facts;
  coverage: readonly Coverage[] | null;
}) {
  return (
    <DescriptionList
      items={[
        { label: "Formal name", value: country.formalName },
        ...(country.aliases.length > 0
          ? [{ label: "Also known as", value: country.aliases.join(", ") }]
          : []),
        {
          label: "Codes",
          value: (
            <span className="font-mono text-sm">
              {[country.code, country.alpha2, country.numeric].filter(Boolean).join(" · ")}
            </span>
          ),
        },
        { label: "Region", value: `${country.region}, ${country.subregion}` },
        { label: "Kind", value: COUNTRY_KIND_LABELS[country.kind] },
        ...(country.existedUntil
          ? [
              {
                label: "Ended",
                value: (
                  <>
                    {formatDate(country.existedUntil)}
                    {country.successors.map((successor, index) => (
                      <span key={successor.code}>
                        {index === 0 ? "; followed by " : ", "}
                        <Anchor href={`/countries/${successor.code}`} className="prose-link">
                          {successor.name}
                        </Anchor>
                      </span>
                    ))}
                  </>
                ),
              },
            ]
          : []),
        { label: "Capital", value: country.capital ?? <UnknownValue>None</UnknownValue> },
        { label: "Time zone", value: country.timeZone ?? <UnknownValue>None</UnknownValue> },
        { label: "Command", value: <Assignments assignments={country.assignments} /> },
        { label: "Covered by", value: <CoverageNames coverage={coverage} /> },
      ]}
    />
  );
}

function Assignments({ assignments }: { assignments: Facts["assignments"] }) {
  if (assignments.length === 0) return <UnknownValue>No command on record</UnknownValue>;
  return (
    <ul className="grid gap-2">
      {assignments.map(({ command, startsOn, endsOn, source }) => (
        <li key={`${command.code} ${startsOn}`} className="grid">
          <span>
            {command.name} <span className="text-muted">({spanWords(startsOn, endsOn)})</span>
          </span>
          <span className="text-xs text-muted">{source}</span>
        </li>
      ))}
    </ul>
  );
}

function spanWords(startsOn: string | null, endsOn: string | null): string {
  const from = startsOn ? `since ${formatDate(startsOn)}` : "beginning not recorded";
  if (!endsOn) return from;
  return startsOn ? `${formatDate(startsOn)} to ${formatDate(endsOn)}` : `until ${formatDate(endsOn)}`;
}
