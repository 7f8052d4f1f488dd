-- What a merge moved of the readers of a record is known by the record alone. When that reader goes, so does what was moved: whoever names
-- the one that stayed anew, means that one, and undoing the merge leaves it there.
create function forget_moved_reader() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from merge_move m using removed r, every_merge e
  where m.table_name = 'engagement_access' and m.row_id = r.engagement_id and e.id = m.merge_id and e.winner_id = r.reader_id;
  return null;
end $$;
create trigger forget_moved_reader after delete on engagement_access referencing old table as removed
  for each statement execute function forget_moved_reader();
