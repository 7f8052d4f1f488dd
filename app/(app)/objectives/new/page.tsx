import type { Metadata } from "next";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ObjectiveForm } from "@/components/objectives/objective-forms";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listOwnerOptions } from "@/lib/commitments/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { canManageObjectives } from "@/lib/objectives/policy";
import { listPicklistOptions } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "New objective" };

export default async function NewObjectivePage() {
  const viewer = await requireViewer();
  if (!canManageObjectives(viewer)) await refusePage(viewer);
  const { users, posts, lines } = await withViewer(viewer, async (db) => ({
    ...(await listOwnerOptions(db, viewer)),
    lines: (await listPicklistOptions(db, [])).LINE_OF_EFFORT,
  }));
  return (
    <PageBody narrow>
      <PageHeader
        title="New objective"
        parent={
          <Anchor href="/objectives" className="prose-link">
            Objectives
          </Anchor>
        }
      />
      <ObjectiveForm
        id={newId()}
        keep={keepFor(viewer, "objective", "new")}
        objective={null}
        lines={lines}
        users={users}
        posts={posts}
      />
    </PageBody>
  );
}
