import { tagFilter } from "@/components/tags/tag-filter";
import { type ActiveFilter, FilterBar, MoreFilters } from "@/components/ui/filter-bar";
import {
  activeOf,
  FieldsOf,
  filtersOf,
  isInForce,
  labelIn,
  optionsOf,
  restOf,
} from "@/components/ui/list-filters";
import { COUNTRY_CHOICES, countryInSentence } from "@/lib/countries/labels";
import {
  ATMOSPHERICS_FILTERS,
  BANDS,
  type EngagementFilters,
  HOST_SIDE_FILTERS,
  LADDER_FILTERS,
  NO_FILTERS,
  NO_REASON,
  usualSort,
  WEEKDAY_FILTERS,
} from "@/lib/engagements/filters";
import {
  ATMOSPHERICS_FILTER_LABELS,
  ATMOSPHERICS_LABELS,
  DOMAIN_LABELS,
  GIFT_FILTER_LABELS,
  HOST_SIDE_FILTER_LABELS,
  NO_REASON_LABEL,
  OWED_FILTER_LABELS,
  PRECISION_FILTER_LABELS,
  PUBLICATION_LABELS,
  partnerBandLabel,
  STATUS_LABELS,
  VISIT_FILTER_LABELS,
  weekdayLabel,
} from "@/lib/engagements/labels";
import { type LookFilters, lookHref, lookParts } from "@/lib/engagements/looks/filters";
import { findAttendeesAction, findOfficersAction } from "@/lib/engagements/pickers/actions";
import { STATUSES } from "@/lib/engagements/schema";
import { TYPE_GROUPS, typesInGroup } from "@/lib/engagements/types";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { ladderLabel } from "@/lib/outcomes/labels";
import { findOrganisationsAction } from "@/lib/people/organisations/actions";
import { findPostsAction, findUserPostsAction } from "@/lib/people/posts/actions";
import type { TagOption } from "@/lib/picklists/queries";

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
  accounts: ReadonlyMap<string, string>;
  /** All that can be chosen, by code. */
  objectives: ReadonlyMap<string, string>;
  efforts: ReadonlyMap<string, string>;
  reasons: ReadonlyMap<string, string>;
  authorities: ReadonlyMap<string, string>;
  /** By the name itself, and the one that is asked for among them. */
  components: ReadonlyMap<string, string>;
  tags: readonly TagOption[];
};

/**
 * The filters of the list as fields. An address may hold several values of one filter; a field changes the first and
 * the others are kept as they are.
 */
export function EngagementFilterBar({ filters, shown, names }: EngagementFilterBarProps) {
  const { when, sort } = filters;
  const all = listFilters(filters, names, shown);
  const seldom = [
    all.precision,
    all.unreported,
    all.visit,
    all.owed,
    all.effort,
    all.tag,
    all.domain,
    all.ladder,
    all.atmospherics,
    all.tone,
    all.reason,
    all.host,
    all.hostSide,
    all.declined,
    all.funding,
    all.marking,
    all.component,
    all.person,
    all.author,
    all.officer,
    all.notObjective,
    all.attendeePost,
    all.authorPost,
  ];
  return (
    <FilterBar
      key={lookHref(filters, shown)}
      action="/engagements"
      noun="engagements"
      isFiltered={isInForce(...Object.values(all))}
      keep={{
        when,
        bandOf: filters.bandOf,
        sort: sort === usualSort(when) ? null : sort,
        ...restOf(all),
        ...lookParts(shown),
      }}
    >
      <FieldsOf
        filters={[
          all.q,
          all.country,
          all.type,
          all.status,
          all.band,
          all.objective,
          all.organisation,
          all.from,
          all.to,
          all.weekday,
          all.publication,
          all.mine,
        ]}
      />
      <MoreFilters isUsed={isInForce(...seldom)}>
        <FieldsOf filters={seldom} />
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
  return activeOf(listFilters(filters, names, shown));
}

/** In the order in which those in force are named: first what has several values. */
function listFilters(filters: EngagementFilters, names: FilterNames, shown: LookFilters) {
  const tell = filtersOf(filters, NO_FILTERS, (some) => lookHref(some, shown));
  // Of which country the band is says no more than that.
  const ofCountry = filters.bandOf ? ` of ${countryInSentence(filters.bandOf)}` : "";
  const objectives = [...names.objectives].map(([value, text]) => ({ value, label: `${value} ${text}` }));
  return {
    type: tell("type", { label: "Type", groups: TYPE_CHOICES }),
    group: tell("group", { label: "Group", words: labelIn(TYPE_GROUPS) }),
    status: tell("status", {
      label: "Status",
      options: STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
    }),
    country: tell("country", { label: "Country", options: COUNTRY_CHOICES }),
    band: tell("band", {
      label: "Most senior counterpart",
      // Of a country only its own people are looked at.
      activeLabel: `Most senior ${filters.bandOf ? "partner" : "counterpart"}${ofCountry}`,
      options: BANDS.map((value) => ({ value, label: partnerBandLabel(value) })),
    }),
    publication: tell("publication", { label: "Publication", options: optionsOf(PUBLICATION_LABELS) }),
    organisation: tell("organisation", {
      label: "Organisation, with all below it",
      activeLabel: "Organisation",
      listLabel: "Organisations",
      multiple: true,
      search: findOrganisationsAction,
      names: names.organisations,
    }),
    weekday: tell("weekday", {
      label: "Begins on",
      anyLabel: "Any day",
      options: WEEKDAY_FILTERS.map((value) => ({ value, label: weekdayLabel(value) })),
    }),
    precision: tell("precision", {
      label: "How exactly the start is known",
      activeLabel: "Start known",
      anyLabel: "However exactly",
      options: optionsOf(PRECISION_FILTER_LABELS),
    }),
    tag: tell("tag", tagFilter(names.tags)),
    domain: tell("domain", { label: "Domain", options: optionsOf(DOMAIN_LABELS) }),
    marking: tell("marking", {
      label: "Marking",
      options: MARKING_LEVELS.map((value) => ({ value, label: value })),
    }),
    reason: tell("reason", {
      label: "Reason to cancel or postpone",
      options: [...optionsOf(names.reasons), { value: NO_REASON, label: NO_REASON_LABEL }],
    }),
    ladder: tell("ladder", {
      label: "What came of it",
      options: LADDER_FILTERS.map((value) => ({ value, label: ladderLabel(value) })),
    }),
    funding: tell("funding", { label: "Funding authority", options: optionsOf(names.authorities) }),
    host: tell("host", { label: "Host country", options: COUNTRY_CHOICES }),
    declined: tell("declined", { label: "Invited, declined", options: COUNTRY_CHOICES }),
    atmospherics: tell("atmospherics", {
      label: "Atmospherics",
      options: ATMOSPHERICS_FILTERS.map((value) => ({ value, label: ATMOSPHERICS_FILTER_LABELS[value] })),
    }),
    tone: tell("tone", { label: "Tone with a counterpart", options: optionsOf(ATMOSPHERICS_LABELS) }),
    senior: tell("senior", { label: `Contact${ofCountry}`, words: () => "Senior" }),
    gift: tell("gift", { label: "Gifts", words: labelIn(GIFT_FILTER_LABELS) }),
    owed: tell("owed", {
      label: "Return of a visit or exchange",
      activeLabel: "Return",
      anyLabel: "Owed or not",
      options: optionsOf(OWED_FILTER_LABELS),
    }),
    visit: tell("visit", {
      label: "Visit",
      anyLabel: "Whosever it is",
      options: optionsOf(VISIT_FILTER_LABELS),
    }),
    hostSide: tell("hostSide", {
      label: "Who hosts",
      anyLabel: "Whoever hosts",
      options: HOST_SIDE_FILTERS.map((value) => ({ value, label: HOST_SIDE_FILTER_LABELS[value] })),
    }),
    mine: tell("mine", { label: "Whose", anyLabel: "Everyone's", options: [{ value: "1", label: "Mine" }] }),
    unreported: tell("unreported", {
      label: "Report",
      anyLabel: "In or not",
      options: [{ value: "1", label: "Date passed, not in" }],
    }),
    from: tell("from", { label: "From", type: "date" }),
    to: tell("to", { label: "To", type: "date" }),
    doubtful: tell("doubtful", { label: "Begins", words: () => "In these days or outside them, not known" }),
    series: tell("series", { label: "Exercise", words: (slug) => names.series ?? slug }),
    edition: tell("edition", { label: "Edition" }),
    crisis: tell("crisis", { label: "Crisis" }),
    margins: tell("margins", { label: "On the margins of" }),
    objective: tell("objective", { label: "Objective", options: objectives }),
    notObjective: tell("notObjective", {
      label: "Not this objective",
      anyLabel: "None left out",
      options: objectives,
    }),
    effort: tell("effort", { label: "Line of effort", options: optionsOf(names.efforts) }),
    person: tell("person", {
      label: "Attended by",
      listLabel: "People who attend",
      search: findAttendeesAction,
      names: names.people,
    }),
    officer: tell("officer", {
      label: "Responsible officer",
      listLabel: "Officers",
      search: findOfficersAction,
      names: names.accounts,
    }),
    author: tell("author", {
      label: "Written by",
      listLabel: "Authors",
      search: findOfficersAction,
      names: names.accounts,
    }),
    component: tell("component", { label: "Lead component", options: optionsOf(names.components) }),
    attendeePost: tell("attendeePost", {
      label: "Attended by the holder of",
      listLabel: "Posts of attendees",
      search: findPostsAction,
      names: names.posts,
    }),
    authorPost: tell("authorPost", {
      label: "Written by the holder of",
      listLabel: "Posts of authors",
      search: findUserPostsAction,
      names: names.posts,
    }),
    q: tell("q", { label: "Words", type: "search" }),
  };
}

const TYPE_CHOICES = Object.entries(TYPE_GROUPS).map(([group, label]) => ({
  label,
  options: typesInGroup(group as keyof typeof TYPE_GROUPS).map(({ code, name }) => ({
    value: code,
    label: name,
  })),
}));
