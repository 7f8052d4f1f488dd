-- A statement that reads no column is not held to what its sender may read: an officer elsewhere could have renamed every
-- series at once.
drop policy meeting_series_change on meeting_series;
create policy meeting_series_change on meeting_series for update
  using ((select viewer_has('OFFICER')) and (select viewer_is_home())
         and (created_by_id = (select viewer_id()) or (select viewer_all_countries()) or country_codes && (select viewer_countries())))
  with check ((select viewer_has('OFFICER')));
