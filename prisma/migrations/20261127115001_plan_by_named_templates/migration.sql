-- One template for every exercise gave a passing exercise of three weeks ahead five conferences that were overdue at birth.

create table planning_template (
  id uuid not null,
  name text not null,
  type_codes text[] not null default array[]::text[],
  is_default boolean not null default false,
  is_active boolean not null default true,
  version integer not null default 1,
  constraint planning_template_pkey primary key (id),
  -- What stands in for every type must be there.
  constraint planning_template_default_is_active check (is_active or not is_default)
);
create unique index planning_template_name_key on planning_template(name);
create unique index planning_template_has_one_default on planning_template(is_default) where is_default;

insert into planning_template (id, name, type_codes, is_default) values
  ('0196c7a2-1000-7000-8000-000000000001', 'Full joint exercise', array['EX-LIVEX', 'EX-FTX', 'EX-CPX', 'EX-AIR', 'EX-HADR', 'EX-PKO'], true),
  ('0196c7a2-1000-7000-8000-000000000002', 'Short: passing exercise or table-top', array['EX-PASSEX', 'EX-TTX', 'EX-OBS'], false);

-- What admins made of the one template is the full one.
alter table milestone_template add column template_id uuid;
update milestone_template set template_id = '0196c7a2-1000-7000-8000-000000000001';
alter table milestone_template
  alter column template_id set not null,
  drop constraint milestone_template_pkey,
  -- A template is saved as a whole.
  drop column version;
alter table milestone_template
  add constraint milestone_template_pkey primary key (template_id, kind),
  add constraint milestone_template_template_id_fkey foreign key (template_id) references planning_template(id) on delete cascade on update cascade;

insert into milestone_template (template_id, kind, anchor, months, days, is_used) values
  ('0196c7a2-1000-7000-8000-000000000001', 'DESIGN', 'STARTEX', -18, 0, false),
  ('0196c7a2-1000-7000-8000-000000000001', 'SCENARIO', 'STARTEX', -5, 0, true),
  ('0196c7a2-1000-7000-8000-000000000001', 'LOGISTICS', 'STARTEX', -4, 0, true),
  ('0196c7a2-1000-7000-8000-000000000001', 'PERSONNEL', 'STARTEX', -4, 0, false),
  ('0196c7a2-1000-7000-8000-000000000001', 'SUMMARY', 'ENDEX', 0, 45, false);
insert into milestone_template (template_id, kind, anchor, months, days, is_used)
  select '0196c7a2-1000-7000-8000-000000000002', kind::milestone_kind, anchor::milestone_anchor, months, days, is_used from (values
    ('DESIGN', 'STARTEX', -6, 0, false), ('CDC', 'STARTEX', -4, 0, false), ('IPC', 'STARTEX', -2, 0, true), ('MPC', 'STARTEX', -1, -14, false),
    ('SCENARIO', 'STARTEX', 0, -21, true), ('LOGISTICS', 'STARTEX', 0, -21, false), ('PERSONNEL', 'STARTEX', 0, -21, false),
    ('SITE_SURVEY', 'STARTEX', 0, -21, false), ('FPC', 'STARTEX', 0, -7, true), ('DECISION_BRIEF', 'STARTEX', 0, -3, false),
    ('STARTEX', 'STARTEX', 0, 0, true), ('ENDEX', 'ENDEX', 0, 0, true), ('HOTWASH', 'ENDEX', 0, 0, true), ('AAR', 'ENDEX', 0, 14, true),
    ('SUMMARY', 'ENDEX', 0, 21, false), ('LESSONS', 'ENDEX', 0, 30, true)) as short(kind, anchor, months, days, is_used);

alter table planning_template enable row level security;
create policy planning_template_read on planning_template for select using ((select viewer_id()) is not null);
create policy planning_template_add on planning_template for insert with check ((select viewer_is_admin()));
create policy planning_template_change on planning_template for update using ((select viewer_is_admin()));
create policy milestone_template_add on milestone_template for insert with check ((select viewer_is_admin()));
grant select, insert, update on planning_template to rapport_app;
grant insert on milestone_template to rapport_app;

-- What kind of exercise an edition is, and what was said when its review closed without a lesson.
alter table exercise_edition add column type_code text, add column no_lessons_reason text;

-- Life has two main planning conferences.
alter table exercise_milestone
  add column number integer not null default 1,
  add constraint exercise_milestone_number check (number between 1 and 9),
  add constraint exercise_milestone_own_days_are_one check (number = 1 or kind not in ('STARTEX', 'ENDEX'));
drop index exercise_milestone_edition_id_kind_key;
create unique index exercise_milestone_edition_id_kind_number_key on exercise_milestone(edition_id, kind, number);
create index exercise_milestone_owner_user_id_idx on exercise_milestone(owner_user_id) where state = 'PLANNED';
create index exercise_milestone_owner_post_id_idx on exercise_milestone(owner_post_id) where state = 'PLANNED';
