import type { Metadata } from "next";
import { CreateUserForm } from "@/components/admin/user-forms";
import { nationOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { canManageUsers, grantableRoles } from "@/lib/auth/users/policy";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "New user" };

export default async function NewUserPage() {
  const viewer = await requireViewer();
  if (!canManageUsers(viewer)) await refusePage(viewer);
  return (
    <PageBody narrow>
      <PageHeader
        title="New user"
        parent={
          <Anchor href="/admin/users" className="prose-link">
            Users
          </Anchor>
        }
        summary="Countries are given by a portfolio afterwards."
      />
      <CreateUserForm
        id={newId()}
        nations={nationOptions(env().RAPPORT_NATION)}
        grantable={grantableRoles(viewer)}
      />
    </PageBody>
  );
}
