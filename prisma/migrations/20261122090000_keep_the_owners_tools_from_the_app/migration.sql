-- Functions that run as the owner may be called by everyone unless said otherwise. The app calls only those that answer a
-- question of the wall; what writes summaries is called by triggers alone, which run as the owner.
revoke execute on function sync_engagement_countries(uuid[]), sync_engagement_access(uuid[]), sync_engagement_attendance(uuid[]),
  apply_tally(tally_change[]), apply_tally_year(tally_year_change[]) from public;
