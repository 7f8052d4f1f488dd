-- CreateEnum
CREATE TYPE "review_kind" AS ENUM ('PLAN', 'REPORT');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('OPEN', 'APPROVED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "review_decision" AS ENUM ('APPROVED', 'RETURNED');

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "reader_post_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "commitment" ADD COLUMN     "reader_post_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "review_chain" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "review_kind" NOT NULL,
    "organisation_id" UUID,
    "country_code" CHAR(3),
    "objective_id" UUID,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_chain_step" (
    "id" UUID NOT NULL,
    "chain_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "post_ids" UUID[],
    "days" INTEGER NOT NULL,
    "climbs_to_post_id" UUID,

    CONSTRAINT "review_chain_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "chain_id" UUID NOT NULL,
    "chain_name" TEXT NOT NULL,
    "kind" "review_kind" NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'OPEN',
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "writer_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_step" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "post_ids" UUID[],
    "days" INTEGER NOT NULL,
    "climbs_to_post_id" UUID,
    "opened_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "climbed_at" TIMESTAMPTZ(3),
    "decision" "review_decision",
    "decided_by_id" UUID,
    "decided_in_post_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "comment" TEXT,

    CONSTRAINT "review_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unpublication" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "done_by_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unpublication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_request" (
    "engagement_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_request_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_chain_name_key" ON "review_chain"("name");

-- CreateIndex
CREATE UNIQUE INDEX "review_chain_step_chain_id_sort_key" ON "review_chain_step"("chain_id", "sort");

-- CreateIndex
CREATE INDEX "review_engagement_id_idx" ON "review"("engagement_id");

-- CreateIndex
CREATE INDEX "review_submitted_by_id_idx" ON "review"("submitted_by_id");

-- CreateIndex
CREATE INDEX "review_step_post_ids_idx" ON "review_step" USING GIN ("post_ids");

-- CreateIndex
CREATE UNIQUE INDEX "review_step_review_id_sort_key" ON "review_step"("review_id", "sort");

-- CreateIndex
CREATE INDEX "unpublication_engagement_id_idx" ON "unpublication"("engagement_id");

-- CreateIndex
CREATE INDEX "engagement_reader_post_ids_idx" ON "engagement" USING GIN ("reader_post_ids");

-- CreateIndex
CREATE INDEX "commitment_reader_post_ids_idx" ON "commitment" USING GIN ("reader_post_ids");

-- AddForeignKey
ALTER TABLE "review_chain" ADD CONSTRAINT "review_chain_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_chain" ADD CONSTRAINT "review_chain_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_chain" ADD CONSTRAINT "review_chain_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_chain_step" ADD CONSTRAINT "review_chain_step_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "review_chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_decided_in_post_id_fkey" FOREIGN KEY ("decided_in_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unpublication" ADD CONSTRAINT "unpublication_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unpublication" ADD CONSTRAINT "unpublication_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 1. Who reads what is under review ---------------------------------------------------------------------------------------

-- The rule of reading, once more in one text for the policies and the fast views: beside those who are named, whoever holds
-- one of the posts that review the record.
drop policy engagement_read on engagement;
drop policy engagement_change on engagement;
drop policy commitment_read on commitment;
drop view engagement_visible, engagement_personal, commitment_personal;

do $$
declare
  shared text := $rule$
    publication = 'PUBLISHED' and not close_hold
    and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
    and marking <= (select viewer_ceiling())
    and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations)) $rule$;
  personal text := $rule$ (select viewer_id()) = any(reader_ids) or reader_post_ids && (select viewer_posts()) $rule$;
  -- The same as an index can serve it.
  found text := $rule$ reader_ids @> array[(select viewer_id())] or reader_post_ids && (select viewer_posts()) $rule$;
  editable text := $rule$
    (select viewer_has('SYSTEM'))
    or ((select viewer_has('OFFICER')) and (select viewer_is_home())
        and ((select viewer_id()) = any(editor_ids)
             or ((select viewer_all_countries()) or country_codes && (select viewer_countries())))) $rule$;
begin
  execute format('create policy engagement_read on engagement for select using ((%s) or (%s))', shared, personal);
  execute format('create policy engagement_change on engagement for update using (((%s) or (%s)) and (%s)) with check (%s)', shared, personal, editable, editable);
  execute format('create policy commitment_read on commitment for select using ((%s) or (%s))', shared, personal);

  execute format('create view engagement_visible as
    select id, reference, type, status, publication, title, starts_on, starts_latest_on, ends_on, updated_at, country_codes,
           partner_band, author_id, responsible_officer_id, crisis_id, exercise_series_id, origin, marking, search_vector,
           reader_ids, releasable_nations, reader_post_ids
    from engagement where (%s) or (%s)', shared, personal);
  execute format('create view engagement_personal as
    select id, type, status, publication, starts_on, starts_latest_on, country_codes, partner_band
    from engagement where (%s) and coalesce(not (%s), true)', found, shared);
  execute format('create view commitment_personal as
    select id, by_side, state, due_on, country_codes
    from commitment where (%s) and coalesce(not (%s), true)', found, shared);

  execute format('create or replace function may_edit_engagement(wanted uuid) returns boolean language sql stable security definer
    set search_path = public as $body$ select exists (select 1 from engagement where id = wanted and ((%s) or (%s)) and (%s)) $body$',
    shared, personal, editable);
end $$;
grant select on engagement_visible, engagement_personal, commitment_personal to rapport_app;

create or replace function copy_access_to_commitment() returns trigger language plpgsql security definer set search_path = public as $$
begin
  select publication, marking, releasable_nations, close_hold, country_codes, reader_ids, reader_post_ids
    into new.publication, new.marking, new.releasable_nations, new.close_hold, new.country_codes, new.reader_ids, new.reader_post_ids
    from engagement where id = new.engagement_id;
  return new;
end $$;
create or replace function pass_access_to_commitments() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Touching the row is enough: its own trigger copies the access columns.
  update commitment c set engagement_id = c.engagement_id
  from new_rows n join old_rows o on o.id = n.id
  where c.engagement_id = n.id
    and (n.publication, n.marking, n.releasable_nations, n.close_hold, n.country_codes, n.reader_ids, n.reader_post_ids)
        is distinct from (o.publication, o.marking, o.releasable_nations, o.close_hold, o.country_codes, o.reader_ids, o.reader_post_ids);
  return null;
end $$;

-- 2. Chains: known to those they concern, the admins' to decide ---------------------------------------------------------------

do $$
declare item text;
begin
  foreach item in array array['review_chain', 'review_chain_step'] loop
    execute format('alter table %I enable row level security', item);
    execute format('create policy %1$s_read on %1$I for select using ((select viewer_is_home()) and (select viewer_id()) is not null)', item);
    execute format('create policy %1$s_add on %1$I for insert with check ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_change on %1$I for update using ((select viewer_is_admin()))', item);
  end loop;
end $$;
create policy review_chain_step_remove on review_chain_step for delete using ((select viewer_is_admin()));
grant select, insert, update on review_chain, review_chain_step to rapport_app;
grant delete on review_chain_step to rapport_app;

alter table review_chain add constraint review_chain_has_one_scope check (num_nonnulls(organisation_id, country_code, objective_id) <= 1);
alter table review_chain_step
  add constraint review_chain_step_has_posts check (cardinality(post_ids) > 0),
  add constraint review_chain_step_has_days check (days between 1 and 90);

-- 3. Reviews ------------------------------------------------------------------------------------------------------------------

-- Admins see that something waits, for whom and how long, and not the record.
alter table review enable row level security;
create policy review_read on review for select using (
  (select viewer_is_admin()) or exists (select 1 from engagement where id = engagement_id));
create policy review_add on review for insert with check (
  (select viewer_has('SYSTEM'))
  or (state = 'OPEN' and submitted_by_id = (select viewer_id()) and may_decide_access(engagement_id)));
-- Its writers take it back; everything else follows from the decisions.
create policy review_change on review for update
  using (state = 'OPEN' and ((select viewer_has('SYSTEM')) or may_decide_access(engagement_id)))
  with check ((select viewer_has('SYSTEM')) or state = 'WITHDRAWN');
grant select, insert on review to rapport_app;
grant update (state, closed_at) on review to rapport_app;
create unique index review_one_open_idx on review (engagement_id) where state = 'OPEN';

-- A submission takes its steps from an active chain, as it is.
alter table review_step enable row level security;
create policy review_step_read on review_step for select using (exists (select 1 from review where id = review_id));
create policy review_step_add on review_step for insert with check (
  (select viewer_has('SYSTEM'))
  or (decision is null and climbed_at is null
      and exists (select 1 from review r join review_chain c on c.id = r.chain_id join review_chain_step s on s.chain_id = c.id
                  where r.id = review_id and r.state = 'OPEN' and r.submitted_by_id = (select viewer_id()) and c.is_active
                    and s.sort = review_step.sort and s.post_ids = review_step.post_ids and s.days = review_step.days
                    and s.climbs_to_post_id is not distinct from review_step.climbs_to_post_id)));
create policy review_step_change on review_step for update
  using (opened_at is not null and decision is null
         and ((select viewer_is_admin())
              or (post_ids && (select viewer_posts())
                  and not exists (select 1 from review r where r.id = review_id and (select viewer_id()) = any(r.writer_ids)))))
  with check (case when decision is null then (select viewer_is_admin())
    else decided_by_id = (select viewer_id())
         and not exists (select 1 from review r where r.id = review_id and (select viewer_id()) = any(r.writer_ids)) end);
grant select, insert on review_step to rapport_app;
grant update (post_ids, due_at, climbed_at, decision, decided_by_id, decided_in_post_id, decided_at, comment) on review_step to rapport_app;
alter table review_step
  add constraint review_step_decision_is_whole check (
    num_nonnulls(decision, decided_by_id, decided_in_post_id, decided_at) in (0, 4)),
  add constraint review_step_return_says_why check (decision <> 'RETURNED' or comment is not null);
create index review_step_waiting_idx on review_step (due_at) where opened_at is not null and decision is null;

-- Who wrote it is what the record says, whoever submits it.
create function review_knows_its_record() returns trigger language plpgsql security definer set search_path = public as $$
begin
  select reference, editor_ids into new.reference, new.writer_ids from engagement where id = new.engagement_id;
  return new;
end $$;
create trigger review_knows_its_record before insert on review for each row execute function review_knows_its_record();

-- Of two decisions at one moment the second finds the first, and changes nothing.
create function late_decision_changes_nothing() returns trigger language plpgsql security definer set search_path = public as $$
declare now_is review_state;
begin
  select state into now_is from review where id = new.review_id for update;
  return case when now_is = 'OPEN' and old.decision is null then new end;
end $$;
create trigger late_decision_changes_nothing before update on review_step for each row execute function late_decision_changes_nothing();

-- A policy cannot compare a row with what it was. Whoever decides does so in a post of theirs that the step asks for; admins
-- give a step to other posts and decide nothing.
create function step_is_decided_by_its_posts() returns trigger language plpgsql as $$
begin
  if not row_security_active('review_step') or viewer_has('SYSTEM') then return new; end if;
  if new.decision is not null and not (new.decided_in_post_id = any(old.post_ids) and new.decided_in_post_id = any(viewer_posts())) then
    raise exception 'a step is decided by whoever holds its post' using errcode = 'insufficient_privilege';
  end if;
  if (new.post_ids, new.due_at, new.climbed_at) is distinct from (old.post_ids, old.due_at, old.climbed_at) and not viewer_is_admin() then
    raise exception 'a step is given to other posts by admins' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger step_is_decided_by_its_posts before update on review_step for each row execute function step_is_decided_by_its_posts();

-- An approval opens the next step, the last one publishes, and a return ends the review.
create function review_follows_its_steps() returns trigger language plpgsql security definer set search_path = public as $$
declare next_id uuid;
begin
  if new.decision is null or old.decision is not null then return null; end if;
  if new.decision = 'RETURNED' then
    update review set state = 'RETURNED', closed_at = new.decided_at where id = new.review_id;
    return null;
  end if;
  select id into next_id from review_step where review_id = new.review_id and decision is null order by sort limit 1;
  if next_id is null then
    update review set state = 'APPROVED', closed_at = new.decided_at where id = new.review_id;
  else
    update review_step set opened_at = new.decided_at, due_at = new.decided_at + make_interval(days => days) where id = next_id;
  end if;
  return null;
end $$;
create trigger review_follows_its_steps after update of decision on review_step for each row execute function review_follows_its_steps();

-- The record follows its review. Whoever approves may not change the record itself, so the database moves it and gives it a
-- new version; whoever submits may, and has done so. What was decided elsewhere comes with its decision.
create function publication_follows_its_review() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  update engagement
  set publication = case new.state when 'OPEN' then 'SUBMITTED' when 'APPROVED' then 'PUBLISHED' when 'RETURNED' then 'RETURNED' else 'DRAFT' end::publication,
      published_at = case when new.state = 'APPROVED' then new.closed_at end,
      version = case tg_op when 'UPDATE' then version + 1 else version end, updated_at = now()
  where id = new.engagement_id and (publication = 'SUBMITTED') = (tg_op = 'UPDATE');
  if not found and tg_op = 'INSERT' then raise exception 'this engagement is under review' using errcode = 'restrict_violation'; end if;
  return null;
end $$;
create trigger publication_follows_its_review after insert or update of state on review
  for each row execute function publication_follows_its_review();

-- Those who review or have reviewed it read it, unless it is a draft again.
create function sync_engagement_reviewers(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set reader_post_ids = now_is.posts
  from (select t.id, coalesce(array_agg(distinct p.id order by p.id) filter (where p.id is not null), '{}') as posts
        from unnest(touched) as t(id)
        left join review r on r.engagement_id = t.id
        left join review_step s on s.review_id = r.id and s.opened_at is not null
        left join lateral unnest(s.post_ids) as p(id) on true
        group by t.id) now_is
  where e.id = now_is.id and e.publication <> 'DRAFT' and e.reader_post_ids is distinct from now_is.posts $$;
revoke execute on function sync_engagement_reviewers(uuid[]) from public;
create function sync_engagement_from_steps() returns trigger language plpgsql security definer set search_path = public as $$
declare touched uuid[];
begin
  select array_agg(distinct r.engagement_id) into touched from new_rows n join review r on r.id = n.review_id;
  if touched is not null then perform sync_engagement_reviewers(touched); end if;
  return null;
end $$;
create trigger review_step_added after insert on review_step referencing new table as new_rows
  for each statement execute function sync_engagement_from_steps();
create trigger review_step_changed after update on review_step referencing new table as new_rows
  for each statement execute function sync_engagement_from_steps();

-- 4. What the app may not do to a record past its review -------------------------------------------------------------------------

-- The functions above run as the owner, to whom the wall does not apply.
create function publication_moves_by_review() returns trigger language plpgsql as $$
begin
  if row_security_active('engagement') and not viewer_has('SYSTEM') then
    if new.reader_post_ids is distinct from old.reader_post_ids then
      raise exception 'who reviews an engagement is decided by its chain' using errcode = 'insufficient_privilege';
    end if;
    if new.publication <> old.publication
       and (new.publication in ('SUBMITTED', 'RETURNED') or old.publication = 'PUBLISHED'
            or (old.publication = 'SUBMITTED' and new.publication <> 'DRAFT')) then
      raise exception 'an engagement is shared and taken back by its review' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.publication = 'DRAFT' then new.reader_post_ids := '{}'; end if;
  return new;
end $$;
create trigger publication_moves_by_review before update of publication, reader_post_ids on engagement
  for each row when ((old.publication, old.reader_post_ids) is distinct from (new.publication, new.reader_post_ids))
  execute function publication_moves_by_review();

-- Admins take out of the lists what was published by mistake, and say why.
alter table unpublication enable row level security;
create policy unpublication_read on unpublication for select using (
  (select viewer_is_admin()) or exists (select 1 from engagement where id = engagement_id));
create policy unpublication_add on unpublication for insert with check (
  (select viewer_is_admin()) and done_by_id = (select viewer_id())
  and exists (select 1 from engagement e where e.id = engagement_id and e.publication = 'PUBLISHED'));
create trigger unpublication_is_append_only before update or delete on unpublication for each row execute function refuse_change();
grant select, insert on unpublication to rapport_app;

create function unpublish_engagement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update engagement set publication = 'DRAFT', published_at = null, version = version + 1, updated_at = now() where id = new.engagement_id;
  return null;
end $$;
create trigger unpublish_engagement after insert on unpublication for each row execute function unpublish_engagement();

-- Asked once, by the product itself.
alter table report_request enable row level security;
create policy report_request_read on report_request for select using (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement where id = engagement_id));
create policy report_request_add on report_request for insert with check ((select viewer_has('SYSTEM')));
grant select, insert on report_request to rapport_app;

insert into app_user (id, email, name, nation, roles, marking_ceiling, all_countries, updated_at) values
  ('00000000-0000-7000-8000-000000000005', 'review@rapport.invalid', 'Rapport (review)', 'USA', '{SYSTEM}', 'CUI', true, now());
