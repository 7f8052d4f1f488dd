import { type ComponentProps, Fragment, type ReactNode } from "react";
import { formatDate } from "@/lib/dates";
import { type ActiveFilter, FilterBar, FilterCombobox, FilterField } from "./filter-bar";

type Choice = { value: string; label: string };

/** By what a filter is chosen. Without any of these it has no field, and is only kept and named. */
type FilterChoice =
  | { type: "search" | "text" | "date" }
  | { options: readonly Choice[]; anyLabel?: string }
  | { groups: readonly { label: string; options: readonly Choice[] }[]; anyLabel?: string }
  | {
      search: NonNullable<ComponentProps<typeof FilterCombobox>["search"]>;
      listLabel: string;
      /** What they are called, by value, where it is known. */
      names: ReadonlyMap<string, string>;
      multiple?: boolean;
    }
  | { type?: undefined };

type FilterWords = {
  label: string;
  /** Its label among the filters in force, where that is another. */
  activeLabel?: string;
  /** What a value is called in force, where it is not called as in the field. */
  words?: (value: string) => string;
};

/** One filter of a list, told once. */
export type ListFilter = {
  name: string;
  field: ReactNode;
  /** Its values in force, each with the address without it. */
  active: readonly ActiveFilter[];
  /** Its values in force that its field does not hold. */
  rest: readonly string[];
};

type ListFilterBarProps = Pick<ComponentProps<typeof FilterBar>, "noun" | "keep"> & {
  /** The address of the list under the filters in force; another one is another bar. */
  href: string;
  filters: Readonly<Record<string, ListFilter>>;
};

/** The bar of a list whose filters all stand in it, in the order in which they are told. */
export function ListFilterBar({ href, noun, filters, keep = {} }: ListFilterBarProps) {
  const all = Object.values(filters);
  return (
    <FilterBar
      key={href}
      action={href.split("?", 1)[0] ?? href}
      noun={noun}
      isFiltered={isInForce(...all)}
      keep={{ ...keep, ...restOf(filters) }}
    >
      <FieldsOf filters={all} />
    </FilterBar>
  );
}

/** The fields of these filters. */
export function FieldsOf({ filters }: { filters: readonly ListFilter[] }) {
  return filters.map(({ name, field }) => <Fragment key={name}>{field}</Fragment>);
}

/** Tells one filter of a list. */
export type FilterTeller<Filters> = (
  name: keyof Filters & string,
  choice: FilterWords & FilterChoice,
) => ListFilter;

/**
 * Tells the filters of a list by their names: `none` holds what each is when it is not set, `href` gives the address of the list
 * under given filters. Of several values a field changes the first and leaves the others as they are.
 */
export function filtersOf<Filters extends object>(
  filters: Filters,
  none: Filters,
  href: (filters: Filters) => string,
): FilterTeller<Filters> {
  return (name, choice) => {
    const values = valuesOf(filters[name], none[name]);
    const words = choice.words ?? ((value: string) => wordsOf(choice, value));
    const without = (value: string) =>
      Array.isArray(filters[name]) ? filters[name].filter((other) => other !== value) : none[name];
    return {
      name,
      field: fieldOf(name, choice, values),
      active: values.map((value) => ({
        label: choice.activeLabel ?? choice.label,
        value: words(value),
        removeHref: href({ ...filters, [name]: without(value) }),
      })),
      rest: hasField(choice) ? ("multiple" in choice && choice.multiple ? [] : values.slice(1)) : values,
    };
  };
}

/** Whether one of these is in force. */
export function isInForce(...filters: readonly ListFilter[]): boolean {
  return filters.some(({ active }) => active.length > 0);
}

/** The filters in force, in the order in which they are told. */
export function activeOf(filters: Readonly<Record<string, ListFilter>>): ActiveFilter[] {
  return Object.values(filters).flatMap(({ active }) => active);
}

/** What the bar of these filters has to keep beside its fields, by name. */
export function restOf(filters: Readonly<Record<string, ListFilter>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, { rest }]) => [name, rest]));
}

/** What values are called, as `words` of a filter; the value itself where it has no label. */
export function labelIn(labels: Readonly<Record<string, string>>): (value: string) => string {
  return (value) => labels[value] ?? value;
}

/** The values with their labels, as `options` of a filter. */
export function optionsOf(labels: Readonly<Record<string, string>> | ReadonlyMap<string, string>): Choice[] {
  const entries = labels instanceof Map ? [...labels] : Object.entries(labels);
  return entries.map(([value, label]) => ({ value, label }));
}

/** As an address writes them: a flag as 1 or 0. */
function valuesOf(value: unknown, none: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (value === none) return [];
  return [typeof value === "boolean" ? String(Number(value)) : String(value)];
}

function hasField(choice: FilterChoice): boolean {
  return "options" in choice || "groups" in choice || "search" in choice || choice.type !== undefined;
}

function fieldOf(name: string, choice: FilterWords & FilterChoice, values: readonly string[]): ReactNode {
  const { activeLabel: _activeLabel, words: _words, label, ...rest } = choice;
  const shared = { name, label };
  if ("search" in rest) {
    const { names, ...picker } = rest;
    return (
      <FilterCombobox
        {...shared}
        {...picker}
        defaultChosen={values.map((value) => ({ value, label: wordsOf(choice, value) }))}
      />
    );
  }
  const defaultValue = values[0] ?? "";
  if ("options" in rest) return <FilterField {...shared} {...rest} defaultValue={defaultValue} />;
  if ("groups" in rest) return <FilterField {...shared} {...rest} defaultValue={defaultValue} />;
  return rest.type ? <FilterField {...shared} type={rest.type} defaultValue={defaultValue} /> : null;
}

/** As its field calls it. */
function wordsOf(choice: FilterChoice, value: string): string {
  if ("search" in choice) return choice.names.get(value) ?? "Not known";
  if ("options" in choice) return labelAmong(choice.options, value);
  if ("groups" in choice)
    return labelAmong(
      choice.groups.flatMap(({ options }) => options),
      value,
    );
  return choice.type === "date" ? formatDate(value) : value;
}

function labelAmong(options: readonly Choice[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
