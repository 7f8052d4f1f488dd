import "server-only";
import { geoEqualEarth, geoPath } from "d3-geo";
import type { FeatureCollection, GeoJsonProperties, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";

export const mapWidth = 960;
export const mapHeight = 452;

type CountryShape = {
  /** SVG path data in map units, relative, one decimal. */
  path: string;
  /** Too small to press at this scale. */
  small: boolean;
};

type World = {
  /** By ISO 3166-1 numeric code in three digits ("392"). */
  shapes: ReadonlyMap<string, CountryShape>;
  /** Land without a code in the data set (see the boundary note), as one path. */
  rest: string;
};

const antarctica = "010";
const projection = geoEqualEarth();
let drawn: World | undefined;

/** Natural Earth's 1:110m countries in Equal Earth. Drawn once per process: the shapes never change. */
export function worldPaths(): World {
  drawn ??= drawWorld();
  return drawn;
}

/** Where a place lies on the map, in map units. Longitude and latitude in degrees. */
export function placeOnMap(longitude: number, latitude: number): { x: number; y: number } {
  worldPaths();
  const [x, y] = projection([longitude, latitude]) ?? [0, 0];
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

function drawWorld(): World {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
  const all: FeatureCollection<Geometry, GeoJsonProperties> = feature(topology, topology.objects.countries);
  const countries = all.features.filter((country) => country.id !== antarctica);
  projection.fitExtent(
    [
      [10, 8],
      [mapWidth - 10, mapHeight - 8],
    ],
    { type: "FeatureCollection", features: countries },
  );
  const measure = geoPath(projection);
  const shapes = new Map<string, CountryShape>();
  let rest = "";
  for (const country of countries) {
    const path = tracePath(country.geometry);
    const [[left, top], [right, bottom]] = measure.bounds(country);
    if (country.id === undefined) rest += `M0 0${path}`;
    else
      shapes.set(String(country.id).padStart(3, "0"), {
        path,
        small: Math.max(right - left, bottom - top) < 9,
      });
  }
  return { shapes, rest };
}

/** Relative steps of one decimal take half the characters of d3's absolute ones; points that round to no step are dropped. */
function tracePath(geometry: Geometry): string {
  let text = "";
  let pen = { x: 0, y: 0 };
  let ringStart = pen;
  let at = pen;
  let first = "";
  let steps: string[] = [];
  const stepTo = (x: number, y: number) => {
    const next = { x: Math.round(x * 10), y: Math.round(y * 10) };
    const step = next.x === at.x && next.y === at.y ? null : pair((next.x - at.x) / 10, (next.y - at.y) / 10);
    at = next;
    return step;
  };
  geoPath(projection, {
    beginPath: () => undefined,
    arc: () => undefined,
    moveTo(x, y) {
      at = pen;
      first = stepTo(x, y) ?? "0 0";
      ringStart = at;
      steps = [];
    },
    lineTo(x, y) {
      const step = stepTo(x, y);
      if (step !== null) steps.push(step);
    },
    closePath() {
      if (steps.length === 0) return;
      text += `m${first}l${steps.join(" ").replaceAll(" -", "-")}z`;
      // The ring's last point is not its first one: z takes the pen back there, and the next ring counts from it.
      pen = ringStart;
    },
  })(geometry);
  return text;
}

function pair(x: number, y: number): string {
  return `${x} ${y}`.replace(/(?<!\d)0\./g, ".").replaceAll(" -", "-");
}
