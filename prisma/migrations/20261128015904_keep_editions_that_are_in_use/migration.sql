-- DropForeignKey
ALTER TABLE "engagement" DROP CONSTRAINT "engagement_exercise_edition_id_fkey";

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_exercise_edition_id_fkey" FOREIGN KEY ("exercise_edition_id") REFERENCES "exercise_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A later release may ship an edition no more. Whoever named it in a record, changed it, follows it or left something beside it did not
-- ask for that, and what names it may be closed to everyone but its readers: only the owner sees all there is. For the product alone.
create function editions_in_use(wanted uuid[]) returns setof uuid language sql stable security definer set search_path = public as $$
  select e.id from exercise_edition e
  where e.id = any(wanted) and viewer_has('SYSTEM')
    and (e.version > 1
         or exists (select 1 from engagement where exercise_edition_id = e.id)
         or exists (select 1 from attachment where edition_id = e.id)
         or exists (select 1 from comment where edition_id = e.id)
         or exists (select 1 from exercise_lesson where edition_id = e.id)
         or exists (select 1 from watch where subject_type = 'exercise_edition' and subject_key = e.id::text)) $$;
