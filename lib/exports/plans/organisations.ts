import { ORGANISATION_COLUMNS } from "@/lib/people/export/columns";
import { listOrganisationIds, listOrganisationsById } from "@/lib/people/organisations/queries";
import { placesHref, readPlaceFilters } from "@/lib/people/place-filters";
import { byIds, type Planner, plainTable } from "../plan";

export const planOrganisations: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readPlaceFilters(query);
  const ids = await listOrganisationIds(db, filters);
  return plainTable(db, ORGANISATION_COLUMNS, {
    list: placesHref("/organisations", filters),
    ...byIds(ids, listOrganisationsById),
  });
};
