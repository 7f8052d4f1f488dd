import { type ActiveFilter, FilterBar, MoreFilters } from "@/components/ui/filter-bar";
import { activeOf, FieldsOf, filtersOf, isInForce, labelIn, restOf } from "@/components/ui/list-filters";
import { type CommitmentFilters, commitmentsHref, NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { FATE_LABELS } from "@/lib/commitments/say-do/labels";
import { COUNTRY_CHOICES } from "@/lib/countries/labels";
import { PUBLICATION_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { findAttendeesAction } from "@/lib/engagements/pickers/actions";
import { SIDES } from "@/lib/engagements/schema";
import { findPostsAction } from "@/lib/people/posts/actions";

/** What the records that the filters name are called, by id, where it is known. */
export type CommitmentFilterNames = {
  posts: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
};

/** What the list of promises can be narrowed to, besides their state. */
export function CommitmentFilterBar({
  filters,
  names,
}: {
  filters: CommitmentFilters;
  names: CommitmentFilterNames;
}) {
  const all = listFilters(filters, names);
  const seldom = [all.otherSide, all.ownerPost, all.ownerPerson];
  return (
    <FilterBar
      key={commitmentsHref(filters)}
      action="/commitments"
      noun="commitments"
      isFiltered={isInForce(...Object.values(all))}
      keep={{ state: filters.state, ...restOf(all) }}
    >
      <FieldsOf filters={[all.q, all.side, all.country, all.from, all.to, all.mine]} />
      <MoreFilters isUsed={isInForce(...seldom)}>
        <FieldsOf filters={seldom} />
      </MoreFilters>
    </FilterBar>
  );
}

/** The filters in force besides the state, each with the address without it. */
export function activeCommitmentFilters(
  filters: CommitmentFilters,
  names: CommitmentFilterNames,
): ActiveFilter[] {
  return activeOf(listFilters(filters, names));
}

function listFilters(filters: CommitmentFilters, { posts, people }: CommitmentFilterNames) {
  const tell = filtersOf(filters, NO_COMMITMENT_FILTERS, commitmentsHref);
  return {
    q: tell("q", { label: "Words", type: "search" }),
    fate: tell("fate", { label: "What became of it", words: labelIn(FATE_LABELS) }),
    side: tell("side", {
      label: "Made by",
      options: SIDES.map((value) => ({ value, label: SIDE_LABELS[value] })),
    }),
    country: tell("country", { label: "Country", options: COUNTRY_CHOICES }),
    otherSide: tell("otherSide", { label: "Country of the other side", options: COUNTRY_CHOICES }),
    publication: tell("publication", { label: "Publication", words: labelIn(PUBLICATION_LABELS) }),
    from: tell("from", { label: "Due from", type: "date" }),
    to: tell("to", { label: "Due to", type: "date" }),
    mine: tell("mine", { label: "Owned by", anyLabel: "Anyone", options: [{ value: "1", label: "Me" }] }),
    ownerPost: tell("ownerPost", {
      label: "Owned by the post",
      listLabel: "Posts that own",
      search: findPostsAction,
      names: posts,
    }),
    ownerPerson: tell("ownerPerson", {
      label: "Given by the person",
      activeLabel: "Given by",
      listLabel: "People who gave",
      search: findAttendeesAction,
      names: people,
    }),
    engagement: tell("engagement", { label: "Made at" }),
  };
}
