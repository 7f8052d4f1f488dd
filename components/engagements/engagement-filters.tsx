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
  LADDER_FILTERS,
  type LIST_FILTERS,
  usualSort,
  WEEKDAY_FILTERS,
} from "@/lib/engagements/filters";
import {
  DOMAIN_LABELS,
  GIFT_FILTER_LABELS,
  OWED_FILTER_LABELS,
  PUBLICATION_LABELS,
  partnerBandLabel,
  STATUS_LABELS,
  weekdayLabel,
} from "@/lib/engagements/labels";
import { type LookFilters, lookHref, lookParts } from "@/lib/engagements/looks/filters";
import { findAttendeesAction, findOfficersAction } from "@/lib/engagements/pickers/actions";
import { STATUSES } from "@/lib/engagements/schema";
import { TAG_SCHEMES, tagKey, tagLabel } from "@/lib/engagements/tag-schemes";
import { engagementType, TYPE_GROUPS, typesInGroup } from "@/lib/engagements/types";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { ladderLabel } from "@/lib/outcomes/labels";
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
  people: ReadonlyMap<string, string>;
  officers: ReadonlyMap<string, string>;
  /** All that can be chosen, by code. */
  objectives: ReadonlyMap<string, string>;
  efforts: ReadonlyMap<string, string>;
  reasons: ReadonlyMap<string, string>;
};

/**
 * The filters of the list as fields. An address may hold several values of one filter; a field changes the first and
 * the others are kept as they are.
 */
export function EngagementFilterBar({ filters, shown, names }: EngagementFilterBarProps) {
  const { when, status, type, group, country, band, publication, senior, series, edition, crisis, sort } =
    filters;
  const { weekday, notObjective, attendeePost, authorPost } = filters;
  const { tag, domain, marking, reason, ladder, effort, person, officer, component } = filters;
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
        tag: tag.slice(1),
        domain: domain.slice(1),
        marking: marking.slice(1),
        reason: reason.slice(1),
        ladder: ladder.slice(1),
        senior: senior ? "1" : null,
        gift: filters.gift,
        bandOf: filters.bandOf,
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
      <FilterField label="Type" name="type" defaultValue={filters.type[0] ?? ""} groups={TYPE_CHOICES} />
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
      <MoreFilters
        isUsed={
          [tag, domain, marking, reason, ladder].some((values) => values.length > 0) ||
          [notObjective, effort, person, officer, component, attendeePost, authorPost].some(Boolean) ||
          filters.unreported ||
          filters.owed !== null
        }
      >
        <FilterField
          label="Report"
          name="unreported"
          defaultValue={filters.unreported ? "1" : ""}
          anyLabel="In or not"
          options={[{ value: "1", label: REPORT_DUE }]}
        />
        <FilterField
          label="Return of a visit or exchange"
          name="owed"
          defaultValue={filters.owed ?? ""}
          anyLabel="Owed or not"
          options={Object.entries(OWED_FILTER_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <FilterField
          label="Line of effort"
          name="effort"
          defaultValue={effort ?? ""}
          options={optionsOf(names.efforts)}
        />
        <FilterField
          label="Tag"
          name="tag"
          defaultValue={tag[0] ?? ""}
          groups={TAG_SCHEMES.map((scheme) => ({
            label: scheme.name,
            options: scheme.tags.map(({ code, name }) => ({
              value: tagKey({ scheme: scheme.code, code }),
              label: name,
            })),
          }))}
        />
        <FilterField
          label="Domain"
          name="domain"
          defaultValue={domain[0] ?? ""}
          options={Object.entries(DOMAIN_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <FilterField
          label="What came of it"
          name="ladder"
          defaultValue={ladder[0] ?? ""}
          options={LADDER_FILTERS.map((value) => ({ value, label: ladderLabel(value) }))}
        />
        <FilterField
          label="Reason to cancel or postpone"
          name="reason"
          defaultValue={reason[0] ?? ""}
          options={optionsOf(names.reasons)}
        />
        <FilterField
          label="Marking"
          name="marking"
          defaultValue={marking[0] ?? ""}
          options={MARKING_LEVELS.map((value) => ({ value, label: value }))}
        />
        <FilterField label="Lead component" name="component" type="text" defaultValue={component ?? ""} />
        <FilterCombobox
          name="person"
          label="Attended by"
          listLabel="People who attend"
          search={findAttendeesAction}
          defaultChosen={chosenOf(person, names.people)}
        />
        <FilterCombobox
          name="officer"
          label="Responsible officer"
          listLabel="Officers"
          search={findOfficersAction}
          defaultChosen={chosenOf(officer, names.officers)}
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
          defaultChosen={chosenOf(attendeePost, names.posts)}
        />
        <FilterCombobox
          name="authorPost"
          label="Written by the holder of"
          listLabel="Posts of authors"
          search={findUserPostsAction}
          defaultChosen={chosenOf(authorPost, names.posts)}
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
  const ofCountry = filters.bandOf ? ` of ${countryName(filters.bandOf)}` : "";
  const lists: { name: (typeof LIST_FILTERS)[number]; label: string }[] = [
    { name: "type", label: "Type" },
    { name: "group", label: "Group" },
    { name: "status", label: "Status" },
    { name: "country", label: "Country" },
    { name: "band", label: `Most senior partner${ofCountry}` },
    { name: "publication", label: "Publication" },
    { name: "organisation", label: "Organisation" },
    { name: "weekday", label: "Begins on" },
    { name: "tag", label: "Tag" },
    { name: "domain", label: "Domain" },
    { name: "marking", label: "Marking" },
    { name: "reason", label: "Reason to cancel or postpone" },
    { name: "ladder", label: "What came of it" },
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
    ...single(`Contact${ofCountry}`, filters.senior ? "Senior" : null, { senior: false }),
    ...single("Gifts", filters.gift && GIFT_FILTER_LABELS[filters.gift], { gift: null }),
    ...single("Return", filters.owed && OWED_FILTER_LABELS[filters.owed], { owed: null }),
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
    ...single("Line of effort", filters.effort && (names.efforts.get(filters.effort) ?? filters.effort), {
      effort: null,
    }),
    ...single("Attended by", filters.person && nameOf(filters.person, names.people), { person: null }),
    ...single("Responsible officer", filters.officer && nameOf(filters.officer, names.officers), {
      officer: null,
    }),
    ...single("Lead component", filters.component, { component: null }),
    ...single(
      "Attended by the holder of",
      filters.attendeePost && nameOf(filters.attendeePost, names.posts),
      {
        attendeePost: null,
      },
    ),
    ...single("Written by the holder of", filters.authorPost && nameOf(filters.authorPost, names.posts), {
      authorPost: null,
    }),
    ...single("Words", filters.q, { q: null }),
  ];
}

const REPORT_DUE = "Date passed, not in";

const TYPE_CHOICES = Object.entries(TYPE_GROUPS).map(([group, label]) => ({
  label,
  options: typesInGroup(group as keyof typeof TYPE_GROUPS).map(({ code, name }) => ({
    value: code,
    label: name,
  })),
}));

function optionsOf(names: ReadonlyMap<string, string>) {
  return [...names].map(([value, label]) => ({ value, label }));
}

function chosenOf(id: string | null, names: ReadonlyMap<string, string>) {
  return id ? [{ value: id, label: nameOf(id, names) }] : [];
}

function wordsFor(name: string, value: string, { organisations, reasons }: FilterNames): string {
  if (name === "type") return engagementType(value)?.name ?? value;
  if (name === "group") return TYPE_GROUPS[value as keyof typeof TYPE_GROUPS] ?? value;
  if (name === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  if (name === "publication") return PUBLICATION_LABELS[value as keyof typeof PUBLICATION_LABELS] ?? value;
  if (name === "band") return partnerBandLabel(value);
  if (name === "organisation") return organisations.get(value) ?? "Not known";
  if (name === "weekday") return weekdayLabel(value);
  if (name === "tag") return tagLabel(value);
  if (name === "domain") return DOMAIN_LABELS[value as keyof typeof DOMAIN_LABELS] ?? value;
  if (name === "marking") return value;
  if (name === "reason") return reasons.get(value) ?? value;
  if (name === "ladder") return ladderLabel(value);
  return countryName(value);
}

function objectiveWords(code: string, { objectives }: FilterNames): string {
  return [code, objectives.get(code)].filter(Boolean).join(" ");
}

function nameOf(id: string, names: ReadonlyMap<string, string>): string {
  return names.get(id) ?? "Not known";
}
