import { mapWidth, placeOnMap } from "./world-paths";

type Figure = { longitude: number; latitude: number; value: number | null };

/**
 * Where a map that is wider than its frame is looked at first, as a share of its width from the left (0 to 1): the middle one, from
 * left to right, of the countries that have a figure, those above zero if there are any. The middle of the map when none has.
 */
export function centreOf(figures: readonly Figure[]): number {
  const known = figures.filter(({ value }) => value !== null);
  const counted = known.filter(({ value }) => value !== 0);
  const places = (counted.length > 0 ? counted : known)
    .map(({ longitude, latitude }) => placeOnMap(longitude, latitude).x)
    .sort((a, b) => a - b);
  return (places[Math.floor(places.length / 2)] ?? mapWidth / 2) / mapWidth;
}
