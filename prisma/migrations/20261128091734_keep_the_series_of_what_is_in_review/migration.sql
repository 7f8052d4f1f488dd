-- Whoever approves decides about what they read: while an engagement is in review it is neither placed in something else nor taken out.
create function may_place_engagement(wanted uuid) returns boolean language sql stable as $$
  select may_edit_engagement(wanted)
    and exists (select 1 from engagement where id = wanted and (publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')))) $$;

alter policy series_meeting_add on series_meeting with check (
  may_place_engagement(engagement_id) and exists (select 1 from meeting_series where id = series_id));
alter policy series_meeting_remove on series_meeting using (may_place_engagement(engagement_id));

alter policy engagement_margin_add on engagement_margin with check (
  may_place_engagement(engagement_id) and exists (select 1 from engagement where id = event_id));
alter policy engagement_margin_move on engagement_margin using (may_place_engagement(engagement_id));
alter policy engagement_margin_remove on engagement_margin using (may_place_engagement(engagement_id));
