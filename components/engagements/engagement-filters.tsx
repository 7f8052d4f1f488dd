import {
  type ActiveFilter,
  FilterBar,
  FilterCombobox,
  FilterField,
  MoreFilters,
} from "@/components/ui/filter-bar";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import { formatDate } from "@/lib/dates";
import {
  BANDS,
  type EngagementFilters,
  type LIST_FILTERS,
  usualSort,
  WEEKDAY_FILTERS,
} from "@/lib/engagements/filters";
import {
  GIFT_FILTER_LABELS,
  PUBLICATION_LABELS,
  partnerBandLabel,
  STATUS_LABELS,
  weekdayLabel,
} from "@/lib/engagements/labels";
import { type LookFilters, lookHref, lookParts } from "@/lib/engagements/looks/filters";
import { STATUSES } from "@/lib/engagements/schema";
import { engagementType, TYPE_GROUPS, typesInGroup } from "@/lib/engagements/types";
import { findOrganisationsAction } from "@/lib/people/organisations/actions";
import { findPostsAction, findUserPostsAction } from "@/lib/people/posts/actions";

type EngagementFilterBarProps = {
  filters: EngagementFilters;
  shown: LookFilters;
  names: FilterNames;
};

/** What the records that the filters name are called, where it is known. */
export type FilterNames = {
  series: string | null;
  /** By id. */
  organisations: ReadonlyMap<string, string>;
  posts: ReadonlyMap<string, string>;
  /** All that can be chosen, by code. */
  objectives: ReadonlyMap<string, string>;
};

/**
 * The filters of the list as fields. An address may hold several values of one filter; a field changes the first and
 * the others are kept as they are.
 */
export function EngagementFilterBar({ filters, shown, names }: EngagementFilterBarProps) {
  const { when, status, type, group, country, band, publication, senior, series, edition, crisis, sort } =
    filters;
  const { weekday, notObjective, attendeePost, authorPost } = filters;
  const objectives = [...names.objectives.keys()].map((code) => ({
    value: code,
    label: objectiveWords(code, names),
  }));
  return (
    <FilterBar
      key={lookHref(filters, shown)}
      action="/engagements"
      noun="engagements"
      isFiltered={activeEngagementFilters(filters, names, shown).length > 0}
      keep={{
        when,
        status: status.slice(1),
        type: type.slice(1),
        group,
        country: country.slice(1),
        band: band.slice(1),
        publication: publication.slice(1),
        weekday: weekday.slice(1),
        senior: senior ? "1" : null,
        series,
        edition,
        crisis,
        sort: sort === usualSort(when) ? null : sort,
        ...lookParts(shown),
      }}
    >
      <FilterField label="Words" name="q" type="search" defaultValue={filters.q ?? ""} />
      <FilterField
        label="Country"
        name="country"
        defaultValue={filters.country[0] ?? ""}
        options={COUNTRY_CHOICES}
      />
      <TypeField chosen={filters.type[0]} />
      <FilterField
        label="Status"
        name="status"
        defaultValue={filters.status[0] ?? ""}
        options={STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
      />
      <FilterField
        label="Most senior partner"
        name="band"
        defaultValue={filters.band[0] ?? ""}
        options={BANDS.map((value) => ({ value, label: partnerBandLabel(value) }))}
      />
      <FilterField
        label="Objective"
        name="objective"
        defaultValue={filters.objective ?? ""}
        options={objectives}
      />
      <FilterCombobox
        name="organisation"
        label="Organisation, with all below it"
        listLabel="Organisations"
        multiple
        search={findOrganisationsAction}
        defaultChosen={filters.organisation.map((value) => ({
          value,
          label: wordsFor("organisation", value, names),
        }))}
      />
      <FilterField label="From" name="from" type="date" defaultValue={filters.from ?? ""} />
      <FilterField label="To" name="to" type="date" defaultValue={filters.to ?? ""} />
      <FilterField
        label="Begins on"
        name="weekday"
        defaultValue={weekday[0] ?? ""}
        anyLabel="Any day"
        options={WEEKDAY_FILTERS.map((value) => ({ value, label: weekdayLabel(value) }))}
      />
      <FilterField
        label="Publication"
        name="publication"
        defaultValue={publication[0] ?? ""}
        options={Object.entries(PUBLICATION_LABELS).map(([value, label]) => ({ value, label }))}
      />
      <FilterField
        label="Whose"
        name="mine"
        defaultValue={filters.mine ? "1" : ""}
        anyLabel="Everyone's"
        options={[{ value: "1", label: "Mine" }]}
      />
      <MoreFilters isUsed={[notObjective, attendeePost, authorPost, filters.unreported].some(Boolean)}>
        <FilterField
          label="Report"
          name="unreported"
          defaultValue={filters.unreported ? "1" : ""}
          anyLabel="In or not"
          options={[{ value: "1", label: REPORT_DUE }]}
        />
        <FilterField
          label="Not this objective"
          name="notObjective"
          defaultValue={notObjective ?? ""}
          anyLabel="None left out"
          options={objectives}
        />
        <FilterCombobox
          name="attendeePost"
          label="Attended by the holder of"
          listLabel="Posts of attendees"
          search={findPostsAction}
          defaultChosen={chosenPost(attendeePost, names)}
        />
        <FilterCombobox
          name="authorPost"
          label="Written by the holder of"
          listLabel="Posts of authors"
          search={findUserPostsAction}
          defaultChosen={chosenPost(authorPost, names)}
        />
      </MoreFilters>
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activeEngagementFilters(
  filters: EngagementFilters,
  names: FilterNames,
  shown: LookFilters,
): ActiveFilter[] {
  const lists: { name: (typeof LIST_FILTERS)[number]; label: string }[] = [
    { name: "type", label: "Type" },
    { name: "group", label: "Group" },
    { name: "status", label: "Status" },
    { name: "country", label: "Country" },
    { name: "band", label: "Most senior partner" },
    { name: "publication", label: "Publication" },
    { name: "organisation", label: "Organisation" },
    { name: "weekday", label: "Begins on" },
  ];
  const several = lists.flatMap(({ name, label }) =>
    filters[name].map((value) => ({
      label,
      value: wordsFor(name, value, names),
      removeHref: lookHref({ ...filters, [name]: filters[name].filter((other) => other !== value) }, shown),
    })),
  );
  const single = (label: string, value: string | null, without: Partial<EngagementFilters>) =>
    value === null ? [] : [{ label, value, removeHref: lookHref({ ...filters, ...without }, shown) }];
  return [
    ...several,
    ...single("Contact", filters.senior ? "Senior" : null, { senior: false }),
    ...single("Gifts", filters.gift && GIFT_FILTER_LABELS[filters.gift], { gift: null }),
    ...single("Whose", filters.mine ? "Mine" : null, { mine: false }),
    ...single("Report", filters.unreported ? REPORT_DUE : null, { unreported: false }),
    ...single("From", filters.from && formatDate(filters.from), { from: null }),
    ...single("To", filters.to && formatDate(filters.to), { to: null }),
    ...single("Exercise", filters.series && (names.series ?? filters.series), { series: null }),
    ...single("Edition", filters.edition, { edition: null }),
    ...single("Crisis", filters.crisis, { crisis: null }),
    ...single("Objective", filters.objective && objectiveWords(filters.objective, names), {
      objective: null,
    }),
    ...single("Not this objective", filters.notObjective && objectiveWords(filters.notObjective, names), {
      notObjective: null,
    }),
    ...single("Attended by the holder of", filters.attendeePost && postWords(filters.attendeePost, names), {
      attendeePost: null,
    }),
    ...single("Written by the holder of", filters.authorPost && postWords(filters.authorPost, names), {
      authorPost: null,
    }),
    ...single("Words", filters.q, { q: null }),
  ];
}

const REPORT_DUE = "Date passed, not in";

function chosenPost(id: string | null, names: FilterNames) {
  return id ? [{ value: id, label: postWords(id, names) }] : [];
}

function TypeField({ chosen }: { chosen: string | undefined }) {
  return (
    <div className="grid min-w-0 gap-1 max-sm:flex-1 max-sm:basis-36">
      <label htmlFor="filter-type" className="text-xs font-medium text-muted">
        Type
      </label>
      <select
        id="filter-type"
        name="type"
        defaultValue={chosen ?? ""}
        className="h-9 w-full max-w-56 rounded-md border border-control bg-surface px-2 text-sm text-foreground"
      >
        <option value="">Any</option>
        {Object.entries(TYPE_GROUPS).map(([group, name]) => (
          <optgroup key={group} label={name}>
            {typesInGroup(group as keyof typeof TYPE_GROUPS).map((type) => (
              <option key={type.code} value={type.code}>
                {type.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function wordsFor(name: string, value: string, { organisations }: FilterNames): string {
  if (name === "type") return engagementType(value)?.name ?? value;
  if (name === "group") return TYPE_GROUPS[value as keyof typeof TYPE_GROUPS] ?? value;
  if (name === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  if (name === "publication") return PUBLICATION_LABELS[value as keyof typeof PUBLICATION_LABELS] ?? value;
  if (name === "band") return partnerBandLabel(value);
  if (name === "organisation") return organisations.get(value) ?? "Not known";
  if (name === "weekday") return weekdayLabel(value);
  return countryName(value);
}

function objectiveWords(code: string, { objectives }: FilterNames): string {
  return [code, objectives.get(code)].filter(Boolean).join(" ");
}

function postWords(id: string, { posts }: FilterNames): string {
  return posts.get(id) ?? "Not known";
}
