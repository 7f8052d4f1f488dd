-- CreateEnum
CREATE TYPE "sign_in_method" AS ENUM ('PASSWORD');

-- CreateEnum
CREATE TYPE "session_end" AS ENUM ('SIGNED_OUT', 'ENDED_BY_OWNER', 'ENDED_BY_ADMIN', 'IDLE', 'EXPIRED', 'REPLACED', 'PASSWORD_CHANGED', 'ACCOUNT_DISABLED');

-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'ACCOUNT_LOCKED';
ALTER TYPE "notice_kind" ADD VALUE 'ACCOUNT_UNUSED';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "enabled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "begun_by" "sign_in_method" NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "browser" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "previous_sign_in_at" TIMESTAMPTZ(3),
    "failures_before" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" "session_end",

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_guard" (
    "user_id" UUID NOT NULL,
    "failures" INTEGER NOT NULL,
    "recent" TIMESTAMPTZ(3)[],
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_guard_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "session_user_id_ended_at_idx" ON "session"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "session_ended_at_idx" ON "session"("ended_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_guard" ADD CONSTRAINT "sign_in_guard_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table session
  add constraint session_end_is_whole check (
    (ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by_id is null)),
  add constraint session_ends_after_it_began check (ends_at > begun_at);

-- The wall: everybody sees and ends their own sessions, admins those of the accounts they manage. Only the product itself begins one
-- and notes that it was used, and one that has ended stays ended.
alter table session enable row level security;
create policy session_read on session for select using (
  (select viewer_has('SYSTEM')) or user_id = (select viewer_id())
  or exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
create policy session_add on session for insert with check ((select viewer_has('SYSTEM')));
create policy session_change on session for update
  using ((select viewer_has('SYSTEM')) or user_id = (select viewer_id())
         or exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)))
  with check (ended_by_id is null or ended_by_id = (select viewer_id()) or (select viewer_has('SYSTEM')));
grant select, insert on session to rapport_app;
grant update (last_used_at, ended_at, ended_by_id, end_reason) on session to rapport_app;

create function session_only_ends() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'a session that has ended stays ended' using errcode = 'insufficient_privilege';
  end if;
  if new.last_used_at is distinct from old.last_used_at and row_security_active('session') and not viewer_has('SYSTEM') then
    raise exception 'that a session was used is for the product to say' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger session_only_ends before update on session for each row execute function session_only_ends();

-- Admins see that an account they manage is locked and open it; what counts as a failure is for the product to say.
alter table sign_in_guard enable row level security;
create policy sign_in_guard_read on sign_in_guard for select using (
  exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
create policy sign_in_guard_add on sign_in_guard for insert with check ((select viewer_has('SYSTEM')));
create policy sign_in_guard_change on sign_in_guard for update using (
  exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
create policy sign_in_guard_remove on sign_in_guard for delete using ((select viewer_has('SYSTEM')));
grant select, insert, delete on sign_in_guard to rapport_app;
grant update (failures, recent, locked_until) on sign_in_guard to rapport_app;
