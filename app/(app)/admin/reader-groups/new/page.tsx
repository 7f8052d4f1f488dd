import type { Metadata } from "next";
import { ReaderGroupForm } from "@/components/admin/reader-group-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { canKeepReaderGroups } from "@/lib/readers/policy";
import { memberOptions } from "../options";

export const metadata: Metadata = { title: "New reader group" };

export default async function NewReaderGroupPage() {
  const viewer = await requireViewer();
  if (!canKeepReaderGroups(viewer)) await refusePage(viewer);
  const people = await withViewer(viewer, (db) => memberOptions(db, viewer, null));
  return (
    <PageBody narrow>
      <PageHeader
        title="New reader group"
        parent={
          <Anchor href="/admin/reader-groups" className="prose-link">
            Reader groups
          </Anchor>
        }
      />
      <ReaderGroupForm id={newId()} group={null} people={people} today={todayIn("UTC", new Date())} />
    </PageBody>
  );
}
