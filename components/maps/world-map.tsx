import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { ChartTable } from "@/components/charts/chart-table";
import { HatchPattern } from "@/components/charts/hatch";
import { Legend, unknownSwatch } from "@/components/charts/legend";
import { Anchor } from "@/components/ui/anchor";
import { centreOf } from "./centre";
import { ScrolledAcross } from "./scrolled-across";
import { spreadDots } from "./spread";
import { stepLabels, stepOf } from "./steps";
import { mapHeight, mapWidth, placeOnMap, worldPaths } from "./world-paths";

type MapCountry = {
  /** ISO 3166-1 numeric, three digits; null where there is none (Kosovo), which is then drawn as a circle. */
  numeric: string | null;
  alpha3: string;
  name: string;
  latitude: number;
  longitude: number;
  /** Null: not known, drawn hatched. Zero is drawn as zero. */
  value: number | null;
  href?: string;
  /** The value in words ("12 engagements", "no report in"). */
  label: string;
};

/** A place of its own, whichever country it lies in. */
type MapPoint = { key: string; name: string; latitude: number; longitude: number; href: string };

type WorldMapProps = {
  caption: string;
  countries: readonly MapCountry[];
  /** Drawn above the countries, each a link, and what a point stands for. */
  points?: readonly MapPoint[];
  pointLabel?: string;
  /** What is counted, and the lower bounds of at most five steps (`stepsFor`). */
  legend: { title: string; from: readonly number[] };
  /** Whose boundaries these are and what they do not say. */
  boundaryNote: ReactNode;
};

const dotRadius = 6;
const pointRadius = 4;

/** Countries in Equal Earth by five steps of one colour; small states as circles, points as diamonds; each a link. */
export function WorldMap({
  caption,
  countries,
  points = [],
  pointLabel,
  legend,
  boundaryNote,
}: WorldMapProps) {
  const hatchId = useId();
  const tableId = useId();
  const { shapes, rest } = worldPaths();
  const fillOf = (value: number | null) =>
    value === null ? { fill: `url(#${hatchId})` } : { className: fills[stepOf(value, legend.from)] };
  const shaped = countries.flatMap((country) => {
    const shape = country.numeric === null ? undefined : shapes.get(country.numeric);
    return shape && !shape.small ? [{ country, path: shape.path }] : [];
  });
  const drawn = new Set(shaped.map(({ country }) => country.numeric));
  const empty =
    rest + [...shapes].flatMap(([numeric, { path }]) => (drawn.has(numeric) ? [] : asOwnPath(path))).join("");
  const small = countries.filter((country) => country.numeric === null || !drawn.has(country.numeric));
  const dots = spreadDots(
    small.map((country) => ({ country, ...placeOnMap(country.longitude, country.latitude) })),
    dotRadius,
  );
  const placed = spreadDots(
    points.map((point) => ({ point, ...placeOnMap(point.longitude, point.latitude) })),
    pointRadius,
  );

  return (
    <figure aria-label={caption} className="grid grid-cols-1 gap-2">
      <a href={`#${tableId}`} className="sr-only w-fit rounded-md px-2 py-1 prose-link focus:not-sr-only">
        Skip the map
      </a>
      <ScrolledAcross at={centreOf(countries)}>
        <svg
          viewBox={`0 0 ${mapWidth} ${mapHeight}`}
          className={
            "h-auto w-full min-w-[36rem] rounded-md bg-map-sea stroke-map-line stroke-[0.5] [&_a:focus-visible]:outline-none " +
            "[&_a:focus-visible_*]:stroke-focus [&_a:focus-visible_*]:stroke-[2.5] [&_a:hover_*]:stroke-foreground " +
            "[&_a:hover_*]:stroke-[1.25]"
          }
        >
          <title>{caption}</title>
          <defs>
            <HatchPattern id={hatchId} />
          </defs>
          <path d={empty} className="fill-map-land" />
          {shaped.map(({ country, path }) => (
            <CountryMark key={country.alpha3} country={country}>
              <path d={path} {...fillOf(country.value)} />
            </CountryMark>
          ))}
          {dots.map(({ country, x, y }) => (
            <CountryMark key={country.alpha3} country={country}>
              <circle cx={x} cy={y} r={dotRadius} {...fillOf(country.value)} />
            </CountryMark>
          ))}
          {placed.map(({ point, x, y }) => (
            <PointMark key={point.key} point={point} x={x} y={y} />
          ))}
        </svg>
      </ScrolledAcross>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs">
        <span className="font-medium">{legend.title}</span>
        <Legend
          items={[
            { label: "Not known", swatch: unknownSwatch },
            { label: "0", swatch: clsx("border border-map-line", swatches[0]) },
            ...stepLabels(legend.from).map((label, index) => ({
              label,
              swatch: clsx("border border-map-line", swatches[index + 1]),
            })),
            ...(points.length > 0 ? [{ label: pointLabel, swatch: "rotate-45 scale-75 bg-foreground" }] : []),
          ]}
        />
      </div>
      <p className="max-w-prose text-xs text-muted">{boundaryNote}</p>
      <div id={tableId}>
        <ChartTable
          caption={caption}
          labelHead="Country"
          valueHeads={[legend.title]}
          rows={countries.map((country) => ({
            key: country.alpha3,
            label: country.name,
            values: [{ value: country.value, href: country.href }],
          }))}
        />
      </div>
    </figure>
  );
}

function CountryMark({ country, children }: { country: MapCountry; children: ReactNode }) {
  const name = `${country.name}: ${country.label}`;
  return country.href ? (
    <Anchor href={country.href}>
      <title>{name}</title>
      {children}
    </Anchor>
  ) : (
    <g>
      <title>{name}</title>
      {children}
    </g>
  );
}

/** Where the rows of a point stand on this very page, the browser itself goes there and takes the focus along. */
function PointMark({ point: { name, href }, x, y }: { point: MapPoint; x: number; y: number }) {
  const r = pointRadius;
  const Mark = href.startsWith("#") ? "a" : Anchor;
  return (
    <Mark href={href}>
      <title>{name}</title>
      <path d={`M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} className="fill-foreground stroke-surface" />
    </Mark>
  );
}

/** Paths are relative and begin with `m`; joined behind another they must begin anew from the corner. */
function asOwnPath(path: string): string {
  return path === "" ? "" : `M0 0${path}`;
}

const fills = ["fill-map-0", "fill-map-1", "fill-map-2", "fill-map-3", "fill-map-4", "fill-map-5"] as const;
const swatches = ["bg-map-0", "bg-map-1", "bg-map-2", "bg-map-3", "bg-map-4", "bg-map-5"] as const;
