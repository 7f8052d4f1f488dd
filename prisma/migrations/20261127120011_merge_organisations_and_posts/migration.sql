-- DropForeignKey
ALTER TABLE "person_merge_move" DROP CONSTRAINT "person_merge_move_merge_id_fkey";

-- DropForeignKey
ALTER TABLE "person_merge_holding" DROP CONSTRAINT "person_merge_holding_merge_id_fkey";

-- DropIndex
DROP INDEX "organisation_nation_name_key";

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "other_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "other_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What a merge moved and joined is kept of people, organisations and posts in one place.
alter table person_merge_move rename to merge_move;
alter table merge_move rename constraint person_merge_move_pkey to merge_move_pkey;
alter table person_merge_holding rename to merge_holding;
alter table merge_holding rename constraint person_merge_holding_pkey to merge_holding_pkey;

-- CreateTable
CREATE TABLE "organisation_merge" (
    "id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "organisation_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_distinction" (
    "id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "said_by_id" UUID NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_distinction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_merge" (
    "id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "post_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_distinction" (
    "id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "said_by_id" UUID NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_distinction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_merge_winner_id_idx" ON "organisation_merge"("winner_id");

-- CreateIndex
CREATE INDEX "organisation_merge_loser_id_idx" ON "organisation_merge"("loser_id");

-- CreateIndex
CREATE INDEX "organisation_distinction_one_id_idx" ON "organisation_distinction"("one_id");

-- CreateIndex
CREATE INDEX "organisation_distinction_other_id_idx" ON "organisation_distinction"("other_id");

-- CreateIndex
CREATE INDEX "post_merge_winner_id_idx" ON "post_merge"("winner_id");

-- CreateIndex
CREATE INDEX "post_merge_loser_id_idx" ON "post_merge"("loser_id");

-- CreateIndex
CREATE INDEX "post_distinction_one_id_idx" ON "post_distinction"("one_id");

-- CreateIndex
CREATE INDEX "post_distinction_other_id_idx" ON "post_distinction"("other_id");

-- CreateIndex
CREATE INDEX "organisation_nation_name_idx" ON "organisation"("nation", "name");

-- CreateIndex
CREATE INDEX "organisation_merged_into_id_idx" ON "organisation"("merged_into_id");

-- CreateIndex
CREATE INDEX "post_merged_into_id_idx" ON "post"("merged_into_id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_merge" ADD CONSTRAINT "organisation_merge_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_merge" ADD CONSTRAINT "organisation_merge_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_distinction" ADD CONSTRAINT "organisation_distinction_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_distinction" ADD CONSTRAINT "organisation_distinction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_merge" ADD CONSTRAINT "post_merge_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_merge" ADD CONSTRAINT "post_merge_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_distinction" ADD CONSTRAINT "post_distinction_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_distinction" ADD CONSTRAINT "post_distinction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of those that were not merged into another, no two of a nation have one name: the name of one that was may be that of the other.
create unique index organisation_nation_name_key on organisation (nation, name) where merged_into_id is null;
alter table organisation alter column other_names set not null;
alter table post alter column other_names set not null;
-- What was merged is in no list of what is in use, opens nothing to anybody and holds for nobody.
alter table organisation add constraint organisation_merged_is_not_in_use check (merged_into_id is null or not is_active);
alter table post add constraint post_merged_is_not_in_use check (merged_into_id is null or not is_active);
alter table organisation_merge add constraint organisation_merge_of_two check (winner_id <> loser_id);
alter table post_merge add constraint post_merge_of_two check (winner_id <> loser_id);

-- 1. The wall ---------------------------------------------------------------------------------------------------------

-- Whether the viewer may change this organisation or this post, which its policy says of those that were not merged.
create function may_edit_place(kind text, wanted uuid) returns boolean language plpgsql stable as $$
declare found boolean;
begin
  execute format('select exists (select 1 from %I where id = $1)', kind) into found using wanted;
  return found and (viewer_has('SYSTEM') or (viewer_is_home() and (viewer_has('OFFICER') or viewer_is_admin())));
end $$;

do $$
declare
  item text;
  rule text;
begin
  foreach item in array array['organisation', 'post'] loop
    select qual into rule from pg_policies where policyname = item || '_change';
    execute format('alter policy %1$s_change on %1$I using ((%2$s) and merged_into_id is null)', item, rule);
    select with_check into rule from pg_policies where policyname = item || '_add';
    execute format('alter policy %1$s_add on %1$I with check ((%2$s) and merged_into_id is null)', item, rule);

    execute format('alter table %I enable row level security', item || '_distinction');
    execute format('create policy %1$s_distinction_read on %1$s_distinction for select using (
      exists (select 1 from %1$I where id = one_id) and exists (select 1 from %1$I where id = other_id))', item);
    execute format('create policy %1$s_distinction_add on %1$s_distinction for insert with check (
      said_by_id = (select viewer_id()) and may_edit_place(%1$L, one_id) and may_edit_place(%1$L, other_id))', item);
    execute format('grant select, insert on %s_distinction to rapport_app', item);

    execute format('alter table %I enable row level security', item || '_merge');
    execute format('create policy %1$s_merge_read on %1$s_merge for select using (
      exists (select 1 from %1$I where id = winner_id) and exists (select 1 from %1$I where id = loser_id))', item);
    execute format('create policy %1$s_merge_add on %1$s_merge for insert with check (
      merged_by_id = (select viewer_id()) and undone_at is null and may_edit_place(%1$L, winner_id) and may_edit_place(%1$L, loser_id))', item);
    execute format('create policy %1$s_merge_undo on %1$s_merge for update
      using (undone_at is null and may_edit_place(%1$L, winner_id) and may_edit_place(%1$L, loser_id))
      with check (undone_by_id = (select viewer_id()) and undone_at is not null)', item);
    execute format('grant select, insert on %s_merge to rapport_app', item);
    execute format('grant update (undone_at, undone_by_id) on %s_merge to rapport_app', item);

    -- Lists and search find them through these (decision 018).
    rule := regexp_replace(pg_get_viewdef((item || '_visible')::regclass), '\mWHERE\M(.*);', 'WHERE merged_into_id is null and (\1)');
    if rule !~ 'merged_into_id is null and' then raise exception 'the view of each % is not as this migration knows it', item; end if;
    execute format('create or replace view %I as %s', item || '_visible', rule);
  end loop;
end $$;
drop policy person_merge_move_read on merge_move;
create policy merge_move_read on merge_move for select using (
  exists (select 1 from person_merge where id = merge_id) or exists (select 1 from organisation_merge where id = merge_id)
  or exists (select 1 from post_merge where id = merge_id));
drop policy person_merge_holding_read on merge_holding;
create policy merge_holding_read on merge_holding for select using (
  exists (select 1 from person_merge where id = merge_id) or exists (select 1 from post_merge where id = merge_id));

-- Nobody gives a former name to what was merged into another, nor takes up a post that was, from a form that was open meanwhile.
create or replace function may_edit_organisation(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from organisation where id = wanted and merged_into_id is null)
     and ((select viewer_has('SYSTEM'))
          or ((select viewer_is_home()) and ((select viewer_has('OFFICER')) or (select viewer_is_admin())))) $$;
create or replace function may_edit_holding(wanted uuid, holder uuid) returns boolean language sql stable as $$
  select exists (select 1 from post where id = wanted and merged_into_id is null)
     and ((select viewer_has('SYSTEM'))
          or ((select viewer_is_home())
              and case when holder is null then (select viewer_has('OFFICER')) or (select viewer_is_admin())
                       else (select viewer_is_admin()) and holder <> (select viewer_id()) end)) $$;

-- 2. Found by every name ------------------------------------------------------------------------------------------------

create function folded_names(names text[]) returns text language sql immutable parallel safe as $$
  select ' ' || fold_name(array_to_string(names, ' ')) $$;
create index organisation_with_other_names_idx on organisation (id) where other_names <> '{}';
create index post_with_other_names_idx on post (id) where other_names <> '{}';
create view organisation_other_names as
  select v.id, folded_names(o.other_names) as words, ' ~' || replace(name_skeleton(folded_names(o.other_names)), ' ', ' ~') || ' ' as bones
  from organisation_visible v join organisation o on o.id = v.id where o.other_names <> '{}';
grant select on organisation_other_names to rapport_app;
do $$
begin
  execute 'create or replace view post_words as ' || rtrim(pg_get_viewdef('post_words'::regclass), ';') || '
    union all select v.id, folded_names(p.other_names), null from post_visible v join post p on p.id = v.id where p.other_names <> ''{}''
    union all select v.id, o.words, o.bones from post_visible v join organisation_other_names o on o.id = v.organisation_id';
end $$;

-- A name without the words that say nothing, in small letters: what two spellings of one office share.
create function office_words(name text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(word order by word collate "C"), '{}') from unnest(string_to_array(fold_name(name), ' ')) word
  where word <> '' and word not in ('of', 'the', 'and', 'for', 'in', 'to', 'at', 'a', 'an', 'de', 'del', 'la', 'le', 'les', 'du', 'des', 'el',
                                    'der', 'die', 'das', 'den', 'und', 'von', 'fur', 'y', 'e', 'et', 'do', 'da', 'dos') $$;

-- Whether two such names may be one: as many words, each with one in the other that is spelled nearly so. A number is never nearly
-- another, and no word is left over: a deputy is somebody else.
create function offices_agree(one text[], other text[]) returns boolean language sql immutable parallel safe as $$
  select one = other or (cardinality(one) = cardinality(other) and one <> '{}' and not exists (
    select 1 from (select w, other as there from unnest(one) w union all select w, one from unnest(other) w) asked
    where not exists (select 1 from unnest(asked.there) n
                      where n = asked.w or (n !~ '\d' and asked.w !~ '\d' and similarity(n, asked.w) >= 0.4)))) $$;

-- 3. Whoever approves and reads -----------------------------------------------------------------------------------------

-- A step that was decided changes no more, and nobody rewrites what was told: but for the name of a post that was merged, which the
-- database writes in a trigger of its own.
drop trigger late_decision_changes_nothing on review_step;
create trigger late_decision_changes_nothing before update on review_step
  for each row when (pg_trigger_depth() = 0) execute function late_decision_changes_nothing();
drop trigger notice_is_append_only on notice;
create trigger notice_is_append_only before update on notice
  for each row when (pg_trigger_depth() = 0) execute function refuse_change();

-- The posts that a merge of this kind puts together.
create function posts_of(kind text, wanted uuid) returns setof uuid language sql stable security definer set search_path = public as $$
  select id from post where case kind when 'post' then id else organisation_id end = wanted $$;

create function organisations_above(wanted uuid) returns setof uuid language sql stable security definer set search_path = public as $$
  with recursive above as (
    select id, parent_id from organisation where id = wanted
    union select o.id, o.parent_id from organisation o join above a on o.id = a.parent_id
  ) select id from above $$;

create function organisations_below(wanted uuid) returns setof uuid language sql stable security definer set search_path = public as $$
  with recursive below as (
    select id from organisation where id = wanted
    union select o.id from organisation o join below b on o.parent_id = b.id
  ) select id from below $$;

-- Whether a user, from today on, holds a post of the one on days on which they hold none of the other.
create function users_differ(one uuid[], other uuid[]) returns boolean language sql stable security definer set search_path = public as $$
  with held as (
    select post_id, user_id, daterange(starts_on, ends_on, '[]') * daterange((now() at time zone 'utc')::date, null) as days
    from post_holding where user_id is not null and post_id = any(one || other)
  )
  select exists (select 1 from held h where h.post_id = any(one) and not isempty(h.days)
                 and not exists (select 1 from held o where o.post_id = any(other) and o.user_id = h.user_id and h.days <@ o.days)) $$;

-- Why the two are not merged, or null. What users read and approve follows their posts and the organisations of these, so a merge
-- that puts such posts together is an admin's act, of nobody's own post; and none that would let somebody read, approve or cover what
-- they did not before, since that takes two admins (decision 031): then somebody else names readers, chains and portfolios first.
create function merge_refusal(kind text, one uuid, other uuid) returns text language plpgsql stable security definer set search_path = public as $$
declare
  side record;
  gaining uuid[];
  giving uuid[];
begin
  if kind = 'person' then return null; end if;
  if kind = 'organisation' and (one in (select organisations_above(other)) or other in (select organisations_above(one))) then
    return 'tree';
  end if;
  if exists (select 1 from post_holding where user_id is not null and post_id in (select posts_of(kind, one) union all select posts_of(kind, other))) then
    if not viewer_has('SYSTEM') and (not viewer_is_admin() or exists (
        select 1 from post_holding where user_id = viewer_id()
          and post_id in (select posts_of(kind, one) union all select posts_of(kind, other)))) then
      return 'holders';
    end if;
    if kind = 'post' and (select count(distinct (organisation_id, is_active)) from post where id in (one, other)) > 1 then
      return 'place';
    end if;
  end if;
  for side in select one as gains, other as gives union all select other, one loop
    gaining := array(select posts_of(kind, side.gains));
    giving := array(select posts_of(kind, side.gives));
    if users_differ(gaining, giving) then
      if exists (select 1 from engagement_access where reader_id = side.gives) then return 'readers'; end if;
      if kind = 'post' and exists (select 1 from portfolio_post where post_id = side.gives) then return 'portfolios'; end if;
      if kind = 'post' and (
        exists (select 1 from review_chain_step where side.gives = any(post_ids) or climbs_to_post_id = side.gives)
        or exists (select 1 from review_step where side.gives = any(post_ids) or climbs_to_post_id = side.gives)) then
        return 'approvals';
      end if;
    end if;
    -- What a handover says is for who holds the post and for who leads it: whoever covers a country of the post.
    if kind = 'post' and exists (select 1 from handover where post_id = side.gives)
       and (users_differ(gaining, giving) or not post_country_codes(side.gains) <@ post_country_codes(side.gives)) then
      return 'handovers';
    end if;
    if kind = 'organisation' and exists (
         select 1 from post_holding h join post p on p.id = h.post_id
         where h.user_id is not null and p.organisation_id in (select organisations_below(side.gains)))
       and exists (select 1 from review_chain where organisation_id in (select organisations_above(side.gives) except select organisations_above(side.gains))) then
      return 'chains';
    end if;
  end loop;
  return null;
end $$;

-- 4. One merge for all ---------------------------------------------------------------------------------------------------

drop trigger move_references on person_merge;
drop trigger move_references_back on person_merge;
drop trigger later_merge_is_undone_first on person_merge;
drop function move_what_named_the_loser(), move_back_what_named_the_loser(), later_merge_is_undone_first(), join_holdings(uuid, uuid, uuid), part_holdings(uuid);

create view every_merge as
  select 'person' as kind, id, winner_id, loser_id, merged_at, undone_at from person_merge
  union all select 'organisation', id, winner_id, loser_id, merged_at, undone_at from organisation_merge
  union all select 'post', id, winner_id, loser_id, merged_at, undone_at from post_merge;

-- Every column that names a record of this kind, so that a table made later needs no line here: by a foreign key, to it or to its id
-- among the readers, or by what it is called. `unless` keeps out what a unique key has for the winner already: such a row stays. A key
-- of some rows, such as the handovers under way, says nothing of the others. Who reviews a record follows from its steps.
create function references_to(kind text) returns table (name text, key text, row_key text, is_list boolean, unless text)
language sql stable set search_path = public as $$
  with named as (
    select c.conrelid as relation, c.conkey[1] as number from pg_constraint c
    where c.contype = 'f' and (c.confrelid = kind::regclass or (kind <> 'person' and c.confrelid = 'reader'::regclass))
    union
    select a.attrelid, a.attnum from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relkind = 'r' and r.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ ('(^|_)' || kind || '_ids?$')
  )
  select r.relname::text, a.attname::text,
    coalesce((select i.attname::text from pg_attribute i where i.attrelid = r.oid and i.attname = 'id'),
             (select i.attname::text from pg_index p join pg_attribute i on i.attrelid = r.oid and i.attnum = any(p.indkey)
              where p.indrelid = r.oid and p.indisprimary and i.attnum <> a.attnum)),
    a.atttypid = 'uuid[]'::regtype,
    coalesce((select string_agg(format(' and not (%4$s and exists (select 1 from %1$I o where o.%2$I = $1%3$s and %4$s))', r.relname, a.attname,
                                       (select string_agg(format(' and o.%1$I = t.%1$I', x.attname), '') from pg_attribute x
                                        where x.attrelid = r.oid and x.attnum = any(u.indkey) and x.attnum <> a.attnum),
                                       coalesce(pg_get_expr(u.indpred, u.indrelid), 'true')), '')
              from pg_index u where u.indrelid = r.oid and u.indisunique and a.attnum = any(u.indkey)), '')
  from named n join pg_class r on r.oid = n.relation join pg_attribute a on a.attrelid = n.relation and a.attnum = n.number
  where r.relname not like '%\_merge' and r.relname <> 'merge_holding'
    and (r.relname, a.attname) not in (('engagement', 'reader_post_ids'), ('commitment', 'reader_post_ids'))
  order by 1, 2 $$;

-- How many rows of each a merge would move, as far as they are open to the viewer.
create function count_references(kind text, winner uuid, loser uuid) returns table (name text, key text, rows int) language plpgsql stable as $$
declare reference record;
begin
  for reference in select * from references_to(kind) loop
    execute format(case when reference.is_list then 'select count(*)::int from %1$I t where $2 = any(%2$I) and not $1 = any(%2$I)%3$s'
                        else 'select count(*)::int from %1$I t where %2$I = $2%3$s' end, reference.name, reference.key, reference.unless)
      into rows using winner, loser;
    if rows > 0 then
      name := reference.name;
      key := reference.key;
      return next;
    end if;
  end loop;
  select count(*)::int into rows from watch w
  where w.subject_type = kind and w.subject_key = loser::text
    and not exists (select 1 from watch o where o.subject_type = kind and o.subject_key = winner::text
                    and (o.user_id = w.user_id or o.post_id = w.post_id));
  if rows > 0 then
    name := 'watch';
    key := 'subject_key';
    return next;
  end if;
end $$;

-- One person on record twice often holds one post twice, and so does whoever holds a post that is on record twice. Holdings of a post by
-- one person that overlap or adjoin become one, as far as one of them came with the merge. One without any day says nothing of the time:
-- it goes with the latest of the others. What users hold stays as it is: their days open records.
create function join_holdings(merge uuid, kind text, winner uuid, loser uuid) returns void language plpgsql set search_path = public as $$
begin
  with held as (
    select h.*, h.starts_on is null and h.ends_on is null as is_undated,
           exists (select 1 from merge_move m where m.merge_id = merge and m.table_name = 'post_holding' and m.row_id = h.id) as is_moved
    from post_holding h where h.person_id is not null and case kind when 'person' then h.person_id else h.post_id end = winner),
  spans as (
    select post_id, person_id, is_acting, unnest(range_agg(daterange(starts_on, ends_on, '[]'))) as span
    from held where not is_undated group by 1, 2, 3),
  placed as (
    select h.*, (select span from spans s
                 where s.post_id = h.post_id and s.person_id = h.person_id and s.is_acting = h.is_acting
                   and (h.is_undated or daterange(h.starts_on, h.ends_on, '[]') <@ s.span)
                 order by upper(s.span) desc nulls first limit 1) as span
    from held h),
  joined as (
    select post_id, person_id, is_acting, span, (array_agg(id order by is_moved, id))[1] as into_id from placed
    group by post_id, person_id, is_acting, span having count(*) > 1 and bool_or(is_moved))
  insert into merge_holding (merge_id, holding_id, into_id, post_id, person_id, starts_on, ends_on, is_acting)
  select merge, p.id, j.into_id,
         case when p.is_moved and kind = 'post' then loser else p.post_id end,
         case when p.is_moved and kind = 'person' then loser else p.person_id end, p.starts_on, p.ends_on, p.is_acting
  from placed p join joined j on j.post_id = p.post_id and j.person_id = p.person_id and j.is_acting = p.is_acting and j.span is not distinct from p.span;

  delete from post_holding where id in (select holding_id from merge_holding where merge_id = merge and holding_id <> into_id);
  update post_holding h set starts_on = lower(days.span), ends_on = upper(days.span) - 1
  from joined_days(merge) days where h.id = days.into_id;
end $$;

create or replace function joined_days(merge uuid) returns table (into_id uuid, span daterange) language sql stable set search_path = public as $$
  select h.into_id, coalesce(range_merge(range_agg(daterange(h.starts_on, h.ends_on, '[]'))
                                           filter (where h.starts_on is not null or h.ends_on is not null)), daterange(null, null))
  from merge_holding h where h.merge_id = merge group by h.into_id
$$;

-- What was joined stands apart again, each with its days and its holder. Days that somebody changed since stay. Where the person or the
-- post was merged with a third since, the row is of that one, and goes back with the rest when that is undone.
create function part_holdings(merge uuid) returns void language plpgsql set search_path = public as $$
begin
  update post_holding h set starts_on = was.starts_on, ends_on = was.ends_on
  from merge_holding was join joined_days(merge) days on days.into_id = was.holding_id
  where was.merge_id = merge and h.id = was.holding_id
    and h.starts_on is not distinct from lower(days.span) and h.ends_on is not distinct from upper(days.span) - 1;
  insert into post_holding (id, post_id, person_id, starts_on, ends_on, is_acting)
  select h.holding_id, coalesce(po.merged_into_id, po.id), coalesce(pe.merged_into_id, pe.id), h.starts_on, h.ends_on, h.is_acting
  from merge_holding h join post po on po.id = h.post_id join person pe on pe.id = h.person_id
  where h.merge_id = merge and h.holding_id <> h.into_id;
  insert into merge_move (merge_id, table_name, column_name, row_id)
  with recursive further as (
    select h.holding_id, m.id, m.kind, m.winner_id from merge_holding h join every_merge m on m.loser_id in (h.post_id, h.person_id)
    where h.merge_id = merge and h.holding_id <> h.into_id and m.undone_at is null
    union select f.holding_id, m.id, m.kind, m.winner_id from further f join every_merge m on m.loser_id = f.winner_id and m.undone_at is null
  ) select id, 'post_holding', kind || '_id', holding_id from further;
end $$;
revoke execute on function join_holdings(uuid, text, uuid, uuid), joined_days(uuid), part_holdings(uuid) from public;

-- One merge of a kind at a time where it reads more than the two: the tree of organisations, and chains that a submission copies.
create function merge_is_allowed() returns trigger language plpgsql security definer set search_path = public as $$
declare
  kind constant text := tg_argv[0];
  is_merged boolean;
  refusal text;
begin
  if kind <> 'person' then
    perform pg_advisory_xact_lock(hashtext('parts of organisations')), pg_advisory_xact_lock(hashtext('review chains'));
  end if;
  execute format('select bool_or(both_of.merged_into_id is not null) from (select merged_into_id from %I where id in ($1, $2) order by id for update) both_of', kind)
    into is_merged using new.winner_id, new.loser_id;
  if is_merged then
    raise exception 'a merged % is not merged again', kind using errcode = 'restrict_violation';
  end if;
  refusal := merge_refusal(kind, new.winner_id, new.loser_id);
  if refusal is not null then
    raise exception 'this merge is refused: %', refusal using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create function move_references() returns trigger language plpgsql security definer set search_path = public as $$
declare
  kind constant text := tg_argv[0];
  reference record;
begin
  for reference in select * from references_to(kind) loop
    execute format(
      'with moved as (update %1$I t set %2$I = ' || case when reference.is_list then 'array_replace(%2$I, $2, $1) where $2 = any(%2$I) and not $1 = any(%2$I)'
                                                         else '$1 where %2$I = $2' end || '%3$s returning %4$I as row_id)
       insert into merge_move (merge_id, table_name, column_name, row_id) select $3, %1$L, %2$L, row_id from moved',
      reference.name, reference.key, reference.unless, reference.row_key)
      using new.winner_id, new.loser_id, new.id;
  end loop;
  -- A watch names its subject by word and key; whoever watches both already watches the winner.
  with moved as (
    update watch w set subject_key = new.winner_id::text
    where w.subject_type = kind and w.subject_key = new.loser_id::text
      and not exists (select 1 from watch o where o.subject_type = kind and o.subject_key = new.winner_id::text
                      and (o.user_id = w.user_id or o.post_id = w.post_id))
    returning id)
  insert into merge_move (merge_id, table_name, column_name, row_id) select new.id, 'watch', 'subject_key', id from moved;
  if kind <> 'organisation' then perform join_holdings(new.id, kind, new.winner_id, new.loser_id); end if;
  if kind <> 'person' then
    -- Kept as what moved, so that undoing takes up again what was in use.
    execute format('with closed as (update %1$I set is_active = false where id = $1 and is_active returning id)
      insert into merge_move (merge_id, table_name, column_name, row_id) select $2, %1$L, ''is_active'', id from closed', kind)
      using new.loser_id, new.id;
  end if;
  execute format('update %I set merged_into_id = $1, version = version + 1 where id = $2', kind) using new.winner_id, new.loser_id;
  return null;
end $$;

-- Why a merge is not undone, or null: a later one joined what this one joined or moved; or an organisation would be part of itself.
create function undo_refusal(merge uuid) returns text language plpgsql stable security definer set search_path = public as $$
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
  if this.kind = 'organisation' and exists (
    select 1 from organisation loser join organisation part on part.parent_id = this.winner_id
      join merge_move m on m.merge_id = merge and m.table_name = 'organisation' and m.column_name = 'parent_id' and m.row_id = part.id
    where loser.id = this.loser_id and part.id in (select organisations_above(loser.parent_id))) then
    return 'tree';
  end if;
  return null;
end $$;

create function undo_is_allowed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  return case when undo_refusal(new.id) is null then new end;
end $$;

create function move_references_back() returns trigger language plpgsql security definer set search_path = public as $$
declare
  kind constant text := tg_argv[0];
  reference record;
begin
  if kind <> 'person' then
    perform pg_advisory_xact_lock(hashtext('parts of organisations')), pg_advisory_xact_lock(hashtext('review chains'));
  end if;
  for reference in
    select m.table_name as name, m.column_name as key, array_agg(m.row_id) as rows,
           coalesce(bool_or(r.is_list), false) as is_list, coalesce(min(r.row_key), 'id') as row_key
    from merge_move m left join references_to(kind) r on r.name = m.table_name and r.key = m.column_name
    where m.merge_id = new.id and m.column_name <> 'is_active' group by 1, 2
  loop
    execute format('update %1$I set %2$I = ' || case when reference.is_list then 'array_replace(%2$I, %4$L, %3$L) where %4$L = any(%2$I)'
                                                     else '%3$L where %2$I = %4$L' end || ' and %5$I = any($1)',
                   reference.name, reference.key, new.loser_id, new.winner_id, reference.row_key)
      using reference.rows;
  end loop;
  execute format('update %I set merged_into_id = null, version = version + 1 where id = $1', kind) using new.loser_id;
  if kind <> 'person' then
    execute format('update %I set is_active = exists (select 1 from merge_move where merge_id = $2 and column_name = ''is_active'') where id = $1', kind)
      using new.loser_id, new.id;
  end if;
  if kind <> 'organisation' then perform part_holdings(new.id); end if;
  return null;
end $$;

do $$
declare item text;
begin
  foreach item in array array['person', 'organisation', 'post'] loop
    execute format('create trigger merge_is_allowed before insert on %1$s_merge for each row execute function merge_is_allowed(%1$L)', item);
    execute format('create trigger move_references after insert on %1$s_merge for each row execute function move_references(%1$L)', item);
    execute format('create trigger undo_is_allowed before update of undone_at on %1$s_merge for each row execute function undo_is_allowed()', item);
    execute format('create trigger move_references_back after update of undone_at on %1$s_merge for each row
      when (old.undone_at is null and new.undone_at is not null) execute function move_references_back(%1$L)', item);
  end loop;
end $$;
