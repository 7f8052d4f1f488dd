import type { Metadata } from "next";
import { ContactMatrix } from "@/components/countries/contact-matrix";
import { activeCountryFilters, CountryFilterBar } from "@/components/countries/country-filter-bar";
import { CountryTable } from "@/components/countries/country-table";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SavedViews } from "@/components/saved-views/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { COVERAGES, type CountryFilters, readCountryFilters } from "@/lib/countries/filters";
import { COVERAGE_LABELS } from "@/lib/countries/labels";
import { counted, countFound } from "@/lib/counts";
import { COUNTRY_LOOKS, contactHref, readContactLook } from "@/lib/dashboards/contacts/filters";
import { COUNTRY_LOOK_LABELS } from "@/lib/dashboards/contacts/labels";
import { prepareContacts } from "@/lib/dashboards/contacts/prepare";
import { prepareCountryList } from "@/lib/dashboards/countries/list/prepare";
import { readCountryList } from "@/lib/dashboards/countries/list/queries";
import { formatDateRange, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Countries" };

const CONTACT_WORDS =
  "The month each was last met at a level, that of the most senior counterpart who was there; it opens all such engagements held, the latest first";

export default async function CountriesPage({ searchParams }: PageProps<"/countries">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { filters, notices } = readCountryFilters(query);
  const { shown, notices: unread } = readContactLook(query);
  const today = todayIn("UTC", new Date());
  const { views, ...parts } = await withViewer(viewer, async (db) => ({
    ...(await readCountryList(db, viewer, filters, shown.look, today)),
    views: await listSavedViews(db),
  }));
  const listed = (coverage: CountryFilters["coverage"]) =>
    prepareCountryList({ ...parts, viewer }, { ...filters, coverage }, today);
  const rows = listed(filters.coverage);
  const count = (shownRows: readonly unknown[]) =>
    countFound({ total: shownRows.length, isNear: parts.isNear });
  const active = activeCountryFilters(filters, shown);
  const { period } = parts;

  return (
    <PageBody>
      <MarkingBanner marking={parts.marking} />
      <PageHeader
        title="Countries"
        summary={`${counted(count(rows), "country", "countries")}. ${shown.look === "contacts" ? CONTACT_WORDS : `Held counts ${formatDateRange(period.from, period.to)}`}; an event of several nations counts with each of them.${partWords(viewer)}`}
        secondary={
          rows.length > 0 ? <ExportLink list="countries" href={contactHref(filters, shown)} /> : null
        }
      />
      <FilteredList
        notices={[...notices, ...unread]}
        tabs={{
          label: "Parts of the list",
          items: [null, ...COVERAGES].map((coverage) => ({
            label: coverage ? COVERAGE_LABELS[coverage] : "All",
            href: contactHref({ ...filters, coverage }, shown),
            current: coverage === filters.coverage,
            count: count(listed(coverage)),
          })),
        }}
        looks={{
          label: "Ways to look at them",
          items: COUNTRY_LOOKS.map((look) => ({
            label: COUNTRY_LOOK_LABELS[look],
            href: contactHref(filters, { ...shown, look }),
            current: look === shown.look,
          })),
        }}
        bar={<CountryFilterBar filters={filters} shown={shown} />}
        saved={<SavedViews {...savedViewsAt(viewer, contactHref(filters, shown), views)} newId={newId()} />}
        active={active}
        clearHref={contactHref({ coverage: filters.coverage }, shown)}
      >
        {parts.isNear && rows.length > 0 ? <Notice>Nothing is spelled so. These come close.</Notice> : null}
        {rows.length > 0 && shown.look === "contacts" ? (
          <ContactMatrix
            rows={prepareContacts(rows, parts.contacts, viewer, shown, today)}
            filters={filters}
            shown={shown}
            today={today}
          />
        ) : rows.length > 0 ? (
          <CountryTable rows={rows} filters={filters} period={period} />
        ) : (
          <EmptyState icon="filter" title="No country matches these filters">
            Remove one of them above, clear them all, or look among all countries.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}

/** What is left out for those who see a part. */
function partWords({ isHome, allCountries }: Viewer): string {
  if (!allCountries) return " Only your countries are counted.";
  return isHome ? "" : " Only what is open to you counts.";
}
