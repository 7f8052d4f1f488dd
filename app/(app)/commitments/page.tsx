import type { Metadata } from "next";
import { CommitmentForms } from "@/components/commitments/commitment-forms";
import { CommitmentTable } from "@/components/commitments/commitment-table";
import { Ledger } from "@/components/commitments/ledger";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { ActiveFilters, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { requireViewer } from "@/lib/auth/session";
import {
  type CommitmentFilters,
  commitmentsHref,
  readCommitmentFilters,
  STATE_FILTERS,
} from "@/lib/commitments/filters";
import { STATE_FILTER_LABELS } from "@/lib/commitments/labels";
import { canEditCommitment } from "@/lib/commitments/policy";
import { countCommitments, getCommitment, listCommitments } from "@/lib/commitments/queries";
import { COUNTRIES, countryByAlpha3 } from "@/lib/countries/data";
import { formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { PUBLICATION_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { SIDES } from "@/lib/engagements/schema";
import { env } from "@/lib/env";
import { bannerFor } from "@/lib/markings/rules";
import type { PageInfo } from "@/lib/paging";

export const metadata: Metadata = { title: "Commitments" };

const COUNTRY_CHOICES = COUNTRIES.map(({ alpha3, name }) => ({ value: alpha3, label: name })).sort((a, b) =>
  a.label.localeCompare(b.label, "en"),
);

/** `?promise=<id>` opens the forms of one promise above the list. */
export default async function CommitmentsPage({ searchParams }: PageProps<"/commitments">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { filters, page, notices } = readCommitmentFilters(query);
  const now = new Date();
  const { rows, info, tabs, ledger, chosen } = await withViewer(viewer, async (db) => {
    const count = (part: Partial<CommitmentFilters>) => countCommitments(db, viewer, { ...filters, ...part });
    return {
      ...(await listCommitments(db, viewer, filters, page)),
      chosen: typeof query.promise === "string" ? await getCommitment(db, query.promise) : null,
      tabs: {
        all: await count({ state: null }),
        open: await count({ state: "open" }),
        overdue: await count({ state: "overdue" }),
        closed: await count({ state: "closed" }),
      },
      ledger: {
        ownOpen: await count({ state: "open", side: ["OWN"] }),
        ownOverdue: await count({ state: "overdue", side: ["OWN"] }),
        partnerOpen: await count({ state: "open", side: ["PARTNER"] }),
        partnerOverdue: await count({ state: "overdue", side: ["PARTNER"] }),
      },
    };
  });
  const active = activeFilters(filters);
  const here = commitmentsHref(filters, info.page);
  const shown = chosen && canEditCommitment(viewer, chosen) ? chosen : null;
  const sideHref = (side: "OWN" | "PARTNER", state: "open" | "overdue") =>
    commitmentsHref({ ...filters, side: [side], state });

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor([...rows, ...(shown ? [shown] : [])].map((row) => row.marking))} />
      <PrintNote
        text={`As of ${formatDtg(now)}. ${active.map(({ label, value }) => `${label}: ${value}`).join("; ")}`}
      />
      <PageHeader
        title="Commitments"
        summary={`What each side promised the other, and what came of it.${viewer.isHome ? "" : ` Own side is ${homeName()}, whose record this is.`}`}
      />
      <Ledger
        sides={[
          {
            title: "Own side owes",
            open: ledger.ownOpen,
            openHref: sideHref("OWN", "open"),
            overdue: ledger.ownOverdue,
            overdueHref: sideHref("OWN", "overdue"),
          },
          {
            title: "Partners owe",
            open: ledger.partnerOpen,
            openHref: sideHref("PARTNER", "open"),
            overdue: ledger.partnerOverdue,
            overdueHref: sideHref("PARTNER", "overdue"),
          },
        ]}
      />
      {shown ? (
        <Section
          id="promise"
          title="Change a commitment"
          boxed
          action={
            <Anchor href={here} scroll={false} className="prose-link">
              Close
            </Anchor>
          }
          note={`${shown.text} (${shown.engagement.reference})`}
        >
          <CommitmentForms promise={shown} today={todayIn(viewer.timeZone, now)} />
        </Section>
      ) : null}
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
        <Tabs
          label="Commitments by state"
          items={[
            {
              label: "All",
              href: commitmentsHref({ ...filters, state: null }),
              current: filters.state === null,
              count: tabs.all,
            },
            ...STATE_FILTERS.map((state) => ({
              label: STATE_FILTER_LABELS[state],
              href: commitmentsHref({ ...filters, state }),
              current: filters.state === state,
              count: tabs[state],
            })),
          ]}
        />
        <Filters key={commitmentsHref(filters)} filters={filters} isFiltered={active.length > 0} />
        <ActiveFilters filters={active} clearHref="/commitments" />
        {rows.length > 0 ? (
          <>
            <CommitmentTable
              rows={rows}
              today={todayIn("UTC", now)}
              changeHref={(row) =>
                canEditCommitment(viewer, row)
                  ? `${here}${here.includes("?") ? "&" : "?"}promise=${row.id}#promise`
                  : null
              }
            />
            <Pagination {...info} noun="commitments" links={linksOf(filters, info)} />
          </>
        ) : active.length > 0 || filters.state ? (
          <EmptyState icon="filter" title="Nothing matches these filters">
            Choose another state or remove a filter.
          </EmptyState>
        ) : (
          <EmptyState icon="handshake" title="No commitments yet">
            A promise is written down with the engagement at which it was made, and stands here until it is
            kept.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}

function homeName(): string {
  const nation = env().RAPPORT_NATION;
  return countryByAlpha3(nation)?.name ?? nation;
}

function Filters({ filters, isFiltered }: { filters: CommitmentFilters; isFiltered: boolean }) {
  const [published] = filters.publication;
  return (
    <FilterBar
      action="/commitments"
      noun="commitments"
      isFiltered={isFiltered}
      keep={{
        ...(filters.state ? { state: filters.state } : {}),
        ...(published && filters.publication.length === 1 ? { publication: published } : {}),
      }}
    >
      {filters.country.slice(1).map((value) => (
        <input key={value} type="hidden" name="country" value={value} />
      ))}
      <FilterField
        label="Made by"
        name="side"
        defaultValue={filters.side[0] ?? ""}
        options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
      />
      <FilterField
        label="Country"
        name="country"
        defaultValue={filters.country[0] ?? ""}
        options={COUNTRY_CHOICES}
      />
      <FilterField label="Due from" name="from" type="date" defaultValue={filters.from ?? ""} />
      <FilterField label="Due to" name="to" type="date" defaultValue={filters.to ?? ""} />
      <FilterField
        label="Owned by"
        name="mine"
        defaultValue={filters.mine ? "1" : ""}
        anyLabel="Anyone"
        options={[{ value: "1", label: "Me" }]}
      />
    </FilterBar>
  );
}

function activeFilters(filters: CommitmentFilters) {
  const without = (part: Partial<CommitmentFilters>) => commitmentsHref({ ...filters, ...part });
  return [
    ...filters.side.map((side) => ({
      label: "Made by",
      value: SIDE_LABELS[side],
      removeHref: without({ side: filters.side.filter((other) => other !== side) }),
    })),
    ...filters.country.map((code) => ({
      label: "Country",
      value: COUNTRY_CHOICES.find(({ value }) => value === code)?.label ?? code,
      removeHref: without({ country: filters.country.filter((other) => other !== code) }),
    })),
    ...filters.publication.map((publication) => ({
      label: "Publication",
      value: PUBLICATION_LABELS[publication],
      removeHref: without({ publication: filters.publication.filter((other) => other !== publication) }),
    })),
    ...(filters.from
      ? [{ label: "Due from", value: formatDate(filters.from), removeHref: without({ from: null }) }]
      : []),
    ...(filters.to
      ? [{ label: "Due to", value: formatDate(filters.to), removeHref: without({ to: null }) }]
      : []),
    ...(filters.mine ? [{ label: "Owned by", value: "Me", removeHref: without({ mine: false }) }] : []),
  ];
}

function linksOf(filters: CommitmentFilters, { page, pages }: PageInfo) {
  return {
    ...(page > 1 && { first: commitmentsHref(filters, 1), previous: commitmentsHref(filters, page - 1) }),
    ...(page < pages && { next: commitmentsHref(filters, page + 1), last: commitmentsHref(filters, pages) }),
  };
}
