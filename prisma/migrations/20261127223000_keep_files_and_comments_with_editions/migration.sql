-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "edition_id" UUID,
ALTER COLUMN "engagement_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "edition_id" UUID,
ALTER COLUMN "engagement_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "attachment_edition_id_idx" ON "attachment"("edition_id");

-- CreateIndex
CREATE INDEX "comment_edition_id_created_at_idx" ON "comment"("edition_id", "created_at");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One record bears a file or a comment, and it stays with that.
alter table attachment add constraint attachment_has_one_record check (num_nonnulls(engagement_id, edition_id) = 1);
alter table comment add constraint comment_has_one_record check (num_nonnulls(engagement_id, edition_id) = 1);

create or replace function refuse_change_of_file() returns trigger language plpgsql as $$
begin
  if (new.engagement_id, new.edition_id, new.name, new.kind, new.size, new.sha256, new.marking, new.uploaded_by_id, new.completed_at)
     is distinct from
     (old.engagement_id, old.edition_id, old.name, old.kind, old.size, old.sha256, old.marking, old.uploaded_by_id, old.completed_at)
     or old.removed_at is not null then
    raise exception 'a file that has arrived does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function refuse_words_of_another() returns trigger language plpgsql as $$
begin
  if (new.id, new.engagement_id, new.edition_id, new.author_id, new.author_name, new.created_at)
     is distinct from (old.id, old.engagement_id, old.edition_id, old.author_id, old.author_name, old.created_at)
     or old.removed_at is not null
     or (new.text <> old.text and (old.author_id is distinct from viewer_id() or old.created_at < now() - interval '30 minutes')) then
    raise exception 'who wrote a comment changes it, within half an hour' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- An edition is open to the nations that were asked because they were asked; nobody decided to release what is kept or said beside it.
-- That stays with the nation that keeps the record, as its lessons do. Whoever changes the edition keeps its files. The product itself
-- knows of what is still arriving, because an edition that a release withdraws stays while anything hangs on it.
drop policy attachment_read on attachment;
create policy attachment_read on attachment for select using (
  marking <= (select viewer_ceiling())
  and (completed_at is not null or uploaded_by_id = (select viewer_id()) or (select viewer_has('SYSTEM')))
  and (exists (select 1 from engagement e where e.id = engagement_id
               and ((select viewer_is_home()) or attachment.marking <= e.marking))
       or (select viewer_is_home()) and exists (select 1 from exercise_edition where id = edition_id)));

create function may_keep_files(engagement uuid, edition uuid) returns boolean language sql stable as $$
  select case when edition is null then may_edit_engagement(engagement)
              else (select viewer_is_home()) and may_edit_edition(edition) end $$;
drop policy attachment_add on attachment;
create policy attachment_add on attachment for insert with check (
  may_keep_files(engagement_id, edition_id) and marking <= (select viewer_ceiling())
  and (uploaded_by_id = (select viewer_id()) or (select viewer_has('SYSTEM'))));
drop policy attachment_change on attachment;
create policy attachment_change on attachment for update using (may_keep_files(engagement_id, edition_id));

drop policy attachment_of_review_add on attachment;
create policy attachment_of_review_add on attachment as restrictive for insert with check (
  (select viewer_has('SYSTEM')) or edition_id is not null
  or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
drop policy attachment_of_review_change on attachment;
create policy attachment_of_review_change on attachment as restrictive for update using (
  (select viewer_has('SYSTEM')) or edition_id is not null
  or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));

-- Whoever added an edition, and admins since what was shipped nobody here added, take back what another said beside it.
drop policy comment_read on comment;
create policy comment_read on comment for select using (
  exists (select 1 from engagement where id = engagement_id)
  or (select viewer_is_home()) and exists (select 1 from exercise_edition where id = edition_id));
drop policy comment_add on comment;
create policy comment_add on comment for insert with check (
  (exists (select 1 from engagement where id = engagement_id)
   or (select viewer_is_home()) and exists (select 1 from exercise_edition where id = edition_id))
  and ((select viewer_has('SYSTEM')) or ((select viewer_is_home()) and author_id = (select viewer_id()))));
drop policy comment_change on comment;
create policy comment_change on comment for update using (
  exists (select 1 from engagement e where e.id = engagement_id
          and (comment.author_id = (select viewer_id()) or (select viewer_id()) = any(e.editor_ids)))
  or (select viewer_is_home())
     and exists (select 1 from exercise_edition e where e.id = edition_id
                 and (comment.author_id = (select viewer_id()) or e.created_by_id = (select viewer_id()) or (select viewer_is_admin()))));

-- The same rule in the words of search: at home every edition is open.
create or replace view attachment_visible as
  select a.id, a.engagement_id, a.uploaded_at, a.search_vector, a.edition_id
  from attachment a join engagement_visible e on e.id = a.engagement_id
  where a.completed_at is not null and a.removed_at is null and a.marking <= (select viewer_ceiling())
    and ((select viewer_is_home()) or a.marking <= e.marking)
  union all
  select a.id, a.engagement_id, a.uploaded_at, a.search_vector, a.edition_id
  from attachment a
  where a.edition_id is not null and a.completed_at is not null and a.removed_at is null and a.marking <= (select viewer_ceiling())
    and (select viewer_id()) is not null and (select viewer_is_home());
create or replace view comment_visible as
  select c.id, c.engagement_id, c.created_at, c.search_vector, c.edition_id
  from comment c join engagement_visible e on e.id = c.engagement_id where c.removed_at is null
  union all
  select c.id, c.engagement_id, c.created_at, c.search_vector, c.edition_id
  from comment c
  where c.edition_id is not null and c.removed_at is null and (select viewer_id()) is not null and (select viewer_is_home());
