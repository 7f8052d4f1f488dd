import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistorySection } from "@/components/audit/history";
import { AnswerList } from "@/components/commitments/answer-list";
import { changeableOf } from "@/components/commitments/changeable";
import { CommitmentChange } from "@/components/commitments/commitment-change";
import { CommitmentFacts } from "@/components/commitments/commitment-facts";
import { RenegotiationList } from "@/components/commitments/renegotiation-list";
import { SayDoLine } from "@/components/commitments/say-do";
import { keepFor } from "@/components/kept-words/kept-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { peopleThere } from "@/components/promises/people-there";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { WatchButton } from "@/components/watches/watch-button";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { listAnswers, listRenegotiations } from "@/lib/commitments/history/queries";
import { commitmentFieldLabel } from "@/lib/commitments/labels";
import { canEditCommitment } from "@/lib/commitments/policy";
import {
  type CommitmentRow,
  getCommitment,
  listAttendees,
  listOwnerOptions,
} from "@/lib/commitments/queries";
import { type Answering, countGiven } from "@/lib/commitments/say-do/queries";
import { commitmentWords } from "@/lib/commitments/stored-words";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import { userNames } from "@/lib/engagements/queries";
import { IN_REVIEW, isInReview } from "@/lib/engagements/reviews/in-review";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { countUnreadOf } from "@/lib/notices/queries";
import { readWatch } from "@/lib/watches/queries";

/** Read once for the title and the page. */
const loadCommitment = cache(async (id: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const promise = await getCommitment(db, id);
    if (!promise) return null;
    const owner = ownerOf(promise);
    const mayChange = canEditCommitment(viewer, promise);
    const revisions = await listRevisions(db, "commitment", promise.id);
    const accounts = revisions.flatMap(({ changes }) =>
      changes.flatMap(({ field, from, to }) => (field === "ownerUserId" ? [from, to] : [])),
    );
    return {
      promise,
      answers: await listAnswers(db, promise.id),
      renegotiations: await listRenegotiations(db, promise.id),
      revisions,
      users: await userNames(
        db,
        accounts.filter((id) => typeof id === "string"),
      ),
      mayChange,
      options:
        mayChange && !isInReview(promise)
          ? {
              ...(await listOwnerOptions(db, viewer)),
              countries: promise.countryCodes,
              people: peopleThere(await listAttendees(db, promise.engagement.id)),
            }
          : null,
      record: owner && (await countGiven(db, owner)),
      unread: await countUnreadOf(db, viewer, "commitment", [promise.id]),
      watch: await readWatch(db, viewer, { type: "commitment", key: promise.id }),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/commitments/[id]">): Promise<Metadata> {
  const found = await loadCommitment((await params).id);
  return { title: found ? `Commitment: ${found.promise.text.slice(0, 80)}` : "Not found" };
}

export default async function CommitmentPage({ params }: PageProps<"/commitments/[id]">) {
  const viewer = await requireViewer();
  const found = await loadCommitment((await params).id);
  if (!found) notFound();
  const { promise, answers, renegotiations, revisions, users, mayChange, options, record, unread, watch } =
    found;
  const now = new Date();
  const today = todayIn(viewer.timeZone, now);

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          promise.marking,
          ...(record ? [record.marking] : []),
          ...answers.flatMap(({ engagement }) => (engagement ? [engagement.marking] : [])),
        ])}
      />
      <MarkSeen type="commitment" ids={[promise.id]} unread={unread} />
      <PrintNote text={`Commitment as of ${formatDtg(now)}`} />
      <PageHeader
        title={promise.text}
        parent={
          <Anchor href="/commitments" className="prose-link">
            Commitments
          </Anchor>
        }
        state={
          <>
            <CommitmentStateBadge {...promise} today={today} />
            {promise.publication === "DRAFT" ? (
              <Badge tone="warning" icon="edit">
                Draft
              </Badge>
            ) : null}
            {promise.engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
          </>
        }
        summary={`${SIDE_LABELS[promise.bySide]}, ${promise.ownerName ?? "no owner named"}`}
        secondary={<WatchButton of={{ type: "commitment", key: promise.id }} state={watch} />}
      />
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2">
        <Section title="The promise" boxed>
          <CommitmentFacts promise={promise} />
        </Section>
        {options ? (
          <Section title="What became of it" boxed className="print:hidden">
            <CommitmentChange
              keep={keepFor(viewer, "answer", promise.id)}
              promise={changeableOf(promise)}
              today={today}
              answerId={newId()}
              options={options}
            />
          </Section>
        ) : null}
      </div>
      {mayChange && !options ? <Notice>{IN_REVIEW}</Notice> : null}
      {record ? (
        <Section
          title={`Promises kept by ${promise.ownerName ?? "this post"}`}
          note={record.marking === "CUI" ? "Some of them are CUI." : undefined}
        >
          <p>
            <SayDoLine counts={record.counts} />
          </p>
        </Section>
      ) : null}
      <Section title="Renegotiated">
        {renegotiations.length > 0 ? (
          <RenegotiationList rows={renegotiations} />
        ) : (
          <p className="text-muted">It stands as it was made.</p>
        )}
      </Section>
      <Section
        title="Asked whether it is still open"
        note={
          answers.some(({ engagement }) => engagement?.marking === "CUI")
            ? "An engagement at which it was asked is CUI."
            : undefined
        }
      >
        {answers.length > 0 ? (
          <AnswerList rows={answers} />
        ) : (
          <p className="text-muted">Nobody has asked on record.</p>
        )}
      </Section>
      <HistorySection
        note="Every change, with who made it and when."
        revisions={revisions}
        hereZone={viewer.timeZone}
        labelOf={commitmentFieldLabel}
        words={commitmentWords(users)}
        className="print:hidden"
      />
    </PageBody>
  );
}

/** By whom a promise is told apart from others: the post before the person, since it outlives whoever holds it. */
function ownerOf({ ownerPost, ownerPersonId, ownerUserId }: CommitmentRow): Answering | null {
  if (ownerPost) return { of: "post", id: ownerPost.id };
  if (ownerPersonId) return { of: "person", id: ownerPersonId };
  return ownerUserId ? { of: "user", id: ownerUserId } : null;
}
