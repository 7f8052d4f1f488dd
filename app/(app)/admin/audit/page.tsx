import type { Metadata } from "next";
import { AuditList } from "@/components/audit/audit-list";
import { ChainCheckResult, VerifyChainForm } from "@/components/audit/chain-check";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { UnreadParts } from "@/components/layout/unread-parts";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterCombobox, FilterField } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { unreadIn } from "@/lib/address";
import { findActorsAction } from "@/lib/audit/actions";
import { getLastVerification } from "@/lib/audit/chain/queries";
import { auditTypeLabel } from "@/lib/audit/describe";
import { AUDIT_TYPES } from "@/lib/audit/events";
import { canReadAudit, tellsOfRecord } from "@/lib/audit/policy";
import { getActor, listAuditEvents } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { auditFilterSchema } from "@/lib/audit/schema";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { pageHref } from "@/lib/paging";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const viewer = await requireViewer();
  if (!canReadAudit(viewer)) await refusePage(viewer);
  const query = await searchParams;
  const filter = auditFilterSchema.parse(query);
  const { list, actor, verification } = await withViewer(viewer, async (db) => ({
    list: await listAuditEvents(db, filter),
    actor: filter.actor ? await getActor(db, filter.actor) : null,
    verification: await getLastVerification(db),
  }));
  const { page: _, ...parts } = filter;

  return (
    <PageBody>
      <MarkingBanner marking={list.rows.some(tellsOfRecord) ? "CUI" : "UNCLASSIFIED"} />
      <PageHeader
        title="Audit"
        summary="Who did what, and who was refused. Nothing here can be changed or removed."
        action={<VerifyChainForm />}
      />
      {verification ? (
        // Another one is told anew to who listens.
        <ChainCheckResult key={verification.sequence} verification={verification} zone={viewer.timeZone} />
      ) : null}
      <UnreadParts notices={unreadIn(query, Object.keys(auditFilterSchema.shape), filter)} />
      <div className="grid gap-3">
        <FilterBar
          key={pageHref("/admin/audit", parts, 1)}
          action="/admin/audit"
          noun="audit events"
          isFiltered={Object.values(parts).some(Boolean)}
        >
          <FilterField
            label="What"
            name="type"
            options={AUDIT_TYPES.map((type) => ({ value: type, label: auditTypeLabel(type) }))}
            defaultValue={filter.type}
          />
          <FilterCombobox
            name="actor"
            label="Who"
            search={findActorsAction}
            defaultChosen={actor ? [actor] : []}
          />
          <FilterField
            label="To what (name or id)"
            name="subject"
            type="search"
            defaultValue={filter.subject}
          />
          <FilterField
            label="Outcome"
            name="outcome"
            options={[
              { value: "success", label: "Done" },
              { value: "refused", label: "Refused" },
            ]}
            defaultValue={filter.outcome}
          />
          <FilterField label="From (UTC)" name="from" type="date" defaultValue={filter.from} />
          <FilterField label="To (UTC)" name="to" type="date" defaultValue={filter.to} />
        </FilterBar>
        {list.rows.length > 0 ? (
          <>
            <AuditList rows={list.rows} names={list.names} texts={list.texts} />
            <Pagination
              {...list.info}
              noun="audit events"
              href={(wanted) => pageHref("/admin/audit", parts, wanted)}
            />
          </>
        ) : (
          <EmptyState
            icon="scroll"
            title="No event matches"
            action={<ButtonLink href="/admin/audit">Show all events</ButtonLink>}
          >
            Try a longer time, or fewer filters.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}
