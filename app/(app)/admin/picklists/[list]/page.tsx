import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
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
import { canManagePicklists } from "@/lib/picklists/policy";
import { getList, listItems } from "@/lib/picklists/queries";

/** Read once for the title and the page; null where there is none, and for who keeps no lists. */
const loadList = cache(async (code: string) => {
  const viewer = await requireViewer();
  if (!canManagePicklists(viewer)) return null;
  return withViewer(viewer, async (db) => {
    const list = await getList(db, code);
    if (!list) return null;
    const items = await listItems(db, code);
    const ids = items.map(({ id }) => id);
    return { list, items, histories: await listRevisionsOf(db, "picklist_item", ids) };
  });
});

export async function generateMetadata({ params }: PageProps<"/admin/picklists/[list]">): Promise<Metadata> {
  const found = await loadList((await params).list);
  return { title: found?.list.name ?? "Not found" };
}

export default async function PicklistPage({ params }: PageProps<"/admin/picklists/[list]">) {
  const viewer = await requireViewer();
  if (!canManagePicklists(viewer)) await refusePage(viewer);
  const found = await loadList((await params).list);
  if (!found) notFound();
  const { list, items, histories } = found;
  return (
    <PageBody narrow>
      <PageHeader
        title={list.name}
        summary={list.note}
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
        <AddItemForm list={list.code} />
      </Section>
    </PageBody>
  );
}
