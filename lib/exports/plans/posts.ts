import { POST_COLUMNS } from "@/lib/people/export/columns";
import { placesHref, readPlaceFilters } from "@/lib/people/place-filters";
import { listPostIds, listPostsById } from "@/lib/people/posts/queries";
import { byIds, type Planner, plainTable } from "../plan";

export const planPosts: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readPlaceFilters(query);
  const ids = await listPostIds(db, filters);
  return plainTable(db, POST_COLUMNS, { list: placesHref("/posts", filters), ...byIds(ids, listPostsById) });
};
