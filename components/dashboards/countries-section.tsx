import { Section } from "@/components/layout/section";
import { BoundaryNote } from "@/components/maps/boundary-note";
import { stepsFor } from "@/components/maps/steps";
import { WorldMap } from "@/components/maps/world-map";
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
import { counted, formatCount } from "@/lib/counts";
import type { CountriesModel } from "@/lib/dashboards/countries/prepare";

/** Countries shown before the rest is asked for. */
const FIRST_ROWS = 12;

type CountriesSectionProps = {
  countries: CountriesModel;
  period: string;
  previousPeriod: string;
  /** Whether the viewer sees some countries only, and so no other one whole. */
  isOwnOnly: boolean;
};

/** Where it was held: a map and its table. */
export function CountriesSection({ countries, period, previousPeriod, isOwnOnly }: CountriesSectionProps) {
  const { rows, places, unknown } = countries;
  const heads = { period, previousPeriod };
  return (
    <Section
      boxed
      title="Held by country"
      note={
        <>
          {period}. An event of several nations counts once with each of its countries, so that countries add
          up to more than the total.{isOwnOnly ? " Only your countries are counted here." : ""}
          {unknown.value > 0 ? (
            <>
              {" Hatched: "}
              <Anchor href={unknown.href} className="prose-link">
                {counted(unknown.value, "covered country", "covered countries")}
              </Anchor>
              {" with no report on record at all."}
            </>
          ) : null}
        </>
      }
    >
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,7fr)_minmax(min-content,4fr)]">
        <div className="min-w-0">
          <WorldMap
            caption={`Engagements held by country, ${period}`}
            countries={places}
            legend={{ title: "Engagements held", from: stepsFor(places.map((place) => place.value)) }}
            boundaryNote={<BoundaryNote />}
          />
        </div>
        {rows.length > 0 ? (
          <div className="grid content-start gap-2">
            <CountryRows
              caption={`Engagements held by country, ${period}`}
              rows={rows.slice(0, FIRST_ROWS)}
              {...heads}
            />
            {rows.length > FIRST_ROWS ? (
              <Disclosure
                printsOpen
                summary={`Show the other ${counted(rows.length - FIRST_ROWS, "country", "countries")}`}
              >
                <CountryRows caption="The other countries" rows={rows.slice(FIRST_ROWS)} {...heads} />
              </Disclosure>
            ) : null}
          </div>
        ) : null}
      </div>
    </Section>
  );
}

type CountryRowsProps = {
  caption: string;
  rows: CountriesModel["rows"];
  period: string;
  previousPeriod: string;
};

function CountryRows({ caption, rows, period, previousPeriod }: CountryRowsProps) {
  return (
    <Table caption={caption} dense>
      <TableHead sticky={false}>
        <TableHeader>Country</TableHeader>
        <TableHeader numeric>{period}</TableHeader>
        <TableHeader numeric>{previousPeriod}</TableHeader>
        <TableHeader priority={2}>Last held</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.code}>
            <TableCell>
              <Anchor href={`/countries/${row.code}`} className="prose-link">
                {row.name}
              </Anchor>
            </TableCell>
            <TableCell numeric>
              {row.value === null ? (
                <UnknownValue />
              ) : (
                <Anchor href={row.href} className="prose-link" aria-label={`${row.name}: ${row.label}`}>
                  {formatCount(row.value)}
                </Anchor>
              )}
              {row.doubtful > 0 ? (
                <Anchor
                  href={row.doubtfulHref}
                  className="block prose-link text-xs"
                  aria-label={`${row.name}: ${formatCount(row.doubtful)} by year only, left out`}
                >
                  {formatCount(row.doubtful)} by year only
                </Anchor>
              ) : null}
            </TableCell>
            <TableCell numeric>
              {row.previous === null ? (
                <UnknownValue />
              ) : (
                <Anchor
                  href={row.previousHref}
                  className="prose-link"
                  aria-label={`${row.name}, ${previousPeriod}: ${formatCount(row.previous)}`}
                >
                  {formatCount(row.previous)}
                </Anchor>
              )}
            </TableCell>
            <TableCell priority={2} className="whitespace-nowrap">
              {row.last ?? <UnknownValue>Nothing on record</UnknownValue>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
