-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "caption" TEXT,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT '',
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "has_macros" BOOLEAN NOT NULL DEFAULT false,
    "entries" JSONB,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_name" TEXT,
    "removed_reason" TEXT,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_chunk" (
    "attachment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "attachment_chunk_pkey" PRIMARY KEY ("attachment_id","position")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "text" TEXT,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "post_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachment_engagement_id_idx" ON "attachment"("engagement_id");

-- CreateIndex
CREATE INDEX "attachment_uploaded_by_id_completed_at_idx" ON "attachment"("uploaded_by_id", "completed_at");

-- CreateIndex
CREATE INDEX "comment_engagement_id_created_at_idx" ON "comment"("engagement_id", "created_at");

-- CreateIndex
CREATE INDEX "watch_user_id_idx" ON "watch"("user_id");

-- CreateIndex
CREATE INDEX "watch_post_id_idx" ON "watch"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_subject_type_subject_key_user_id_key" ON "watch"("subject_type", "subject_key", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_subject_type_subject_key_post_id_key" ON "watch"("subject_type", "subject_key", "post_id");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_chunk" ADD CONSTRAINT "attachment_chunk_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The wall around files. A file is open to whoever may read its engagement, up to their own ceiling; an ally reads none that is
-- marked above the engagement, because only the engagement was released. While it arrives only its sender knows of it.
alter table attachment enable row level security;
create policy attachment_read on attachment for select using (
  marking <= (select viewer_ceiling())
  and (completed_at is not null or uploaded_by_id = (select viewer_id()))
  and exists (select 1 from engagement e where e.id = engagement_id
              and ((select viewer_is_home()) or attachment.marking <= e.marking)));
create policy attachment_add on attachment for insert with check (
  may_edit_engagement(engagement_id) and marking <= (select viewer_ceiling())
  and (uploaded_by_id = (select viewer_id()) or (select viewer_has('SYSTEM'))));
create policy attachment_change on attachment for update using (may_edit_engagement(engagement_id));
create policy attachment_remove on attachment for delete using (
  completed_at is null and uploaded_by_id = (select viewer_id()));

alter table attachment_chunk enable row level security;
create policy attachment_chunk_read on attachment_chunk for select using (
  exists (select 1 from attachment a where a.id = attachment_id and a.removed_at is null));
create policy attachment_chunk_add on attachment_chunk for insert with check (
  exists (select 1 from attachment a where a.id = attachment_id and a.completed_at is null
          and (a.uploaded_by_id = (select viewer_id()) or (select viewer_has('SYSTEM')))));

create function refuse_change_of_file() returns trigger language plpgsql as $$
begin
  if (new.engagement_id, new.name, new.kind, new.size, new.sha256, new.marking, new.uploaded_by_id, new.completed_at)
     is distinct from
     (old.engagement_id, old.name, old.kind, old.size, old.sha256, old.marking, old.uploaded_by_id, old.completed_at)
     or old.removed_at is not null then
    raise exception 'a file that has arrived does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger arrived_file_does_not_change before update on attachment for each row
  when (old.completed_at is not null) execute function refuse_change_of_file();

alter table attachment
  add constraint attachment_name_length check (char_length(name) between 1 and 120),
  add constraint attachment_caption_length check (char_length(caption) <= 300),
  add constraint attachment_is_whole check (completed_at is null or (size > 0 and sha256 ~ '^[0-9a-f]{64}$')),
  add constraint attachment_removal check ((removed_at is null) = (removed_reason is null));

-- Comments: the nation that keeps the record comments, whoever reads the record reads them, and who wrote it or wrote the
-- record takes one back.
alter table comment enable row level security;
create policy comment_read on comment for select using (exists (select 1 from engagement where id = engagement_id));
create policy comment_add on comment for insert with check (
  exists (select 1 from engagement where id = engagement_id)
  and ((select viewer_has('SYSTEM')) or ((select viewer_is_home()) and author_id = (select viewer_id()))));
create policy comment_change on comment for update using (
  exists (select 1 from engagement e where e.id = engagement_id
          and (comment.author_id = (select viewer_id()) or (select viewer_id()) = any(e.editor_ids))));
alter table comment
  add constraint comment_length check (char_length(text) between 1 and 4000),
  add constraint comment_removal check ((removed_at is null) = (text is not null));

create function refuse_words_of_another() returns trigger language plpgsql as $$
begin
  if (new.id, new.engagement_id, new.author_id, new.author_name, new.created_at)
     is distinct from (old.id, old.engagement_id, old.author_id, old.author_name, old.created_at)
     or old.removed_at is not null
     or (new.text <> old.text and (old.author_id is distinct from viewer_id() or old.created_at < now() - interval '30 minutes')) then
    raise exception 'who wrote a comment changes it, within half an hour' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger comment_keeps_its_author before update on comment for each row execute function refuse_words_of_another();

-- Watches: who acts on a record must find who is to be told, so whoever may read it may know who watches it.
alter table watch add constraint watch_has_one_holder check ((user_id is null) <> (post_id is null));
alter table watch add constraint watch_subject_is_known check (
  subject_type in ('engagement', 'country', 'person', 'crisis', 'exercise_series'));

create function watched_is_open(type text, key text) returns boolean language sql stable as $$
  select case type when 'country' then exists (select 1 from country where code = key) else subject_is_open(type, key::uuid) end $$;
alter table watch enable row level security;
create policy watch_read on watch for select using (
  user_id = (select viewer_id()) or post_id = any((select viewer_posts())::uuid[])
  or ((select viewer_is_home()) and watched_is_open(subject_type, subject_key)));
create policy watch_add on watch for insert with check (
  watched_is_open(subject_type, subject_key)
  and ((select viewer_has('SYSTEM'))
       or (created_by_id = (select viewer_id())
           and (user_id = (select viewer_id()) or post_id = any((select viewer_posts())::uuid[])))));
create policy watch_remove on watch for delete using (
  user_id = (select viewer_id()) or post_id = any((select viewer_posts())::uuid[]));

-- The product tells what a user did before it was asked to, such as in the demonstration.
drop policy notice_add on notice;
create policy notice_add on notice for insert with check (
  actor_id = (select viewer_id()) or (select viewer_has('SYSTEM')));

grant select, insert, update on attachment, comment to rapport_app;
grant delete on attachment to rapport_app;
grant select, insert on attachment_chunk to rapport_app;
grant select, insert, delete on watch to rapport_app;
