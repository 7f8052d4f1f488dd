import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { PeopleTabs } from "@/components/people/people-tabs";
import { PersonTable } from "@/components/people/person-table";
import { ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { ActiveFilters, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { COUNTRIES } from "@/lib/countries/data";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { type PersonFilters, peopleHref, readPersonFilters } from "@/lib/people/filters";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { canCreatePerson, canEditPosts } from "@/lib/people/policy";
import { listPeople } from "@/lib/people/queries";
import { SERVICES } from "@/lib/people/ranks";

export const metadata: Metadata = { title: "People" };

const COUNTRY_CHOICES = COUNTRIES.map(({ alpha3, name }) => ({ value: alpha3, label: name })).sort((a, b) =>
  a.label.localeCompare(b.label, "en"),
);

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readPersonFilters(await searchParams);
  const { rows, info, isNear } = await withViewer(viewer, (db) => listPeople(db, filters, page));
  const active = activeFilters(filters);
  const mayCreate = canCreatePerson(viewer);

  return (
    <PageBody>
      <PrintNote text={`As of ${formatDtg(new Date())}`} />
      <PageHeader
        title="People"
        summary={info.total === 1 ? "1 person" : `${formatCount(info.total)} people`}
        action={
          mayCreate ? (
            <ButtonLink variant="primary" href="/people/new">
              <Icon name="plus" />
              New person
            </ButtonLink>
          ) : null
        }
      />
      <PeopleTabs current="people" mayReview={canEditPosts(viewer)} />
      <div className="grid gap-3">
        {notices.length > 0 ? (
          <Notice tone="warning" title="Part of this address could not be read">
            <ul className="grid gap-1">
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <FilterBar key={peopleHref(filters)} action="/people" noun="people" isFiltered={active.length > 0}>
          {filters.country.slice(1).map((value) => (
            <input key={value} type="hidden" name="country" value={value} />
          ))}
          <FilterField
            label="Name, post or organisation"
            name="q"
            type="search"
            defaultValue={filters.q ?? ""}
          />
          <FilterField
            label="Nationality"
            name="country"
            defaultValue={filters.country[0] ?? ""}
            options={COUNTRY_CHOICES}
          />
          <FilterField
            label="Service"
            name="service"
            defaultValue={filters.service[0] ?? ""}
            options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
          />
          <FilterField
            label="Serving"
            name="active"
            defaultValue={filters.active === null ? "" : filters.active ? "1" : "0"}
            options={[
              { value: "1", label: "Still serve" },
              { value: "0", label: "No longer" },
            ]}
          />
        </FilterBar>
        <ActiveFilters filters={active} clearHref="/people" />
        {isNear && rows.length > 0 ? <Notice>Nobody is spelled so. These come close.</Notice> : null}
        {rows.length > 0 ? (
          <>
            <PersonTable rows={rows} />
            <Pagination
              {...info}
              noun="people"
              links={{
                ...(info.page > 1 && {
                  first: peopleHref(filters, 1),
                  previous: peopleHref(filters, info.page - 1),
                }),
                ...(info.page < info.pages && {
                  next: peopleHref(filters, info.page + 1),
                  last: peopleHref(filters, info.pages),
                }),
              }}
            />
          </>
        ) : active.length > 0 ? (
          <EmptyState icon="filter" title="Nobody matches these filters">
            Remove one of them above, or clear them all.
          </EmptyState>
        ) : (
          <EmptyState icon="people" title="Nobody on record yet">
            People come on record with the engagement at which they were met, or here one by one.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}

function activeFilters(filters: PersonFilters) {
  const without = (part: Partial<PersonFilters>) => peopleHref({ ...filters, ...part });
  return [
    ...(filters.q ? [{ label: "Words", value: filters.q, removeHref: without({ q: null }) }] : []),
    ...filters.country.map((code) => ({
      label: "Nationality",
      value: COUNTRY_CHOICES.find(({ value }) => value === code)?.label ?? code,
      removeHref: without({ country: filters.country.filter((other) => other !== code) }),
    })),
    ...filters.service.map((service) => ({
      label: "Service",
      value: SERVICE_LABELS[service],
      removeHref: without({ service: filters.service.filter((other) => other !== service) }),
    })),
    ...(filters.active === null
      ? []
      : [
          {
            label: "Serving",
            value: filters.active ? "Still serve" : "No longer",
            removeHref: without({ active: null }),
          },
        ]),
  ];
}
