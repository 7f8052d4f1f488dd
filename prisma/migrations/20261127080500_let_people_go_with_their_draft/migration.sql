-- AlterTable
ALTER TABLE "discard" ADD COLUMN     "people" UUID[] DEFAULT ARRAY[]::UUID[];

alter table discard alter column people set not null;

-- Whom a save of this draft, or of one that was discarded before, put on record, whom nobody has changed since and whom nothing else
-- names goes with it. A save writes its revision and its people at one moment, that of its transaction. A new table that names
-- people gets its line here.
create or replace function kept_draft_stays() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if what_keeps_draft(new.engagement_id) <> '{}' then return null; end if;
  -- Whoever names one of them at this moment is waited for.
  perform 1 from person where id in (select person_id from attendance where engagement_id = new.engagement_id) order by id for update;
  new.people := array(
    select distinct p.id from attendance a join person p on p.id = a.person_id
      join revision r on r.actor_id = p.created_by_id and r.at = p.created_at
    where a.engagement_id = new.engagement_id and p.version = 1 and r.subject_type = 'engagement'
      and r.subject_id in (select new.engagement_id union all select engagement_id from discard)
      and not exists (select 1 from attendance o where o.person_id = p.id and o.engagement_id <> new.engagement_id
                      and not exists (select 1 from discard d where d.engagement_id = o.engagement_id))
      and not exists (select 1 from commitment c where p.id in (c.owner_person_id, c.to_person_id) and c.engagement_id <> new.engagement_id
                      and not exists (select 1 from discard d where d.engagement_id = c.engagement_id))
      and not exists (select 1 from person_contact c where c.person_id = p.id)
      and not exists (select 1 from person_merge m where p.id in (m.winner_id, m.loser_id))
      and not exists (select 1 from person_distinction d where p.id in (d.one_id, d.other_id))
      and not exists (select 1 from watch w where w.subject_type = 'person' and w.subject_key = p.id::text));
  return new;
end $$;

create or replace function discard_engagement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update engagement set reader_ids = '{}', version = version + 1, updated_at = now() where id = new.engagement_id;
  delete from post_holding where person_id = any(new.people);
  delete from person where id = any(new.people);
  return null;
end $$;
