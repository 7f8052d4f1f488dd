import type { SearchHit } from "@/lib/engagements/views";
import type { Marking } from "@/lib/generated/prisma/enums";
import type { PageInfo } from "@/lib/paging";
import type { Kind } from "./filters";
import type { Facet } from "./prepare";

/** What a search found of one kind: the first rows, how many there are, and where more of them stand. */
export type Found<Row> = {
  rows: Row[];
  total: number;
  href: string;
  /** Whether nothing is spelled so and these come close. */
  isNear?: boolean;
  /** To what they can be narrowed, each number with the list of just these. */
  facets?: Facet[];
  /** Which page of them the rows are, of a kind that has no list but the search and stands alone. */
  info?: PageInfo;
};

export type FoundPlace = {
  href: string;
  name: string;
  hint: string;
  isFictional?: boolean;
  /** Absent where what is shown is no record and has none. */
  marking?: Marking;
};

export type SearchResults = { engagements: Found<SearchHit> & { facets: Facet[] } } & Record<
  Exclude<Kind, "engagements">,
  Found<FoundPlace>
>;
