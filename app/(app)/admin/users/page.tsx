import type { Metadata } from "next";
import { UserTable } from "@/components/admin/user-table";
import { WiderAccess } from "@/components/admin/wider-access";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { UnreadParts } from "@/components/layout/unread-parts";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { unreadIn } from "@/lib/address";
import { refusePage } from "@/lib/audit/refuse-page";
import { ROLE_LABELS } from "@/lib/auth/roles";
import { requireViewer } from "@/lib/auth/session";
import { canManageUsers, PERSONAL_ROLES } from "@/lib/auth/users/policy";
import { listWaitingProposals } from "@/lib/auth/users/proposals/queries";
import { listUsers } from "@/lib/auth/users/queries";
import { userFilterSchema } from "@/lib/auth/users/schema";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { pageHref } from "@/lib/paging";
import { listPortfolios } from "@/lib/portfolios/queries";
import { listWaitingMembers } from "@/lib/readers/confirmations/queries";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const viewer = await requireViewer();
  if (!canManageUsers(viewer)) await refusePage(viewer);
  const query = await searchParams;
  const filter = userFilterSchema.parse(query);
  const now = new Date();
  const { rows, info, proposals, members, portfolios } = await withViewer(viewer, async (db) => ({
    ...(await listUsers(db, filter)),
    proposals: await listWaitingProposals(db),
    members: await listWaitingMembers(db),
    portfolios: await listPortfolios(db),
  }));
  const { page: _, ...parts } = filter;

  return (
    <PageBody>
      <PageHeader
        title="Users"
        summary="Who may sign in, as what, and what they see."
        action={
          <ButtonLink href="/admin/users/new" variant="primary">
            <Icon name="plus" />
            New user
          </ButtonLink>
        }
      />
      <UnreadParts notices={unreadIn(query, Object.keys(userFilterSchema.shape), filter)} />
      <WiderAccess proposals={proposals} members={members} viewer={viewer} now={now} />
      <div className="grid gap-3">
        <FilterBar action="/admin/users" noun="users" isFiltered={Object.values(parts).some(Boolean)}>
          <FilterField label="Name or email" name="q" type="search" defaultValue={filter.q} />
          <FilterField
            label="Role"
            name="role"
            options={PERSONAL_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
            defaultValue={filter.role}
          />
          <FilterField
            label="State"
            name="state"
            options={[
              { value: "active", label: "Active" },
              { value: "disabled", label: "Disabled" },
            ]}
            defaultValue={filter.state}
          />
        </FilterBar>
        {rows.length > 0 ? (
          <>
            <UserTable
              rows={rows}
              portfolios={portfolios}
              today={todayIn("UTC", now)}
              timeZone={viewer.timeZone}
            />
            <Pagination {...info} noun="users" href={(wanted) => pageHref("/admin/users", parts, wanted)} />
          </>
        ) : (
          <EmptyState
            icon="people"
            title="No account matches"
            action={<ButtonLink href="/admin/users">Show all users</ButtonLink>}
          >
            Try fewer words, or any role and state.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}
