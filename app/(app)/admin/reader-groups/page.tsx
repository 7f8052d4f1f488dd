import type { Metadata } from "next";
import { ReaderGroupTable } from "@/components/admin/reader-group-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canKeepReaderGroups } from "@/lib/readers/policy";
import { listReaderGroups } from "@/lib/readers/queries";

export const metadata: Metadata = { title: "Reader groups" };

export default async function ReaderGroupsPage() {
  const viewer = await requireViewer();
  if (!canKeepReaderGroups(viewer)) await refusePage(viewer);
  const rows = await withViewer(viewer, listReaderGroups);
  const create = (
    <ButtonLink href="/admin/reader-groups/new" variant="primary">
      <Icon name="plus" />
      New reader group
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title="Reader groups"
        summary="People whom officers name together as readers of a record. A record on close hold is open to those whom it names and to nobody else, admins included; the audit trail keeps what was changed in it, for auditors and system admins to read."
        action={rows.length > 0 ? create : null}
      />
      {rows.length > 0 ? (
        <ReaderGroupTable rows={rows} today={todayIn("UTC", new Date())} />
      ) : (
        <EmptyState icon="lock" title="No reader groups yet" action={create}>
          Officers can name people, own posts and own organisations as readers, and the groups that you make
          here.
        </EmptyState>
      )}
    </PageBody>
  );
}
