-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "stays_home" BOOLEAN NOT NULL DEFAULT false;

-- An ally who follows an exercise was told "changed" when only a lesson of it was, which is none of theirs to know. Decided when the
-- notice is read, as everything is: a post has other holders tomorrow.
drop policy notice_read on notice;
create policy notice_read on notice for select using (
  (user_id = (select viewer_id()) or post_id = any((select viewer_posts())::uuid[]))
  and (not stays_home or (select viewer_is_home())));
