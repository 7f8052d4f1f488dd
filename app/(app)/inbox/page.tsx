import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { InboxList } from "@/components/notices/inbox-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { bannerFor } from "@/lib/markings/rules";
import { readAllAction } from "@/lib/notices/actions";
import { INBOX_DAYS, listInbox } from "@/lib/notices/queries";
import { pageHref } from "@/lib/paging";

export const metadata: Metadata = { title: "Inbox" };

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const viewer = await requireViewer();
  const { page } = await searchParams;
  const wanted = typeof page === "string" && /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1;
  const { lines, info, unread } = await withViewer(viewer, (db) => listInbox(db, viewer, wanted));
  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(lines.map(({ subject }) => subject.marking))} />
      <PrintNote text={`Inbox as of ${formatDtg(new Date())}`} />
      <PageHeader
        title="Inbox"
        summary={`What others did to your records and to what you watch, in the last ${INBOX_DAYS} days.`}
        secondary={
          <ButtonLink href="/watches">
            <Icon name="eye" />
            What you watch
          </ButtonLink>
        }
        action={
          unread > 0 ? (
            <Form action={readAllAction}>
              <SubmitButton pendingLabel="Saving…">
                <Icon name="check" />
                Mark all as read
              </SubmitButton>
            </Form>
          ) : null
        }
      />
      {lines.length > 0 ? (
        <div className="grid gap-2">
          <InboxList lines={lines} hereZone={viewer.timeZone} />
          <Pagination {...info} noun="lines" href={(to) => pageHref("/inbox", {}, to)} />
        </div>
      ) : (
        <EmptyState
          icon="mail"
          title="Nothing has happened"
          action={
            <ButtonLink variant="primary" href="/engagements">
              Find something to watch
            </ButtonLink>
          }
        >
          When someone changes, comments on or publishes a record of yours, or one that you watch, it stands
          here: one line for all that was done in one go.
        </EmptyState>
      )}
    </PageBody>
  );
}
