-- AlterEnum
ALTER TYPE "sign_in_method" ADD VALUE 'OIDC';

-- CreateTable
CREATE TABLE "sign_in_identity" (
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_identity_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_identity_issuer_subject_key" ON "sign_in_identity"("issuer", "subject");

-- AddForeignKey
ALTER TABLE "sign_in_identity" ADD CONSTRAINT "sign_in_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only a sign-in links an account, and nobody changes what it is linked to: the admins who manage it see it and take it away.
alter table sign_in_identity enable row level security;
create policy sign_in_identity_read on sign_in_identity for select using (
  exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
create policy sign_in_identity_add on sign_in_identity for insert with check ((select viewer_has('SYSTEM')));
create policy sign_in_identity_remove on sign_in_identity for delete using (
  exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
grant select, insert, delete on sign_in_identity to rapport_app;
