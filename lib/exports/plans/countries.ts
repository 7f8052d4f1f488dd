import { readCountryFilters } from "@/lib/countries/filters";
import { contactHref, readContactLook } from "@/lib/dashboards/contacts/filters";
import { prepareContacts } from "@/lib/dashboards/contacts/prepare";
import { CONTACT_COLUMNS, COUNTRY_COLUMNS } from "@/lib/dashboards/countries/export/columns";
import { prepareCountryList } from "@/lib/dashboards/countries/list/prepare";
import { readCountryList } from "@/lib/dashboards/countries/list/queries";
import { todayIn } from "@/lib/dates";
import { inMemory, markedTable, type Planner } from "../plan";

/** Countries with what the record says of them, or, as the address looks at them, with the last contact at each level. */
export const planCountries: Planner = async (db, viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readCountryFilters(query);
  const { shown } = readContactLook(query);
  const today = todayIn("UTC", new Date());
  const parts = await readCountryList(db, viewer, filters, shown.look, today);
  const countries = prepareCountryList({ ...parts, viewer }, filters, today);
  // What is counted together is marked together.
  const { marking } = parts;
  const plan = { list: contactHref(filters, shown), marking, markingOf: () => marking };
  return shown.look === "contacts"
    ? markedTable(CONTACT_COLUMNS, {
        ...plan,
        ...inMemory(prepareContacts(countries, parts.contacts, viewer, shown, today)),
      })
    : markedTable(COUNTRY_COLUMNS, { ...plan, ...inMemory(countries) });
};
