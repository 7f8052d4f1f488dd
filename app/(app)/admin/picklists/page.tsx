import type { Metadata } from "next";
import { GiftLimitForm } from "@/components/admin/gift-limit-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { getGiftLimit } from "@/lib/gifts/queries";
import { PICKLIST_CODES, PICKLISTS } from "@/lib/picklists/labels";
import { canManagePicklists } from "@/lib/picklists/policy";
import { countItems } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Lists and limits" };

export default async function PicklistsPage() {
  const viewer = await requireViewer();
  if (!canManagePicklists(viewer)) await refusePage(viewer);
  const { counts, limit } = await withViewer(viewer, async (db) => ({
    counts: await countItems(db),
    limit: await getGiftLimit(db),
  }));
  return (
    <PageBody narrow>
      <PageHeader
        title="Lists and limits"
        summary="What forms offer to choose from, and what they warn of."
      />
      <Section title="Lists" note="An item that is in use is retired and never removed.">
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {PICKLIST_CODES.map((list) => (
            <li key={list} className="grid gap-0.5 px-4 py-3">
              <Anchor href={`/admin/picklists/${list}`} className="prose-link w-fit font-medium">
                {PICKLISTS[list].name}
              </Anchor>
              <span className="text-sm text-muted">
                {PICKLISTS[list].note} {counts[list].active} offered
                {counts[list].retired > 0 ? `, ${counts[list].retired} retired` : null}.
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title="Limit for gifts"
        note={
          limit
            ? "A gift of a higher value is marked in its form and on its record."
            : "None is set. Set the limit that your law gives; a gift of a higher value is then marked."
        }
      >
        <GiftLimitForm limit={limit} />
      </Section>
    </PageBody>
  );
}
