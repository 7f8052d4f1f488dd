import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { UnreadParts } from "@/components/layout/unread-parts";
import { InboxList } from "@/components/notices/inbox-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { isOneOf, readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { bannerFor } from "@/lib/markings/rules";
import { readAllAction } from "@/lib/notices/actions";
import { INBOX_DAYS, INBOX_PARTS, type InboxPart, listInbox } from "@/lib/notices/queries";
import { pageHref } from "@/lib/paging";

export const metadata: Metadata = { title: "Inbox" };

const LABELS: Readonly<Record<InboxPart, string>> = { all: "All", unread: "Unread" };

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const viewer = await requireViewer();
  const { notices, one, page } = readAddress(await searchParams);
  const part = one("part", isOneOf(INBOX_PARTS)) ?? "all";
  const asked = page();
  const { lines, info, totals } = await withViewer(viewer, (db) => listInbox(db, viewer, asked, part));
  const href = (wanted: InboxPart, page = 1) =>
    pageHref("/inbox", { part: wanted === "all" ? undefined : wanted }, page);
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
          totals.unread > 0 ? (
            <Form action={readAllAction}>
              <SubmitButton pendingLabel="Saving…">
                <Icon name="check" />
                Mark all as read
              </SubmitButton>
            </Form>
          ) : null
        }
      />
      <UnreadParts notices={notices} />
      {totals.all > 0 ? (
        <Tabs
          label="Inbox"
          items={INBOX_PARTS.map((one) => ({
            href: href(one),
            label: LABELS[one],
            current: one === part,
            count: totals[one],
          }))}
        />
      ) : null}
      {lines.length > 0 ? (
        <div className="grid gap-2">
          <InboxList lines={lines} hereZone={viewer.timeZone} />
          <Pagination {...info} noun="lines" href={(to) => href(part, to)} />
        </div>
      ) : totals.all > 0 ? (
        <EmptyState icon="mail" title="Nothing is unread">
          What you have read stands under the other tab.
        </EmptyState>
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
