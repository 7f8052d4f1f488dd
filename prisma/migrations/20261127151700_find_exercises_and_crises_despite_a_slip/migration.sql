-- Who typed a slip found people, posts and organisations, and no exercise and no crisis. As of those, names come close whose consonants
-- agree or that share most letters; both stand ready, folded once. Series, their other names and crises are few and are read one by one
-- (decision 018): the planner passes an index of three-letter pieces by, since the rule of reading has to be asked first.
alter table exercise_series
  add column name_text text not null generated always as (' ' || fold_name(name) || ' ') stored,
  add column name_bones text not null generated always as (' ~' || replace(name_skeleton(fold_name(name)), ' ', ' ~') || ' ') stored;
alter table exercise_alias
  add column name_text text not null generated always as (' ' || fold_name(name) || ' ') stored,
  add column name_bones text not null generated always as (' ~' || replace(name_skeleton(fold_name(name)), ' ', ' ~') || ' ') stored;
alter table crisis
  add column title_text text not null generated always as (' ' || fold_name(title) || ' ') stored,
  add column title_bones text not null generated always as (' ~' || replace(name_skeleton(fold_name(title)), ' ', ' ~') || ' ') stored;
