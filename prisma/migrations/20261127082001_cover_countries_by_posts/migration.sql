-- CreateTable
CREATE TABLE "portfolio_post" (
    "id" UUID NOT NULL,
    "portfolio_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "is_backup" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "portfolio_post_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "portfolio_post_portfolio_id_idx" ON "portfolio_post"("portfolio_id");

-- CreateIndex
CREATE INDEX "portfolio_post_post_id_idx" ON "portfolio_post"("post_id");

-- AddForeignKey
ALTER TABLE "portfolio_post" ADD CONSTRAINT "portfolio_post_portfolio_id_fkey" FOREIGN KEY ("portfolio_id") REFERENCES "portfolio"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_post" ADD CONSTRAINT "portfolio_post_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table portfolio_post add constraint portfolio_post_dates check (ends_on is null or ends_on >= starts_on);

alter table portfolio_post enable row level security;
create policy portfolio_post_read on portfolio_post for select using ((select viewer_is_home()) or (select viewer_is_admin()));
create policy portfolio_post_add on portfolio_post for insert with check ((select viewer_is_admin()));
create policy portfolio_post_remove on portfolio_post for delete using ((select viewer_is_admin()));
grant select, insert, delete on portfolio_post to rapport_app;

-- 1. Who covers what, written once -----------------------------------------------------------------------------------

-- Who is named for a portfolio, directly or as holder of a post, on which days. A post that is closed covered until yesterday.
create view portfolio_cover with (security_invoker = true) as
  select * from (
    select m.portfolio_id, m.user_id, null::uuid as post_id, m.is_backup, false as is_acting,
           greatest(m.starts_on, p.starts_on) as starts_on, least(m.ends_on, p.ends_on) as ends_on
    from portfolio_member m join portfolio p on p.id = m.portfolio_id
    union all
    select pp.portfolio_id, h.user_id, pp.post_id, pp.is_backup, h.is_acting,
           greatest(pp.starts_on, p.starts_on, h.starts_on),
           least(pp.ends_on, p.ends_on, h.ends_on, case when not post.is_active then (now() at time zone 'UTC')::date - 1 end)
    from portfolio_post pp
    join portfolio p on p.id = pp.portfolio_id
    join post on post.id = pp.post_id
    join post_holding h on h.post_id = pp.post_id and h.user_id is not null) named
  where starts_on <= coalesce(ends_on, 'infinity');
grant select on portfolio_cover to rapport_app;

-- Of those named on a day who covers: everybody but the backups, and they when nobody else can, because the post is vacant, who was
-- named has left or their account is disabled.
create function cover_on(day date) returns table (portfolio_id uuid, user_id uuid, post_id uuid, is_backup boolean, covers boolean)
language sql stable as $$
  select c.portfolio_id, c.user_id, c.post_id, c.is_backup,
         not c.is_backup or not exists (
           select 1 from portfolio_cover main join app_user u on u.id = main.user_id and u.disabled_at is null
           where main.portfolio_id = c.portfolio_id and not main.is_backup
             and day between main.starts_on and coalesce(main.ends_on, 'infinity'))
  from portfolio_cover c
  where day between c.starts_on and coalesce(c.ends_on, 'infinity') $$;

drop policy engagement_template_read on engagement_template;
create policy engagement_template_read on engagement_template for select using (
  (select viewer_is_home()) and marking <= (select viewer_ceiling())
  and (owner_id = (select viewer_id()) or portfolio_id in (
    select c.portfolio_id from cover_on((now() at time zone 'utc')::date) c where c.user_id = (select viewer_id()) and c.covers)));

-- 2. What is covered together (decision 009) -------------------------------------------------------------------------

create or replace function covered_sets() returns table (country_codes text[]) language sql stable as $$
  with today as (
    select (now() at time zone 'UTC')::date as day
  ), turn as (
    select day from today
    union select starts_on from portfolio_cover, today where starts_on > day
    union select ends_on + 1 from portfolio_cover, today where ends_on >= day
  )
  select distinct covered.codes
  from turn cross join lateral (
    select array_agg(distinct c.country_code::text order by c.country_code::text) as codes
    from cover_on(turn.day) v join portfolio_country c on c.portfolio_id = v.portfolio_id
    where v.covers group by v.user_id having count(distinct c.country_code) > 1) covered $$;

-- Before a row as well as before a statement.
create or replace function hold_tally_coverage_before() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform hold_tally_coverage(), set_config('rapport.coverage', 'changed', true);
  return coalesce(new, old);
end $$;

create trigger portfolio_post_holds_coverage before insert or update or delete on portfolio_post
  for each statement execute function hold_tally_coverage_before();
create constraint trigger portfolio_post_changes_coverage after insert or update or delete on portfolio_post
  deferrable initially deferred for each row execute function sync_tally_coverage_after();

-- Most holdings are of people on record, most changes of posts and accounts are of words: these wait for nobody.
do $$
declare
  source record;
begin
  for source in select * from (values
    ('post_holding', 'taken', 'insert or update', 'new.user_id is not null'),
    ('post_holding', 'left', 'delete', 'old.user_id is not null'),
    ('post', 'closed', 'update', 'old.is_active <> new.is_active'),
    ('app_user', 'disabled', 'update', '(old.disabled_at is null) <> (new.disabled_at is null)'))
    as given (name, word, event, condition) loop
    execute format('create trigger %1$s_%2$s_holds_coverage before %3$s on %1$I for each row when (%4$s) execute function hold_tally_coverage_before()',
      source.name, source.word, source.event, source.condition);
    execute format('create constraint trigger %1$s_%2$s_changes_coverage after %3$s on %1$I deferrable initially deferred for each row when (%4$s) execute function sync_tally_coverage_after()',
      source.name, source.word, source.event, source.condition);
  end loop;
end $$;

select sync_tally_coverage();
