import type { Metadata } from "next";
import {
  activeCommitmentFilters,
  CommitmentFilterBar,
  type CommitmentFilterNames,
} from "@/components/commitments/commitment-filters";
import { CommitmentTable } from "@/components/commitments/commitment-table";
import { Ledger } from "@/components/commitments/ledger";
import { SayDo } from "@/components/commitments/say-do";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { SavedViews } from "@/components/saved-views/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import {
  type CommitmentFilters,
  commitmentsHref,
  readCommitmentFilters,
  STATE_FILTERS,
} from "@/lib/commitments/filters";
import { STATE_FILTER_LABELS } from "@/lib/commitments/labels";
import { countCommitments, listCommitments } from "@/lib/commitments/queries";
import { countSayDo } from "@/lib/commitments/say-do/queries";
import { ownSideWords } from "@/lib/countries/labels";
import { todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import type { Side } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { countParts } from "@/lib/paging";
import { postNames } from "@/lib/people/posts/queries";
import { personNames } from "@/lib/people/queries";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "Commitments" };

export default async function CommitmentsPage({ searchParams }: PageProps<"/commitments">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { filters, page, notices } = readCommitmentFilters(query);
  const { rows, info, tabs, ledger, sayDo, views, names } = await withViewer(viewer, async (db) => {
    const count = (part: Partial<CommitmentFilters>) => countCommitments(db, viewer, { ...filters, ...part });
    const ledger: { side: Side; title: string; open: number; overdue: number }[] = [];
    for (const owing of OWING)
      ledger.push({
        ...owing,
        open: await count({ state: "open", side: [owing.side] }),
        overdue: await count({ state: "overdue", side: [owing.side] }),
      });
    return {
      ...(await listCommitments(db, viewer, filters, page)),
      views: await listSavedViews(db),
      names: await readNames(db, filters),
      sayDo: await countSayDo(db, { of: "all" }),
      tabs: await countParts(STATE_FILTERS, (state) => count({ state })),
      ledger,
    };
  });
  const active = activeCommitmentFilters(filters, names);
  const sideHref = (side: Side, state: "open" | "overdue") =>
    commitmentsHref({ ...filters, side: [side], state });

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor([sayDo.marking, ...rows.map((row) => row.marking)])} />
      <PageHeader
        title="Commitments"
        summary={`What each side promised the other, and what came of it. ${ownSideWords(viewer, env().RAPPORT_NATION)}`}
        secondary={
          info.total > 0 ? (
            <>
              <ExportLink list="commitments" href={commitmentsHref(filters)} />
              <ExportLink list="commitments" href={commitmentsHref(filters)} rows="renegotiations">
                Export renegotiations
              </ExportLink>
            </>
          ) : null
        }
      />
      <Ledger
        sides={ledger
          .filter(({ side, open }) => side !== "THIRD" || open > 0)
          .map(({ side, ...figures }) => ({
            ...figures,
            openHref: sideHref(side, "open"),
            overdueHref: sideHref(side, "overdue"),
          }))}
      />
      <Section
        title="Say and do"
        note="Published promises of each side, over the whole record that you may see, by the day in UTC."
      >
        <SayDo sides={sayDo.sides} />
      </Section>
      <FilteredList
        notices={notices}
        tabs={{
          label: "Commitments by state",
          items: [null, ...STATE_FILTERS].map((state) => ({
            label: state ? STATE_FILTER_LABELS[state] : "All",
            href: commitmentsHref({ ...filters, state }),
            current: filters.state === state,
            count: tabs[state ?? "all"],
          })),
        }}
        bar={<CommitmentFilterBar filters={filters} names={names} />}
        saved={<SavedViews {...savedViewsAt(viewer, commitmentsHref(filters), views)} newId={newId()} />}
        active={active}
        clearHref={commitmentsHref({ state: filters.state })}
      >
        {rows.length > 0 ? (
          <>
            <CommitmentTable
              rows={rows}
              today={todayIn(filters.fate ? "UTC" : viewer.timeZone, new Date())}
            />
            <Pagination {...info} noun="commitments" href={(wanted) => commitmentsHref(filters, wanted)} />
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
      </FilteredList>
    </PageBody>
  );
}

const OWING = [
  { side: "OWN", title: "Own side owes" },
  { side: "PARTNER", title: "Partners owe" },
  { side: "THIRD", title: "Third parties owe" },
] as const;

/** What the records that the filters name are called, as far as they are open to the viewer. */
async function readNames(
  db: Db,
  { ownerPost, ownerPerson }: CommitmentFilters,
): Promise<CommitmentFilterNames> {
  return {
    posts: await postNames(db, ownerPost ? [ownerPost] : []),
    people: await personNames(db, ownerPerson ? [ownerPerson] : []),
  };
}
