import { bannerFor } from "@/lib/markings/rules";
import { PERSON_COLUMNS } from "@/lib/people/export/columns";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";
import { listPeopleById, listPersonFacts, listPersonIds, markingsOfPeople } from "@/lib/people/queries";
import { byIds, type Planner, plainTable } from "../plan";

export const planPeople: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readPersonFilters(query);
  const ids = await listPersonIds(db, filters);
  const list = peopleHref(filters);
  if (filters.contactBy === null)
    return plainTable(db, PERSON_COLUMNS, { list, ...byIds(ids, listPersonFacts) });
  // Who is to be met again by a day is what records say of them.
  return plainTable(db, PERSON_COLUMNS, {
    list,
    ...byIds(ids, listPeopleById),
    markingOf: (person) => bannerFor(markingsOfPeople([person])),
  });
};
