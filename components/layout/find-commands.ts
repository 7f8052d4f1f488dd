import { matchOptions } from "@/components/ui/combobox-options";
import type { CommandItem } from "./command-palette";

/** References of engagements, crises and editions. The search goes to the record when one is typed whole. */
const REFERENCE =
  /^([A-Z]+(-[A-Z]+)?-\d{4}-[A-Z]{3}-\d{4,9}|CR-\d{4}-[A-Z0-9-]{1,30}|EX-[A-Z0-9-]+-\d{2}(-\d+)?)$/i;

const OF_TYPE = /^\/engagements\/new\?type=([A-Z-]+)$/;
const OF_COUNTRY = /^\/countries\/([A-Z]{3})$/;

/**
 * The items that hold every word of the query; where the words name a type of engagement and a country, its log with that country;
 * and at the end the search for the words themselves.
 */
export function findCommands(items: readonly CommandItem[], query: string): readonly CommandItem[] {
  const words = query.trim();
  const hits = matching(items, words);
  if (words === "") return hits;
  const search = `/search?q=${encodeURIComponent(words)}`;
  return [
    ...hits,
    ...logsOf(items, words.split(/\s+/)).filter(({ href }) => !hits.some((hit) => hit.href === href)),
    REFERENCE.test(words)
      ? { href: search, label: words.toUpperCase(), group: "Record" }
      : { href: search, label: `Search for “${words}”`, group: "Search" },
  ];
}

function matching(items: readonly CommandItem[], query: string): readonly CommandItem[] {
  const byHref = new Map(items.map((item) => [item.href, item]));
  const options = items.map((item) => ({ value: item.href, label: item.label, keywords: item.keywords }));
  return matchOptions(options, query).flatMap((option) => byHref.get(option.value) ?? []);
}

/** "visit abroad jordan", "jordan visit abroad": with whom nobody logged it before, so that no item holds all of it. */
function logsOf(items: readonly CommandItem[], words: readonly string[]): readonly CommandItem[] {
  // By its name alone: "new" finds every type, and "new zealand" is a country.
  const types = items.flatMap(({ keywords: _, ...item }) => (OF_TYPE.test(item.href) ? [item] : []));
  const countries = items.filter(({ href }) => OF_COUNTRY.test(href));
  for (let at = words.length - 1; at > 0; at--) {
    const [before, after] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    for (const [said, where] of [
      [before, after],
      [after, before],
    ] as const) {
      const found = matching(types, said).flatMap((type) =>
        matching(countries, where).map((country) => logOf(type, country)),
      );
      if (found.length > 0) return found.slice(0, MOST_LOGS);
    }
  }
  return [];
}

/** As many as can be told apart at a glance. */
const MOST_LOGS = 8;

function logOf(type: CommandItem, country: CommandItem): CommandItem {
  const [, code] = OF_TYPE.exec(type.href) ?? [];
  const [, alpha3] = OF_COUNTRY.exec(country.href) ?? [];
  return {
    href: `/engagements/new?log&type=${code}&country=${alpha3}`,
    label: `${type.label}, ${country.label}`,
    group: "Log",
  };
}
