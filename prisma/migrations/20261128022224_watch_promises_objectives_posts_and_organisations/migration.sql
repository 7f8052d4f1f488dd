-- What officers answer for could be watched least: promises, objectives, and the posts and organisations across the table.
alter table watch drop constraint watch_subject_is_known;
alter table watch add constraint watch_subject_is_known check (
  subject_type in ('engagement', 'commitment', 'country', 'person', 'post', 'organisation', 'crisis', 'exercise_series', 'exercise_edition',
                   'objective'));
