import {
  type ActiveFilter,
  FilterBar,
  FilterCombobox,
  FilterField,
  MoreFilters,
} from "@/components/ui/filter-bar";
import { type CommitmentFilters, commitmentsHref } from "@/lib/commitments/filters";
import { FATE_LABELS } from "@/lib/commitments/say-do/labels";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import { formatDate } from "@/lib/dates";
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
  const { q, state, fate, side, country, publication, from, to, mine } = filters;
  const { otherSide, ownerPost, ownerPerson, engagement } = filters;
  return (
    <FilterBar
      key={commitmentsHref(filters)}
      action="/commitments"
      noun="commitments"
      isFiltered={activeCommitmentFilters(filters, names).length > 0}
      keep={{
        state,
        fate,
        publication,
        side: side.slice(1),
        country: country.slice(1),
        otherSide: otherSide.slice(1),
        engagement,
      }}
    >
      <FilterField label="Words" name="q" type="search" defaultValue={q ?? ""} />
      <FilterField
        label="Made by"
        name="side"
        defaultValue={side[0] ?? ""}
        options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
      />
      <FilterField label="Country" name="country" defaultValue={country[0] ?? ""} options={COUNTRY_CHOICES} />
      <FilterField label="Due from" name="from" type="date" defaultValue={from ?? ""} />
      <FilterField label="Due to" name="to" type="date" defaultValue={to ?? ""} />
      <FilterField
        label="Owned by"
        name="mine"
        defaultValue={mine ? "1" : ""}
        anyLabel="Anyone"
        options={[{ value: "1", label: "Me" }]}
      />
      <MoreFilters isUsed={otherSide.length > 0 || [ownerPost, ownerPerson].some(Boolean)}>
        <FilterField
          label="Country of the other side"
          name="otherSide"
          defaultValue={otherSide[0] ?? ""}
          options={COUNTRY_CHOICES}
        />
        <FilterCombobox
          name="ownerPost"
          label="Owned by the post"
          listLabel="Posts that own"
          search={findPostsAction}
          defaultChosen={chosen(ownerPost, names.posts)}
        />
        <FilterCombobox
          name="ownerPerson"
          label="Given by the person"
          listLabel="People who gave"
          search={findAttendeesAction}
          defaultChosen={chosen(ownerPerson, names.people)}
        />
      </MoreFilters>
    </FilterBar>
  );
}

/** The filters in force besides the state, each with the address without it. */
export function activeCommitmentFilters(
  filters: CommitmentFilters,
  { posts, people }: CommitmentFilterNames,
): ActiveFilter[] {
  const without = (part: Partial<CommitmentFilters>) => commitmentsHref({ ...filters, ...part });
  const { q, fate, side, country, otherSide, publication, from, to, mine } = filters;
  const { ownerPost, ownerPerson, engagement } = filters;
  return [
    ...(q ? [{ label: "Words", value: q, removeHref: without({ q: null }) }] : []),
    ...(fate
      ? [{ label: "What became of it", value: FATE_LABELS[fate], removeHref: without({ fate: null }) }]
      : []),
    ...side.map((value) => ({
      label: "Made by",
      value: SIDE_LABELS[value],
      removeHref: without({ side: side.filter((other) => other !== value) }),
    })),
    ...country.map((code) => ({
      label: "Country",
      value: countryName(code),
      removeHref: without({ country: country.filter((other) => other !== code) }),
    })),
    ...otherSide.map((code) => ({
      label: "Country of the other side",
      value: countryName(code),
      removeHref: without({ otherSide: otherSide.filter((other) => other !== code) }),
    })),
    ...publication.map((value) => ({
      label: "Publication",
      value: PUBLICATION_LABELS[value],
      removeHref: without({ publication: publication.filter((other) => other !== value) }),
    })),
    ...(from ? [{ label: "Due from", value: formatDate(from), removeHref: without({ from: null }) }] : []),
    ...(to ? [{ label: "Due to", value: formatDate(to), removeHref: without({ to: null }) }] : []),
    ...(mine ? [{ label: "Owned by", value: "Me", removeHref: without({ mine: false }) }] : []),
    ...(ownerPost
      ? [
          {
            label: "Owned by the post",
            value: nameOf(ownerPost, posts),
            removeHref: without({ ownerPost: null }),
          },
        ]
      : []),
    ...(ownerPerson
      ? [
          {
            label: "Given by",
            value: nameOf(ownerPerson, people),
            removeHref: without({ ownerPerson: null }),
          },
        ]
      : []),
    ...(engagement
      ? [{ label: "Made at", value: engagement, removeHref: without({ engagement: null }) }]
      : []),
  ];
}

function chosen(id: string | null, names: ReadonlyMap<string, string>) {
  return id ? [{ value: id, label: nameOf(id, names) }] : [];
}

function nameOf(id: string, names: ReadonlyMap<string, string>): string {
  return names.get(id) ?? "Not known";
}
