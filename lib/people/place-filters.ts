/** What a list of posts or of organisations is narrowed to. */
export type PlaceFilters = {
  /** Found in names and titles. */
  q: string | null;
  country: string | null;
};

/** Reads the filters of such a list from its address. Never fails: what cannot be read is left out. */
export function readPlaceFilters(query: Readonly<Record<string, string | readonly string[] | undefined>>): {
  filters: PlaceFilters;
  page: number;
} {
  const last = (name: string) => [query[name] ?? []].flat().at(-1) ?? "";
  const country = last("country");
  const page = last("page");
  return {
    filters: {
      q: last("q").replaceAll("\0", " ").normalize("NFC").trim().slice(0, 100) || null,
      country: /^[A-Z]{3}$/.test(country) ? country : null,
    },
    page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1,
  };
}
