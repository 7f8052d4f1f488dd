import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { UnreadParts } from "@/components/layout/unread-parts";
import { ReviewTable } from "@/components/reviews/review-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { ToldOnce } from "@/components/ui/told-once";
import { isOneOf, readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { countReviews, listReviews, REVIEW_PARTS, type ReviewPart } from "@/lib/engagements/reviews/queries";
import { bannerFor } from "@/lib/markings/rules";

export const metadata: Metadata = { title: "Reviews" };

const LABELS: Readonly<Record<ReviewPart, string>> = {
  mine: "Waiting for my approval",
  submitted: "Submitted by me",
  overdue: "Overdue",
};

const EMPTY: Readonly<Record<ReviewPart, string>> = {
  mine: "What a post of yours is to approve stands here until you decide or someone else of that post does.",
  submitted: "What you send to review stands here until it is published.",
  overdue: "A step that waits too long, or that nobody can decide, climbs to the next post and stands here.",
};

export default async function ReviewsPage({ searchParams }: PageProps<"/reviews">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const { notices, one, page } = readAddress(query);
  const part = one("part", isOneOf(REVIEW_PARTS)) ?? "mine";
  const asked = page();
  const { rows, info, counts } = await withViewer(viewer, async (db) => ({
    ...(await listReviews(db, viewer, part, asked)),
    counts: {
      mine: await countReviews(db, viewer, "mine"),
      submitted: await countReviews(db, viewer, "submitted"),
      overdue: await countReviews(db, viewer, "overdue"),
    },
  }));
  const href = (wanted: ReviewPart, page = 1) =>
    `/reviews${wanted === "mine" ? "?" : `?part=${wanted}&`}page=${page}`.replace(/[?&]page=1$/, "");

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map(({ engagement }) => engagement.marking))} />
      <PrintNote text={`As of ${formatDtg(new Date())}. ${LABELS[part]}`} />
      <PageHeader title="Reviews" summary="What is to be approved before it is shared, and where it waits." />
      <UnreadParts notices={notices} />
      {query.unpublished === undefined ? null : (
        <ToldOnce param="unpublished">
          <Notice tone="success">It is out of the lists and figures, and its author's draft again.</Notice>
        </ToldOnce>
      )}
      <Tabs
        label="Reviews"
        items={REVIEW_PARTS.map((one) => ({
          href: href(one),
          label: LABELS[one],
          current: one === part,
          count: counts[one],
        }))}
      />
      {rows.length > 0 ? (
        <>
          <ReviewTable caption={LABELS[part]} rows={rows} zone={viewer.timeZone} />
          <Pagination {...info} noun="reviews" href={(page) => href(part, page)} />
        </>
      ) : (
        <EmptyState icon="circle-check" title="Nothing waits here">
          {EMPTY[part]}
        </EmptyState>
      )}
    </PageBody>
  );
}
