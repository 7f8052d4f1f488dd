import { SERVICES, type Service } from "./ranks";

/** What a list of people is narrowed to. Values of one filter are alternatives; filters add up. */
export type PersonFilters = {
  /** Found in names, positions and organisations. */
  q: string | null;
  country: string[];
  service: Service[];
  /** Null: those who still serve and those who do not. */
  active: boolean | null;
};

export const NO_PERSON_FILTERS: PersonFilters = { q: null, country: [], service: [], active: null };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readPersonFilters(query: Readonly<Record<string, string | readonly string[] | undefined>>): {
  filters: PersonFilters;
  page: number;
  notices: string[];
} {
  const notices: string[] = [];
  const some = (name: string, fits: (value: string) => boolean) => {
    const values = [...new Set([query[name] ?? []].flat().filter((value) => value !== ""))].slice(0, 300);
    for (const value of values)
      if (!fits(value))
        notices.push(`"${value.slice(0, 40)}" is no value of the filter "${name}" and was left out.`);
    return values.filter(fits);
  };
  const active = some("active", (value) => value === "0" || value === "1").at(-1);
  const services = some("service", (value) => SERVICES.some((service) => service === value));
  const filters: PersonFilters = {
    q: [query.q ?? []].flat().at(-1)?.replaceAll("\0", " ").normalize("NFC").trim().slice(0, 100) || null,
    country: some("country", (value) => /^[A-Z]{3}$/.test(value)),
    service: SERVICES.filter((service) => services.includes(service)),
    active: active === undefined ? null : active === "1",
  };
  const page = some("page", (value) => /^[1-9]\d{0,6}$/.test(value)).at(-1);
  return { filters, page: Number(page ?? 1), notices };
}

/** The address of the list under these filters. */
export function peopleHref(filters: Partial<PersonFilters>, page = 1): string {
  const query = new URLSearchParams();
  if (filters.q) query.set("q", filters.q);
  for (const code of filters.country ?? []) query.append("country", code);
  for (const service of filters.service ?? []) query.append("service", service);
  if (filters.active !== null && filters.active !== undefined)
    query.set("active", filters.active ? "1" : "0");
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/people?${text}` : "/people";
}
