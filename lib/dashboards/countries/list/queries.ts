import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { CountryFilters } from "@/lib/countries/filters";
import { listCountries } from "@/lib/countries/queries";
import { findNamed } from "@/lib/countries/rules";
import type { CalendarDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { isOwn } from "@/lib/engagements/tally-scopes";
import { bannerFor } from "@/lib/markings/rules";
import type { CountryLook } from "../../contacts/filters";
import { listLastContacts } from "../../contacts/queries";
import { listPersonalEngagements } from "../../personal/queries";
import { compareMonths } from "../../rules";
import { countOwnCountries, countPromisesByCountry, listCoverage } from "../queries";

/** Complete months that "held" counts. */
const MONTHS = 12;

/**
 * What `prepareCountryList`, and for the look at contacts `prepareContacts`, makes the list of, with the highest marking of what it
 * counts. The countries are those with the words of the search, or those that come close: `isNear` says so. Contacts are read for
 * their look alone, of which the countries are the viewer's own.
 */
export async function readCountryList(
  db: Db,
  viewer: Viewer,
  { q }: Pick<CountryFilters, "q">,
  look: CountryLook,
  today: CalendarDate,
) {
  const comparison = compareMonths(today, MONTHS);
  const all = await listCountries(db, today);
  const { found, isNear } = q ? findNamed(all, q) : { found: all, isNear: false };
  const isMatrix = look === "contacts";
  const countries = isMatrix ? found.filter(({ code }) => isOwn(viewer, code)) : found;
  const codes = countries.map((country) => country.code);
  const personal = await listPersonalEngagements(db);
  const counted = await countOwnCountries(db, viewer, comparison, codes, personal);
  const promises = await countPromisesByCountry(db, viewer, codes, today);
  const contacts = isMatrix ? await listLastContacts(db, viewer, codes, personal) : [];
  return {
    countries,
    isNear,
    period: comparison.current,
    counts: counted.countries,
    promises,
    contacts,
    coverage: await listCoverage(db, viewer, today),
    marking: bannerFor([
      counted.marking ?? "UNCLASSIFIED",
      ...[...personal, ...promises, ...contacts].map((one) => one.marking),
    ]),
  };
}
