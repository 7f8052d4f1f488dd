-- AlterTable
ALTER TABLE "sign_in_identity" ADD COLUMN     "allows_password" BOOLEAN NOT NULL DEFAULT false;

-- The admins who manage an account say whether it may sign in by its password beside the provider; nobody says so of their own.
create policy sign_in_identity_change on sign_in_identity for update using (
  (user_id <> (select viewer_id()) or (select viewer_has('SYSTEM')))
  and exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
grant update (allows_password) on sign_in_identity to rapport_app;
