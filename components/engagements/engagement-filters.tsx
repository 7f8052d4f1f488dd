import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { formatDate } from "@/lib/dates";
import { BANDS, type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import {
  GIFT_FILTER_LABELS,
  PUBLICATION_LABELS,
  partnerBandLabel,
  STATUS_LABELS,
} from "@/lib/engagements/labels";
import { STATUSES } from "@/lib/engagements/schema";
import { engagementType, TYPE_GROUPS, typesInGroup } from "@/lib/engagements/types";

type Named = { value: string; label: string };

/** Names behind the codes of an address, for those filters whose values are records. */
export type FilterNames = { countries: readonly Named[]; series: string | null; crisis: string | null };

/**
 * The filters of the list as fields. An address may hold several values of one filter; a field changes the first and
 * the others are kept as they are.
 */
export function EngagementFilterBar({ filters, names }: { filters: EngagementFilters; names: FilterNames }) {
  const keep: [string, string][] = [
    ...filters.status.slice(1).map((value): [string, string] => ["status", value]),
    ...filters.type.slice(1).map((value): [string, string] => ["type", value]),
    ...filters.group.map((value): [string, string] => ["group", value]),
    ...filters.country.slice(1).map((value): [string, string] => ["country", value]),
    ...filters.band.slice(1).map((value): [string, string] => ["band", value]),
  ];
  return (
    <FilterBar
      action="/engagements"
      noun="engagements"
      isFiltered={activeFilters(filters, names).length > 0}
      keep={singles(filters)}
    >
      {keep.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <FilterField label="Words" name="q" type="search" defaultValue={filters.q ?? ""} maxLength={200} />
      <FilterField
        label="Country"
        name="country"
        defaultValue={filters.country[0] ?? ""}
        options={names.countries}
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
      <FilterField label="From" name="from" type="date" defaultValue={filters.from ?? ""} />
      <FilterField label="To" name="to" type="date" defaultValue={filters.to ?? ""} />
      <FilterField
        label="Whose"
        name="mine"
        defaultValue={filters.mine ? "1" : ""}
        anyLabel="Everyone's"
        options={[{ value: "1", label: "Mine" }]}
      />
    </FilterBar>
  );
}

/** Each filter in force with the address of the list without it. */
export function activeFilters(filters: EngagementFilters, names: FilterNames): ActiveFilter[] {
  const lists: { name: "status" | "type" | "group" | "country" | "band" | "publication"; label: string }[] = [
    { name: "type", label: "Type" },
    { name: "group", label: "Group" },
    { name: "status", label: "Status" },
    { name: "country", label: "Country" },
    { name: "band", label: "Most senior partner" },
    { name: "publication", label: "Publication" },
  ];
  const several = lists.flatMap(({ name, label }) =>
    filters[name].map((value) => ({
      label,
      value: wordsFor(name, value, names),
      removeHref: engagementsHref({ ...filters, [name]: filters[name].filter((other) => other !== value) }),
    })),
  );
  const single = (label: string, value: string | null, without: Partial<EngagementFilters>) =>
    value === null ? [] : [{ label, value, removeHref: engagementsHref({ ...filters, ...without }) }];
  return [
    ...several,
    ...single("Contact", filters.senior ? "Senior" : null, { senior: false }),
    ...single("Gifts", filters.gift && GIFT_FILTER_LABELS[filters.gift], { gift: null }),
    ...single("Whose", filters.mine ? "Mine" : null, { mine: false }),
    ...single("From", filters.from && formatDate(filters.from), { from: null }),
    ...single("To", filters.to && formatDate(filters.to), { to: null }),
    ...single("Exercise", filters.series && (names.series ?? filters.series), { series: null }),
    ...single("Crisis", filters.crisis && (names.crisis ?? filters.crisis), { crisis: null }),
    ...single("Words", filters.q, { q: null }),
  ];
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

/** The filters of one value that have no field in the bar. */
function singles({
  senior,
  gift,
  publication,
  series,
  crisis,
  sort,
}: EngagementFilters): Record<string, string> {
  const [published] = publication;
  return {
    ...(senior ? { senior: "1" } : {}),
    ...(gift ? { gift } : {}),
    ...(published && publication.length === 1 ? { publication: published } : {}),
    ...(series ? { series } : {}),
    ...(crisis ? { crisis } : {}),
    ...(sort === "-date" ? {} : { sort }),
  };
}

function wordsFor(name: string, value: string, names: FilterNames): string {
  if (name === "type") return engagementType(value)?.name ?? value;
  if (name === "group") return TYPE_GROUPS[value as keyof typeof TYPE_GROUPS] ?? value;
  if (name === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  if (name === "publication") return PUBLICATION_LABELS[value as keyof typeof PUBLICATION_LABELS] ?? value;
  if (name === "band") return partnerBandLabel(value);
  return names.countries.find((country) => country.value === value)?.label ?? value;
}
