-- The product keeps lists for the accounts of the demonstration, as it writes their records.
drop policy saved_view_add on saved_view;
create policy saved_view_add on saved_view for insert with check (
  (select viewer_has('SYSTEM'))
  or (owner_id = (select viewer_id()) and ((select viewer_is_home()) or not is_shared)));
