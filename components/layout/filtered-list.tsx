import type { ReactNode } from "react";
import { type ActiveFilter, ActiveFilters } from "@/components/ui/filter-bar";
import { type TabItem, Tabs } from "@/components/ui/tabs";
import { formatDtg } from "@/lib/dtg";
import { PrintNote } from "./print-note";
import { UnreadParts } from "./unread-parts";

type FilteredListProps = {
  /** What of the address could not be read. */
  notices?: readonly string[];
  /** Parts of the list under the same filters. */
  tabs?: { label: string; items: readonly TabItem[] };
  /** Ways to look at the same, beside the list. */
  looks?: { label: string; items: readonly TabItem[] };
  /** The `FilterBar` of this list. */
  bar: ReactNode;
  /** Views of this list that are kept under a name. */
  saved?: ReactNode;
  active: readonly ActiveFilter[];
  /** The address without the filters in force. */
  clearHref: string;
  /** The table and its pages, or what stands in their place. */
  children: ReactNode;
};

/** A list with what narrows it: tabs, filters and the filters in force, which a printed sheet names at its foot. */
export function FilteredList({
  notices = [],
  tabs,
  looks,
  bar,
  saved,
  active,
  clearHref,
  children,
}: FilteredListProps) {
  const tab = tabs?.items.find(({ current }) => current);
  const printed = [...(tab ? [tab.label] : []), ...active.map(({ label, value }) => `${label}: ${value}`)];
  return (
    <div className="grid gap-3">
      <PrintNote text={`As of ${formatDtg(new Date())}. ${printed.join("; ")}`} />
      <UnreadParts notices={notices} />
      {tabs ? <Tabs {...tabs} /> : null}
      {bar}
      {looks ? <Tabs {...looks} /> : null}
      <ActiveFilters filters={active} clearHref={clearHref} />
      {saved}
      {children}
    </div>
  );
}
