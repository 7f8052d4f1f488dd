import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddItemForm, PicklistItems } from "@/components/admin/picklist-items";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { listRevisionsOf } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { isPicklist, PICKLISTS } from "@/lib/picklists/labels";
import { canManagePicklists } from "@/lib/picklists/policy";
import { listItems } from "@/lib/picklists/queries";

export async function generateMetadata({ params }: PageProps<"/admin/picklists/[list]">): Promise<Metadata> {
  const { list } = await params;
  return { title: isPicklist(list) ? PICKLISTS[list].name : "Not found" };
}

export default async function PicklistPage({ params }: PageProps<"/admin/picklists/[list]">) {
  const viewer = await requireViewer();
  if (!canManagePicklists(viewer)) await refusePage(viewer);
  const { list } = await params;
  if (!isPicklist(list)) notFound();
  const { items, histories } = await withViewer(viewer, async (db) => {
    const found = await listItems(db, list);
    return {
      items: found,
      histories: await listRevisionsOf(
        db,
        "picklist_item",
        found.map(({ id }) => id),
      ),
    };
  });
  return (
    <PageBody narrow>
      <PageHeader
        title={PICKLISTS[list].name}
        summary={PICKLISTS[list].note}
        parent={
          <Anchor href="/admin/picklists" className="prose-link">
            Lists and limits
          </Anchor>
        }
      />
      {items.length > 0 ? (
        <PicklistItems items={items} histories={histories} hereZone={viewer.timeZone} />
      ) : (
        <EmptyState icon="scroll" title="Nothing in this list yet">
          Forms offer what you add below, in this order.
        </EmptyState>
      )}
      <Section title="Add an item">
        <AddItemForm list={list} />
      </Section>
    </PageBody>
  );
}
