-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('CHANGED', 'COMMENTED', 'REVIEW_WANTED', 'REVIEW_OVERDUE', 'RETURNED', 'APPROVED', 'PUBLISHED', 'REPORT_DUE', 'COMMITMENT_DUE');

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "post_id" UUID,
    "kind" "notice_kind" NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_reading" (
    "notice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_reading_pkey" PRIMARY KEY ("notice_id","user_id")
);

-- CreateIndex
CREATE INDEX "notice_user_id_created_at_idx" ON "notice"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notice_post_id_created_at_idx" ON "notice"("post_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notice_subject_type_subject_id_idx" ON "notice"("subject_type", "subject_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_reading" ADD CONSTRAINT "notice_reading_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_reading" ADD CONSTRAINT "notice_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table notice add constraint notice_has_one_recipient check ((user_id is null) <> (post_id is null));

-- The wall: whoever acts may tell others that they did; only who is told reads it.
alter table notice enable row level security;
create policy notice_read on notice for select using (
  user_id = (select viewer_id()) or post_id = any((select viewer_posts())::uuid[]));
create policy notice_add on notice for insert with check (actor_id = (select viewer_id()));
create trigger notice_is_append_only before update on notice for each row execute function refuse_change();
alter table notice_reading enable row level security;
create policy notice_reading_read on notice_reading for select using (user_id = (select viewer_id()));
create policy notice_reading_add on notice_reading for insert with check (
  user_id = (select viewer_id()) and exists (select 1 from notice where id = notice_id));
grant select, insert on notice, notice_reading to rapport_app;

-- The history of a record is open to whoever may read the record. Subjects of the audit trail that are named as their table
-- need no line here; who has access to what is the admins' and auditors' to read.
create function subject_is_open(type text, subject uuid) returns boolean language plpgsql stable as $$
declare found boolean;
begin
  if type in ('user', 'portfolio') or to_regclass('public.' || quote_ident(type)) is null then
    return viewer_is_admin() or viewer_has('AUDITOR');
  end if;
  execute format('select exists (select 1 from %I where id = $1)', type) into found using subject;
  return found;
end $$;
drop policy revision_read on revision;
create policy revision_read on revision for select using (subject_is_open(subject_type, subject_id));
