-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('EMAIL', 'PHONE');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "native_language" TEXT,
ADD COLUMN     "other_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "post_names" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "source" TEXT,
ADD COLUMN     "verified_on" DATE;

-- CreateTable
CREATE TABLE "person_contact" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "person_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge_move" (
    "merge_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "column_name" TEXT NOT NULL,
    "row_id" UUID NOT NULL,

    CONSTRAINT "person_merge_move_pkey" PRIMARY KEY ("merge_id","table_name","column_name","row_id")
);

-- CreateTable
CREATE TABLE "person_distinction" (
    "id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "said_by_id" UUID NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_distinction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_distinction_one_id_idx" ON "person_distinction"("one_id");

-- CreateIndex
CREATE INDEX "person_distinction_other_id_idx" ON "person_distinction"("other_id");

-- AddForeignKey
ALTER TABLE "person_distinction" ADD CONSTRAINT "person_distinction_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_distinction" ADD CONSTRAINT "person_distinction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "person_contact_person_id_idx" ON "person_contact"("person_id");

-- CreateIndex
CREATE INDEX "person_merge_winner_id_idx" ON "person_merge"("winner_id");

-- CreateIndex
CREATE INDEX "person_merge_loser_id_idx" ON "person_merge"("loser_id");

-- CreateIndex
CREATE INDEX "person_family_name_given_name_id_idx" ON "person"("family_name", "given_name", "id");

-- CreateIndex
CREATE INDEX "person_merged_into_id_idx" ON "person"("merged_into_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge_move" ADD CONSTRAINT "person_merge_move_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "person_merge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 1. What stood as text becomes organisations, posts and holdings ------------------------------------------------

-- A person whose position nobody wrote down holds a post without a title in the organisation that was.
insert into organisation (id, name, nation, is_fictional, created_by_id, updated_at)
select gen_random_uuid(), organisation, nationality, bool_and(is_fictional), (array_agg(created_by_id order by created_at))[1], now()
from person where organisation is not null group by organisation, nationality
on conflict (nation, name) do nothing;
insert into post (id, title, organisation_id, nation, is_fictional, created_by_id, updated_at)
select gen_random_uuid(), coalesce(p.position, ''), o.id, p.nationality, bool_and(p.is_fictional), (array_agg(p.created_by_id order by p.created_at))[1], now()
from person p left join organisation o on o.nation = p.nationality and o.name = p.organisation
where coalesce(p.position, p.organisation) is not null group by coalesce(p.position, ''), o.id, p.nationality;
insert into post_holding (id, post_id, person_id)
select gen_random_uuid(), (
  select po.id from post po left join organisation o on o.id = po.organisation_id
  where po.nation = p.nationality and po.title = coalesce(p.position, '') and o.name is not distinct from p.organisation
  order by po.created_at desc limit 1), p.id
from person p where coalesce(p.position, p.organisation) is not null;
alter table person drop column position, drop column organisation;

-- 2. Names: found however they are spelled ------------------------------------------------------------------------

create extension if not exists pg_trgm;

-- Small letters without accents, points of vowels and apostrophes; every other mark is a space. For all scripts.
create function fold_name(name text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(regexp_replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]', '', 'g')),
    'øłđðħı', 'olddhi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '[''`´‘’ʹʺʻʼʽʾʿ]', '', 'g'), '[[:space:][:punct:]]+', ' ', 'g')) $$;

-- The consonants of folded words, those that transliterations confuse made one: Muhammad and Mohamed are mhmd, Sergei and
-- Sergej srg, Chalid and Khalid hld. A vowel at the beginning counts as a; the Arabic article does not count.
create function name_skeleton(folded text) returns text language sql immutable parallel safe as $$
  with alike as (
    select translate(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(regexp_replace(folded, '\m(al|el|il|ul)\M', '', 'g'), 'tsch', 'ch'),
      'tch', 'ch'), 'sch', 'sh'), 'ch', 'h'), 'kh', 'h'), 'sh', 's'), 'zh', 's'), 'ph', 'f'), 'gh', 'g'),
      'th', 't'), 'dh', 'd'), 'dj', 'j'), 'ck', 'k'), 'x', 'ks'), 'tz', 's'), 'ts', 's'), 'qcwz', 'kkvs') as words
  ), beginnings as (
    select regexp_replace(regexp_replace(words, '\m[yj]', 'j', 'g'), '\m[aeiou]+', '@', 'g') as words from alike
  )
  select btrim(replace(regexp_replace(regexp_replace(translate(words, 'aeiouy', ''), '(\w)[hj]+\M', '\1', 'g'), '([a-z ])\1+', '\1', 'g'), '@', 'a'))
  from beginnings $$;

create function in_order(words text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(word, ' ' order by word collate "C"), '') from unnest(string_to_array(words, ' ')) word where word <> '' $$;

-- One and the same for spellings that may mean one person, whichever of the names comes first. Few consonants say too
-- little: then the letters themselves.
create function name_key(name text) returns text language sql immutable parallel safe as $$
  select case when length(replace(bones, ' ', '')) >= 4 then in_order(bones) else '=' || in_order(folded) end
  from (select folded, name_skeleton(folded) as bones from (select fold_name(name) as folded) f) s $$;

create function name_keys(family_name text, given_name text, native_name text, other_names text[]) returns text[]
  language sql immutable parallel safe as $$
  select array_agg(distinct key) from (
    select name_key(name) as key from unnest(array[family_name || ' ' || given_name] || coalesce(other_names, '{}')) name
    union all select '*' || replace(fold_name(native_name), ' ', '') where native_name is not null) keys $$;

-- Every word that finds a person, folded, a space before each; then the consonants of the names, a tilde before each.
create function person_search_text(family_name text, given_name text, native_name text, other_names text[], post_names text)
  returns text language sql immutable parallel safe as $$
  select ' ' || names || ' ~' || replace(name_skeleton(names), ' ', ' ~') || ' ' || fold_name(post_names) || ' '
  from (select fold_name(concat_ws(' ', family_name, given_name, native_name, array_to_string(other_names, ' '))) as names) n $$;

alter table person
  add column name_keys text[] not null generated always as (name_keys(family_name, given_name, native_name, other_names)) stored,
  add column search_text text not null generated always as (person_search_text(family_name, given_name, native_name, other_names, post_names)) stored;
create index person_name_keys_idx on person using gin (name_keys);
create index person_search_text_idx on person using gin (search_text gin_trgm_ops);

-- 3. The wall -----------------------------------------------------------------------------------------------------

do $$
declare
  open_to text := $rule$
    ((select viewer_id()) = created_by_id
     or case when (select viewer_is_home())
          then (select viewer_all_countries()) or nationality = any((select viewer_countries())::text[]) or nationality = (select viewer_nation())
          else nationality = (select viewer_nation()) end) $rule$;
  editor text := $rule$
    ((select viewer_has('SYSTEM')) or ((select viewer_is_home()) and ((select viewer_has('OFFICER')) or (select viewer_is_admin())))) $rule$;
begin
  drop policy person_change on person;
  execute format('create policy person_change on person for update using (%s and %s and merged_into_id is null) with check (%s and merged_into_id is null)',
    open_to, editor, editor);
  -- As decision 003 says: what is searched is found through a view with the text of the policy.
  execute format('create view person_visible as
    select id, family_name, given_name, nationality, service, is_active, created_at, verified_on, search_text, name_keys
    from person where merged_into_id is null and %s', open_to);
  -- Also whether the viewer may read how to reach the person.
  execute format('create function may_edit_person(wanted uuid) returns boolean language sql stable as $body$
    select exists (select 1 from person where id = wanted and %s and %s) $body$', open_to, editor);
end $$;
drop policy person_add on person;
create policy person_add on person for insert with check (
  merged_into_id is null and ((select viewer_has('SYSTEM')) or ((select viewer_has('OFFICER')) and created_by_id = (select viewer_id()))));
grant select on person_visible to rapport_app;

drop policy post_holding_read on post_holding;
create policy post_holding_read on post_holding for select using (
  exists (select 1 from post where id = post_id) and (person_id is null or exists (select 1 from person where id = person_id)));
drop policy post_holding_add on post_holding;
drop policy post_holding_change on post_holding;
drop policy post_holding_remove on post_holding;
create policy post_holding_add on post_holding for insert with check (
  may_edit_holding(post_id, user_id) and (person_id is null or may_edit_person(person_id)));
create policy post_holding_change on post_holding for update
  using (may_edit_holding(post_id, user_id) and (person_id is null or may_edit_person(person_id)))
  with check (may_edit_holding(post_id, user_id) and (person_id is null or may_edit_person(person_id)));
create policy post_holding_remove on post_holding for delete using (
  may_edit_holding(post_id, user_id) and (person_id is null or may_edit_person(person_id)));

alter table person_contact enable row level security;
create policy person_contact_use on person_contact for all using (may_edit_person(person_id)) with check (may_edit_person(person_id));
grant select, insert, update, delete on person_contact to rapport_app;

alter table person_distinction enable row level security;
create policy person_distinction_read on person_distinction for select using (
  exists (select 1 from person where id = one_id) and exists (select 1 from person where id = other_id));
create policy person_distinction_add on person_distinction for insert with check (
  said_by_id = (select viewer_id()) and may_edit_person(one_id) and may_edit_person(other_id));
grant select, insert on person_distinction to rapport_app;

alter table person_merge enable row level security;
create policy person_merge_read on person_merge for select using (
  exists (select 1 from person where id = winner_id) and exists (select 1 from person where id = loser_id));
create policy person_merge_add on person_merge for insert with check (
  merged_by_id = (select viewer_id()) and undone_at is null and may_edit_person(winner_id) and may_edit_person(loser_id));
create policy person_merge_undo on person_merge for update
  using (undone_at is null and may_edit_person(winner_id) and may_edit_person(loser_id))
  with check (undone_by_id = (select viewer_id()) and undone_at is not null);
grant select, insert on person_merge to rapport_app;
grant update (undone_at, undone_by_id) on person_merge to rapport_app;
alter table person_merge_move enable row level security;
create policy person_merge_move_read on person_merge_move for select using (exists (select 1 from person_merge where id = merge_id));
grant select on person_merge_move to rapport_app;

-- 4. Kept in step -------------------------------------------------------------------------------------------------

-- Posts that are not open to the person's own nation find nobody: a search must not tell what the wall hides.
create function write_post_names(people uuid[]) returns void language sql as $$
  update person p set post_names = n.names from (
    select id, coalesce((
      select string_agg(distinct concat_ws(' ', nullif(po.title, ''), o.name, o.abbreviation), ' ')
      from post_holding h join post po on po.id = h.post_id left join organisation o on o.id = po.organisation_id
      where h.person_id = w.id and coalesce(po.nation, w.nationality) = w.nationality and coalesce(o.nation, w.nationality) = w.nationality), '') as names
    from person w where id = any(people)) n
  where p.id = n.id and p.post_names <> n.names $$;
revoke execute on function write_post_names(uuid[]) from public;

create function keep_post_names_of_holders() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'DELETE' then perform write_post_names(array(select person_id from written where person_id is not null)); end if;
  if tg_op <> 'INSERT' then perform write_post_names(array(select person_id from was where person_id is not null)); end if;
  return null;
end $$;
create trigger keep_post_names_after_insert after insert on post_holding referencing new table as written
  for each statement execute function keep_post_names_of_holders();
create trigger keep_post_names_after_update after update on post_holding referencing new table as written old table as was
  for each statement execute function keep_post_names_of_holders();
create trigger keep_post_names_after_delete after delete on post_holding referencing old table as was
  for each statement execute function keep_post_names_of_holders();

create function keep_post_names_of_post() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform write_post_names(array(select person_id from post_holding where post_id = new.id and person_id is not null));
  return null;
end $$;
create trigger keep_post_names after update of title, organisation_id, nation on post for each row execute function keep_post_names_of_post();

create function keep_post_names_of_organisation() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform write_post_names(array(
    select h.person_id from post_holding h join post p on p.id = h.post_id where p.organisation_id = new.id and h.person_id is not null));
  return null;
end $$;
create trigger keep_post_names after update of name, abbreviation, nation on organisation
  for each row execute function keep_post_names_of_organisation();

create function keep_post_names_of_person() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform write_post_names(array[new.id]);
  return null;
end $$;
create trigger keep_post_names after update of nationality on person for each row
  when (old.nationality <> new.nationality) execute function keep_post_names_of_person();
select write_post_names(array(select id from person));

-- 5. A merge moves every reference, also those that whoever merges cannot see --------------------------------------

alter table person_merge add constraint person_merge_of_two check (winner_id <> loser_id);

-- Whatever names a person by a foreign key moves, so that a table made later needs no line here; it needs an id.
create function move_what_named_the_loser() returns trigger language plpgsql security definer set search_path = public as $$
declare reference record;
begin
  perform 1 from person where id in (new.winner_id, new.loser_id) order by id for update;
  if exists (select 1 from person where id in (new.winner_id, new.loser_id) and merged_into_id is not null) then
    raise exception 'a merged person is not merged again' using errcode = 'restrict_violation';
  end if;
  for reference in
    select c.conrelid::regclass::text as name, a.attname::text as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'person'::regclass and c.conrelid not in ('person'::regclass, 'person_merge'::regclass)
  loop
    execute format('with moved as (update %1$I set %2$I = $1 where %2$I = $2 returning id)
      insert into person_merge_move (merge_id, table_name, column_name, row_id) select $3, %1$L, %2$L, id from moved', reference.name, reference.key)
      using new.winner_id, new.loser_id, new.id;
  end loop;
  -- A watch names its subject by word and key; whoever watches both already watches the winner.
  with moved as (
    update watch w set subject_key = new.winner_id::text
    where w.subject_type = 'person' and w.subject_key = new.loser_id::text
      and not exists (select 1 from watch o where o.subject_type = 'person' and o.subject_key = new.winner_id::text
                      and (o.user_id = w.user_id or o.post_id = w.post_id))
    returning id)
  insert into person_merge_move (merge_id, table_name, column_name, row_id) select new.id, 'watch', 'subject_key', id from moved;
  update person set merged_into_id = new.winner_id, version = version + 1 where id = new.loser_id;
  return null;
end $$;
create trigger move_references after insert on person_merge for each row execute function move_what_named_the_loser();

create function move_back_what_named_the_loser() returns trigger language plpgsql security definer set search_path = public as $$
declare reference record;
begin
  for reference in
    select table_name as name, column_name as key, array_agg(row_id) as rows from person_merge_move where merge_id = new.id group by 1, 2
  loop
    execute format('update %1$I set %2$I = %3$L where %2$I = %4$L and id = any($1)', reference.name, reference.key, new.loser_id, new.winner_id)
      using reference.rows;
  end loop;
  update person set merged_into_id = null, version = version + 1 where id = new.loser_id;
  return null;
end $$;
create trigger move_references_back after update of undone_at on person_merge for each row
  when (old.undone_at is null and new.undone_at is not null) execute function move_back_what_named_the_loser();
