import type { ComponentProps, ReactNode } from "react";
import { WORDS_LIMIT } from "@/lib/address";
import { Anchor } from "./anchor";
import { Button } from "./button";
import { Combobox } from "./combobox";
import { Disclosure } from "./disclosure";
import { FilterForm } from "./filter-form";
import { Icon } from "./icon";

type FilterBarProps = {
  /** The list's own address; the fields below become its query. */
  action: string;
  /** What is filtered, in the plural; names the landmark. */
  noun: string;
  children: ReactNode;
  /** Whether a filter is in force; on a phone the fields are folded away until one is. */
  isFiltered: boolean;
  /** Query parts to keep that have no field here, such as the sort or a second value of a filter; null is not set. */
  keep?: Readonly<Record<string, string | readonly string[] | null>>;
};

/** From 640 px the fields stand open whatever the fold says; a browser that cannot do so keeps its fold. */
const foldedOnPhones = "group/filters sm:details-content:[content-visibility:visible]";

/** The filters of a list: a GET form, so that a filtered list is an address that can be kept and sent. */
export function FilterBar({ action, noun, children, isFiltered, keep = {} }: FilterBarProps) {
  return (
    <search aria-label={`Filter ${noun}`} className="print:hidden">
      <details open={isFiltered} className={foldedOnPhones}>
        <summary className="flex min-h-9 w-fit list-none items-center gap-1.5 text-sm text-link hover:underline sm:supports-[selector(::details-content)]:hidden [&::-webkit-details-marker]:hidden">
          <Icon name="chevron-right" className="transition-transform group-open/filters:rotate-90" />
          Filters
        </summary>
        <FilterForm action={action} className="flex flex-wrap items-end gap-3">
          {children}
          {Object.entries(keep).flatMap(([name, values]) =>
            [values ?? []]
              .flat()
              .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
          )}
          <Button type="submit">
            <Icon name="filter" />
            Apply
          </Button>
        </FilterForm>
      </details>
    </search>
  );
}

type Choice = { value: string; label: string };

type FilterFieldProps = { label: string; name: string } & (
  | ({ options: readonly Choice[]; groups?: undefined; anyLabel?: string } & ComponentProps<"select">)
  | ({
      options?: undefined;
      groups: readonly { label: string; options: readonly Choice[] }[];
      anyLabel?: string;
    } & ComponentProps<"select">)
  | ({ options?: undefined; groups?: undefined } & ComponentProps<"input">)
);

/** One filter: a small labelled select when it has options, in groups or not, an input otherwise. */
export function FilterField(props: FilterFieldProps) {
  const id = `filter-${props.name}`;
  return (
    <div className="grid min-w-0 gap-1 max-sm:flex-1 max-sm:basis-36">
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {props.label}
      </label>
      <FilterControl id={id} {...props} />
    </div>
  );
}

/** The same where the options are so many that they are found by typing. */
export function FilterCombobox(props: ComponentProps<typeof Combobox>) {
  return <Combobox {...props} isRepeated className={smallCombobox} />;
}

type MoreFiltersProps = {
  /** Whether one of them is in force. */
  isUsed: boolean;
  children: ReactNode;
};

/** The filters that are asked for seldom, behind a word until one of them is in force. Stands last in its bar. */
export function MoreFilters({ isUsed, children }: MoreFiltersProps) {
  return (
    <Disclosure
      summary="More filters"
      open={isUsed}
      className="max-sm:basis-full sm:py-1.5 sm:open:basis-full"
    >
      <div className="flex flex-wrap items-end gap-3">{children}</div>
    </Disclosure>
  );
}

export type ActiveFilter = { label: string; value: string; removeHref: string };

/** The filters in force, each with its way out; also what a printed page says about itself. */
export function ActiveFilters({ filters, clearHref }: ActiveFiltersProps) {
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2 text-sm">
      {filters.map((filter) => (
        <li key={`${filter.label} ${filter.value}`}>
          <Anchor
            href={filter.removeHref}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-sm bg-selected px-2 hover:bg-hover"
          >
            <span>
              <span className="text-muted">{filter.label}: </span>
              {filter.value}
            </span>
            <Icon name="close" size={3.5} className="print:hidden" label="Remove this filter" />
          </Anchor>
        </li>
      ))}
      <li className="print:hidden">
        <Anchor href={clearHref} className="prose-link">
          Clear all
        </Anchor>
      </li>
    </ul>
  );
}

type ActiveFiltersProps = {
  filters: readonly ActiveFilter[];
  clearHref: string;
};

const smallControl = "h-9 w-full rounded-md border border-control bg-surface px-2 text-sm text-foreground";

const smallCombobox =
  "min-w-0 gap-1 max-sm:flex-1 max-sm:basis-full sm:w-56 [&>label]:text-xs [&>label]:text-muted " +
  "[&_input]:h-9 [&_input]:pr-8 [&_input]:pl-2 [&_input]:text-sm";

function FilterControl(props: FilterFieldProps & { id: string }) {
  if (props.options === undefined && props.groups === undefined) {
    const { label: _label, options: _options, groups: _groups, ...rest } = props;
    return <input className={smallControl} maxLength={WORDS_LIMIT} {...rest} />;
  }
  const { label: _label, options = [], groups = [], anyLabel = "Any", ...rest } = props;
  return (
    // An option may be a sentence, which is read in the open list.
    <select className={`${smallControl} max-w-56`} {...rest}>
      <option value="">{anyLabel}</option>
      <Options choices={options} />
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          <Options choices={group.options} />
        </optgroup>
      ))}
    </select>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
