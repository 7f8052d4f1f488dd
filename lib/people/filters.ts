import { type AddressQuery, isCountryCode, isOneOf, readAddress } from "@/lib/address";
import { type CalendarDate, parseCalendarDate } from "@/lib/dates";
import { SERVICES, type Service } from "./ranks";

/** What a list of people is narrowed to. Values of one filter are alternatives; filters add up. */
export type PersonFilters = {
  /** Found in names, positions and organisations; of a word that names a country, also its people. */
  q: string | null;
  country: string[];
  service: Service[];
  /** Null: those who still serve and those who do not. */
  active: boolean | null;
  /** Those who are to be met again by this day, as their last meeting says. */
  contactBy: CalendarDate | null;
};

export const NO_PERSON_FILTERS: PersonFilters = {
  q: null,
  country: [],
  service: [],
  active: null,
  contactBy: null,
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readPersonFilters(query: AddressQuery): {
  filters: PersonFilters;
  page: number;
  notices: string[];
} {
  const { notices, some, one, flag, words, page } = readAddress(query);
  const filters: PersonFilters = {
    q: words(),
    country: some("country", isCountryCode),
    service: some("service", isOneOf(SERVICES)),
    active: flag("active"),
    contactBy: one("contactBy", (value) => parseCalendarDate(value) !== null),
  };
  return { filters, page: page(), notices };
}

/** The address of the list under these filters. */
export function peopleHref(filters: Partial<PersonFilters>, page = 1): string {
  const query = new URLSearchParams();
  if (filters.q) query.set("q", filters.q);
  for (const code of filters.country ?? []) query.append("country", code);
  for (const service of filters.service ?? []) query.append("service", service);
  if (filters.active !== null && filters.active !== undefined)
    query.set("active", filters.active ? "1" : "0");
  if (filters.contactBy) query.set("contactBy", filters.contactBy);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/people?${text}` : "/people";
}
