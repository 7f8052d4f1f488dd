import type { Metadata } from "next";
import { ContactMatrix } from "@/components/countries/contact-matrix";
import { activeCountryFilters, CountryFilterBar } from "@/components/countries/country-filter-bar";
import { CountryTable } from "@/components/countries/country-table";
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
import { listCountries } from "@/lib/countries/queries";
import { findNamed } from "@/lib/countries/rules";
import { counted } from "@/lib/counts";
import { COUNTRY_LOOKS, contactHref, readContactLook } from "@/lib/dashboards/contacts/filters";
import { COUNTRY_LOOK_LABELS } from "@/lib/dashboards/contacts/labels";
import { prepareContacts } from "@/lib/dashboards/contacts/prepare";
import { listLastContacts } from "@/lib/dashboards/contacts/queries";
import { prepareCountryList } from "@/lib/dashboards/countries/list/prepare";
import { countOwnCountries, countPromisesByCountry, listCoverage } from "@/lib/dashboards/countries/queries";
import { listPersonalEngagements } from "@/lib/dashboards/personal/queries";
import { compareMonths } from "@/lib/dashboards/rules";
import { formatDateRange, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { isOwn } from "@/lib/engagements/tally-scopes";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Countries" };

const MONTHS = 12;

const CONTACT_WORDS =
  "The month each was last met at a level, that of the most senior partner who was there; it opens all such engagements held, the latest first";

export default async function CountriesPage({ searchParams }: PageProps<"/countries">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { filters, notices } = readCountryFilters(query);
  const { shown, notices: unread } = readContactLook(query);
  const today = todayIn("UTC", new Date());
  const comparison = compareMonths(today, MONTHS);
  const parts = await withViewer(viewer, async (db) => {
    const all = await listCountries(db, today);
    const { found, isNear } = filters.q ? findNamed(all, filters.q) : { found: all, isNear: false };
    const isMatrix = shown.look === "contacts";
    const countries = isMatrix ? found.filter(({ code }) => isOwn(viewer, code)) : found;
    const codes = countries.map((country) => country.code);
    const personal = await listPersonalEngagements(db);
    const counted = await countOwnCountries(db, viewer, comparison, codes, personal);
    const promises = await countPromisesByCountry(db, viewer, codes, today);
    const contacts = isMatrix ? await listLastContacts(db, viewer, codes, personal) : [];
    return {
      countries,
      isNear,
      counts: counted.countries,
      promises,
      contacts,
      coverage: await listCoverage(db, viewer, today),
      views: await listSavedViews(db),
      marking: bannerFor([
        counted.marking ?? "UNCLASSIFIED",
        ...[...personal, ...promises, ...contacts].map((one) => one.marking),
      ]),
    };
  });
  const listed = (coverage: CountryFilters["coverage"]) =>
    prepareCountryList({ ...parts, viewer }, { ...filters, coverage }, today);
  const rows = listed(filters.coverage);
  const active = activeCountryFilters(filters, shown);
  const period = comparison.current;

  return (
    <PageBody>
      <MarkingBanner marking={parts.marking} />
      <PageHeader
        title="Countries"
        summary={`${counted(rows.length, "country", "countries")}. ${shown.look === "contacts" ? CONTACT_WORDS : `Held counts ${formatDateRange(period.from, period.to)}`}; an event of several nations counts with each of them.${partWords(viewer)}`}
      />
      <FilteredList
        notices={[...notices, ...unread]}
        tabs={{
          label: "Parts of the list",
          items: [null, ...COVERAGES].map((coverage) => ({
            label: coverage ? COVERAGE_LABELS[coverage] : "All",
            href: contactHref({ ...filters, coverage }, shown),
            current: coverage === filters.coverage,
            count: listed(coverage).length,
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
        saved={
          <SavedViews {...savedViewsAt(viewer, contactHref(filters, shown), parts.views)} newId={newId()} />
        }
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
