import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { expect, test } from "vitest";
import atlas from "world-atlas/countries-110m.json";
import { placeOnMap, worldPaths } from "./world-paths";

const countries = [
  ["Canada", "124"],
  ["Fiji", "242"],
  ["Indonesia", "360"],
  ["Japan", "392"],
  ["Philippines", "608"],
] as const;

test.each(countries)("every part of %s is drawn where it lies", (_, code) => {
  const drawn = pointsOf(worldPaths().shapes.get(code)?.path ?? "");
  const missed = coordinatesOf(code)
    .map(([longitude = 0, latitude = 0]) => placeOnMap(longitude, latitude))
    .filter((place) => !drawn.some(({ x, y }) => Math.hypot(x - place.x, y - place.y) < 0.2));
  expect(missed).toEqual([]);
});

/** The corners of a country of many parts, all its islands and lakes together, in degrees. */
function coordinatesOf(code: string) {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
  const country = feature(topology, topology.objects.countries).features.find(({ id }) => id === code);
  if (country?.geometry.type !== "MultiPolygon") throw new Error(`${code} is no country of many parts`);
  return country.geometry.coordinates.flat(2);
}

/** The points a browser's pen visits: after a z it stands on the first point of the ring it closed. */
function pointsOf(path: string): { x: number; y: number }[] {
  let pen = { x: 0, y: 0 };
  return (path.match(/m[^z]*z/g) ?? []).flatMap((ring) => {
    const numbers = [...ring.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
    const points: { x: number; y: number }[] = [];
    let at = pen;
    for (let index = 0; index < numbers.length; index += 2) {
      at = { x: at.x + (numbers[index] ?? 0), y: at.y + (numbers[index + 1] ?? 0) };
      points.push(at);
    }
    pen = points[0] ?? pen;
    return points;
  });
}
