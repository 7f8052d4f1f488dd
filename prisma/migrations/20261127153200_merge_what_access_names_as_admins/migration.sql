-- A merge moves, as the owner, what names the two: readers of records, posts of portfolios, chains and reviews. Where there is such a
-- row, or users hold a post below, it is an admin's act, as each of these rows is.

-- Whether who reads, covers or approves something is said by this id.
create function is_named_for_access(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from engagement_access where reader_id = wanted)
      or exists (select 1 from portfolio_post where post_id = wanted)
      or exists (select 1 from review_chain where organisation_id = wanted)
      or exists (select 1 from review_chain_step where wanted = any(post_ids) or climbs_to_post_id = wanted)
      or exists (select 1 from review_step where post_ids @> array[wanted] or climbs_to_post_id = wanted) $$;

create function may_merge_places(kind text, one uuid, other uuid) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_has('SYSTEM')
      or ((viewer_is_admin() or not is_named_for_access(one) and not is_named_for_access(other))
          and (kind <> 'organisation' or may_place_organisation(one) and may_place_organisation(other))) $$;
revoke execute on function is_named_for_access(uuid), may_merge_places(text, uuid, uuid) from public;

-- After what is wrong with the two themselves, before what their holders would gain.
do $$
declare
  was text := pg_get_functiondef('merge_refusal(text, uuid, uuid)'::regprocedure);
  becomes text := regexp_replace(was, '(return ''tree'';\s*end if;)', '\1
  if not may_merge_places(kind, one, other) then return ''holders''; end if;');
begin
  if was = becomes then raise exception 'why two are not merged is not as this migration knows it'; end if;
  execute becomes;
end $$;

-- Undone, a merge moves them back. Nor is it undone where the organisation that stays would be below itself again: what it was part of
-- before came below it since.
create or replace function undo_refusal(merge uuid) returns text language plpgsql stable security definer set search_path = public as $$
declare this record;
begin
  select * into this from every_merge where id = merge;
  if exists (
    select 1 from every_merge later join merge_holding h on h.merge_id = later.id
    where later.undone_at is null and (later.merged_at, later.id) > (this.merged_at, this.id)
      and h.holding_id in (select into_id from merge_holding where merge_id = merge
                           union all select row_id from merge_move where merge_id = merge and table_name = 'post_holding')) then
    return 'later';
  end if;
  if this.kind <> 'person' and not viewer_has('SYSTEM')
     and exists (select 1 from post_holding where user_id is not null and post_id in (select posts_of(this.kind, this.winner_id)))
     and (not viewer_is_admin() or exists (
       select 1 from post_holding where user_id = viewer_id() and post_id in (select posts_of(this.kind, this.winner_id)))) then
    return 'holders';
  end if;
  if this.kind <> 'person' and not may_merge_places(this.kind, this.winner_id, this.loser_id) then
    return 'holders';
  end if;
  if this.kind = 'organisation' and exists (
    select 1 from organisation loser join organisation part on part.parent_id = this.winner_id
      join merge_move m on m.merge_id = merge and m.table_name = 'organisation' and m.column_name = 'parent_id' and m.row_id = part.id
    where loser.id = this.loser_id and part.id in (select organisations_above(loser.parent_id))) then
    return 'tree';
  end if;
  if this.kind = 'organisation' and exists (
    select 1 from organisation_merge m
    where m.id = merge and (m.before ->> 'parentId')::uuid in (select organisations_below(this.winner_id))) then
    return 'ring';
  end if;
  return null;
end $$;
