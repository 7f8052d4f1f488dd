import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PeopleTabs } from "@/components/people/people-tabs";
import { PairList, TickList } from "@/components/people/review-lists";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { listLikelyPairs } from "@/lib/people/duplicates/queries";
import { canEditPosts } from "@/lib/people/policy";
import { listDueForReview, listSilent } from "@/lib/people/review";

export const metadata: Metadata = { title: "People to review" };

const LISTS = {
  pairs: {
    title: "Perhaps one person",
    note: "Names that are spelled alike in some transliteration, of one nation. Nothing is merged unless you say so.",
    done: "No two people on record look alike.",
  },
  due: {
    title: "To be checked",
    note: "Nobody checked these in the last twelve months. Look whether rank, post and organisation still hold.",
    done: "Everyone was checked in the last twelve months.",
  },
  silent: {
    title: "No contact for five years",
    note: "No engagement of the last five years that is open to you names these. Tick who should no longer be offered in forms; nobody is deleted.",
    done: "There was contact with everyone in the last five years.",
  },
} as const;

export default async function ReviewPage({ searchParams }: PageProps<"/people/review">) {
  const viewer = await requireViewer();
  if (!canEditPosts(viewer)) notFound();
  const { list: asked } = await searchParams;
  const list = asked === "due" || asked === "silent" ? asked : "pairs";
  const today = todayIn("UTC", new Date());
  const found = await withViewer(viewer, async (db) => {
    if (list === "pairs") return { rows: [], ...(await listLikelyPairs(db)) };
    return { pairs: [], ...(await (list === "due" ? listDueForReview(db, today) : listSilent(db, today))) };
  });
  const { note, done } = LISTS[list];
  const shown = found.pairs.length + found.rows.length;
  return (
    <PageBody>
      <PageHeader title="People to review" />
      <PeopleTabs current="review" mayReview />
      <Tabs
        label="What to review"
        items={(["pairs", "due", "silent"] as const).map((key) => ({
          href: key === "pairs" ? "/people/review" : `/people/review?list=${key}`,
          label: LISTS[key].title,
          current: key === list,
          ...(key === list && { count: found.total }),
        }))}
      />
      <p className="max-w-prose text-muted">
        {note}
        {shown < found.total ? ` The first ${shown} of ${formatCount(found.total)}.` : ""}
      </p>
      {found.total === 0 ? (
        <EmptyState icon="circle-check" title={done} />
      ) : list === "pairs" ? (
        <PairList pairs={found.pairs} />
      ) : (
        <TickList
          key={found.rows[0]?.id}
          rows={found.rows}
          doing={list === "due" ? "verify" : "deactivate"}
        />
      )}
    </PageBody>
  );
}
