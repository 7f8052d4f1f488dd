-- The words for lead components were typed in records, of which not every one is released to every ally that can sign in. A record that
-- is keeps its own word.
create policy components_stay_home on picklist_item as restrictive for select using (list <> 'COMPONENT' or (select viewer_is_home()));

-- Who commented on an edition was told of by nation of account and post, so that an ally who holds one of our posts read of it.
alter table notice disable trigger notice_is_append_only;
update notice set stays_home = true where subject_type = 'exercise_edition' and kind = 'COMMENTED' and not stays_home;
alter table notice enable trigger notice_is_append_only;
