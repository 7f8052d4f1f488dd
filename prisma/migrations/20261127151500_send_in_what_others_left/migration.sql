-- CreateTable
CREATE TABLE "takeover" (
    "engagement_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "takeover_pkey" PRIMARY KEY ("engagement_id","user_id")
);

-- CreateIndex
CREATE INDEX "takeover_user_id_idx" ON "takeover"("user_id");

-- AddForeignKey
ALTER TABLE "takeover" ADD CONSTRAINT "takeover_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takeover" ADD CONSTRAINT "takeover_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Who is left, and who follows ---------------------------------------------------------------------------------------

-- Who covers one of these countries today (UTC).
create function who_covers(codes text[]) returns table (user_id uuid) language sql stable security definer set search_path = public as $$
  select id from app_user where all_countries
  union
  select c.user_id from cover_on((now() at time zone 'UTC')::date) c join portfolio_country p on p.portfolio_id = c.portfolio_id
  where c.covers and p.country_code::text = any(codes) $$;

-- Of its author and co-authors the officers whose account is in use, and whether they cover one of its countries today.
create function writers_left(wanted uuid) returns table (user_id uuid, covers boolean) language sql stable security definer set search_path = public as $$
  select u.id, u.id in (select w.user_id from who_covers(e.country_codes) w)
  from engagement e join app_user u on u.id = any(e.editor_ids)
  where e.id = wanted and u.disabled_at is null and 'OFFICER' = any(u.roles) and u.nation = viewer_nation() $$;

-- The record keeps its author and the moment it was entered, no post: the periods say what the author held on that day (UTC).
create function posts_of_author(wanted uuid) returns uuid[] language sql stable security definer set search_path = public as $$
  select array(
    select distinct h.post_id from engagement e join post_holding h on h.user_id = e.author_id
    where e.id = wanted and (e.created_at at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
    order by 1) $$;

-- What decides about who sends a record in beside its writers; of what the viewer sees.
create function succession_of(wanted uuid)
returns table (responsible_id uuid, author_post_ids uuid[], has_author boolean, has_writer boolean, has_account boolean, taken_over_by_ids uuid[])
language sql stable security definer set search_path = public as $$
  select e.responsible_officer_id, posts_of_author(e.id), coalesce(l.has_author, false), coalesce(l.has_writer, false), l.has_account,
         array(select t.user_id from takeover t where t.engagement_id = e.id order by 1)
  from engagement e
  cross join lateral (
    select bool_or(w.covers and w.user_id = e.author_id) as has_author, bool_or(w.covers) as has_writer, count(*) > 0 as has_account
    from writers_left(e.id) w) l
  where e.id = wanted and exists (select 1 from engagement_visible v where v.id = e.id) $$;

-- What was shared is taken over by its responsible officer, by whoever holds the post in which it was written and, when none of its
-- writers is left, by whoever may change it. Close hold opens nothing: it is for those who are named.
create function may_take_over(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  select may_edit_engagement(wanted) and exists (
    select 1 from engagement e
    where e.id = wanted and e.publication in ('PUBLISHED', 'RETURNED') and (not e.close_hold or e.reader_ids && viewer_known_as())
      and (e.responsible_officer_id = viewer_id() or posts_of_author(e.id) && viewer_posts()
           or not exists (select 1 from writers_left(e.id) w where w.covers))) $$;

create function may_submit(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  select may_decide_access(wanted)
      or (may_edit_engagement(wanted) and exists (select 1 from takeover t where t.engagement_id = wanted and t.user_id = viewer_id())) $$;

-- These run as the owner and see every row; the app needs only what is made of them.
revoke execute on function who_covers(text[]), writers_left(uuid), posts_of_author(uuid) from public;

-- 2. The wall ---------------------------------------------------------------------------------------------------------

-- Taken over before the change that it sends in, so that what decides is the record as it was.
alter table takeover enable row level security;
create policy takeover_read on takeover for select using (exists (select 1 from engagement where id = engagement_id));
create policy takeover_add on takeover for insert with check (user_id = (select viewer_id()) and may_take_over(engagement_id));
create trigger takeover_is_append_only before update on takeover for each row execute function refuse_change();
grant select, insert on takeover to rapport_app;

-- What is in review is open to those alone whom it names.
create function takeover_names_its_reader() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into engagement_access (engagement_id, reader_id, kind)
  select id, new.user_id, 'READER' from engagement
  where id = new.engagement_id and not close_hold and not new.user_id = any(reader_ids);
  return null;
end $$;
create trigger takeover_names_its_reader after insert on takeover for each row execute function takeover_names_its_reader();

drop policy review_add on review;
create policy review_add on review for insert with check (
  (select viewer_has('SYSTEM'))
  or (state = 'OPEN' and submitted_by_id = (select viewer_id())
      and case when changed_from is null then may_submit(engagement_id) else may_edit_engagement(engagement_id) end));
drop policy review_change on review;
create policy review_change on review for update
  using (state = 'OPEN' and ((select viewer_has('SYSTEM')) or (changed_from is null and may_submit(engagement_id))))
  with check ((select viewer_has('SYSTEM')) or state = 'WITHDRAWN');

-- 3. What nobody has reported --------------------------------------------------------------------------------------------

-- The sweep looks through the eyes of every officer at what has not been closed yet, which is little of the archive.
create index engagement_not_closed_idx on engagement (starts_on)
  where publication <> 'DRAFT' and status in ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING');
