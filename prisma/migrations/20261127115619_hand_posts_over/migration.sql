-- CreateEnum
CREATE TYPE "handover_section" AS ENUM ('COUNTERPARTS', 'PROMISES', 'ENGAGEMENTS', 'REPORTS', 'SENSITIVITIES');

-- CreateEnum
CREATE TYPE "handover_ending" AS ENUM ('TAKEN_OVER', 'CALLED_OFF');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "notice_kind" ADD VALUE 'HANDOVER_STARTED';
ALTER TYPE "notice_kind" ADD VALUE 'HANDOVER_NAMED';
ALTER TYPE "notice_kind" ADD VALUE 'HANDOVER_READY';
ALTER TYPE "notice_kind" ADD VALUE 'HANDOVER_CLOSED';

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "outgoing_user_id" UUID NOT NULL,
    "departs_on" DATE,
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "told_incoming_id" UUID,
    "ending" "handover_ending",
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "called_off_for" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_counterpart" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "note" TEXT,
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "sort" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handover_counterpart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_sensitivity" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handover_sensitivity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_readiness" (
    "handover_id" UUID NOT NULL,
    "section" "handover_section" NOT NULL,
    "ready_by_id" UUID NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handover_readiness_pkey" PRIMARY KEY ("handover_id","section")
);

-- CreateTable
CREATE TABLE "handover_signature" (
    "id" UUID NOT NULL,
    "handover_id" UUID NOT NULL,
    "section" "handover_section" NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_version" TEXT NOT NULL,
    "signed_by_id" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "handover_signature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handover_post_id_idx" ON "handover"("post_id");

-- CreateIndex
CREATE INDEX "handover_counterpart_handover_id_idx" ON "handover_counterpart"("handover_id");

-- CreateIndex
CREATE INDEX "handover_counterpart_person_id_idx" ON "handover_counterpart"("person_id");

-- CreateIndex
CREATE INDEX "handover_sensitivity_handover_id_idx" ON "handover_sensitivity"("handover_id");

-- CreateIndex
CREATE INDEX "handover_signature_handover_id_idx" ON "handover_signature"("handover_id");

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_outgoing_user_id_fkey" FOREIGN KEY ("outgoing_user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_counterpart" ADD CONSTRAINT "handover_counterpart_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_counterpart" ADD CONSTRAINT "handover_counterpart_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_sensitivity" ADD CONSTRAINT "handover_sensitivity_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_readiness" ADD CONSTRAINT "handover_readiness_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_signature" ADD CONSTRAINT "handover_signature_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_signature" ADD CONSTRAINT "handover_signature_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table handover
  add constraint handover_end_is_whole check (
    (ending is null) = (closed_at is null) and (ending is null) = (closed_by_id is null)
    and (called_off_for is null or ending = 'CALLED_OFF'));
alter table handover_counterpart add constraint handover_note_length check (char_length(note) between 1 and 1000);
alter table handover_sensitivity add constraint handover_sensitivity_length check (char_length(text) between 1 and 2000);

-- A departure is handed over once at a time, however many copies of the app look for it at one moment.
create unique index handover_under_way_idx on handover (post_id, outgoing_user_id) where closed_at is null;

-- 1. Who leaves when and who follows: what the holders of the post say, whom access follows too (decision 032) ----------

-- The last day of whoever leaves, of the terms that had begun when it was started; and of those who took the post later in their own
-- right and stay longer, the first one. A day that nobody wrote down says nothing of who follows.
create view handover_term with (security_invoker = true) as
  select h.id as handover_id, term.starts_on as taken_on, term.ends_on as last_on, next.user_id as incoming_user_id, next.starts_on as overlap_from
  from handover h
  left join lateral (
    select t.starts_on, t.ends_on from post_holding t
    where t.post_id = h.post_id and t.user_id = h.outgoing_user_id and not t.is_acting
      and coalesce(t.starts_on, '-infinity') <= (h.started_at at time zone 'UTC')::date
    order by coalesce(t.ends_on, 'infinity') desc limit 1) term on true
  left join lateral (
    select n.user_id, n.starts_on from post_holding n
    where n.post_id = h.post_id and n.user_id <> h.outgoing_user_id and not n.is_acting
      and n.starts_on > coalesce(term.starts_on, '-infinity')
      and coalesce(n.ends_on, 'infinity') > coalesce(term.ends_on, h.departs_on, (h.started_at at time zone 'UTC')::date)
    order by n.starts_on, n.id limit 1) next on true;
grant select on handover_term to rapport_app;

-- The countries that a post covers as main cover, by portfolios that have not ended.
create function post_country_codes(wanted uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct c.country_code::text), '{}')
  from portfolio_post pp join portfolio p on p.id = pp.portfolio_id join portfolio_country c on c.portfolio_id = p.id
  where pp.post_id = wanted and not pp.is_backup
    and least(coalesce(pp.ends_on, 'infinity'), coalesce(p.ends_on, 'infinity')) >= (now() at time zone 'UTC')::date $$;

-- Whether the viewer holds the post today in their own right.
create function viewer_holds_in_own_right(wanted uuid) returns boolean language sql stable as $$
  select wanted = any(viewer_posts()) and exists (
    select 1 from post_holding h
    where h.post_id = wanted and h.user_id = viewer_id() and not h.is_acting
      and (now() at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')) $$;

-- Whether the viewer leads who holds the post: a leader or approver who covers one of its countries.
create function viewer_leads_post(wanted uuid) returns boolean language sql stable as $$
  select viewer_is_home() and (viewer_has('LEADER') or viewer_has('APPROVER'))
     and (viewer_all_countries() or post_country_codes(wanted) && viewer_countries()) $$;

-- 2. The wall ----------------------------------------------------------------------------------------------------------

-- That there is a handover: for who holds the post today, who is named to hold it later, who leads it, and admins.
alter table handover enable row level security;
create policy handover_read on handover for select using (
  (select viewer_has('SYSTEM'))
  or ((select viewer_is_home()) and exists (select 1 from post where id = post_id) and (
    post_id = any((select viewer_posts())::uuid[]) or (select viewer_is_admin()) or viewer_leads_post(post_id)
    or exists (select 1 from post_holding n where n.post_id = handover.post_id and n.user_id = (select viewer_id())
               and n.starts_on > (now() at time zone 'UTC')::date))));
create policy handover_add on handover for insert with check (
  closed_at is null and (
    (select viewer_has('SYSTEM'))
    or ((select viewer_is_home()) and started_by_id = (select viewer_id())
        and ((select viewer_is_admin()) or (outgoing_user_id = (select viewer_id()) and viewer_holds_in_own_right(post_id))))));
-- Who leaves, and admins, say when; who follows says that they have taken over; admins alone call it off.
create policy handover_change on handover for update
  using (closed_at is null and (
    (select viewer_has('SYSTEM'))
    or ((select viewer_is_home()) and ((select viewer_is_admin()) or viewer_holds_in_own_right(post_id)))))
  with check (
    (select viewer_has('SYSTEM'))
    or case when closed_at is null then (select viewer_is_admin()) or outgoing_user_id = (select viewer_id())
       else closed_by_id = (select viewer_id())
            and ((select viewer_is_admin()) or (ending = 'TAKEN_OVER' and outgoing_user_id <> (select viewer_id()))) end);
grant select, insert on handover to rapport_app;
grant update (departs_on, told_incoming_id, ending, closed_by_id, closed_at, called_off_for, version) on handover to rapport_app;

-- Who leaves prepares the pack while they hold the post, nobody in their name.
create function may_prepare_handover(wanted uuid) returns boolean language sql stable as $$
  select viewer_has('SYSTEM') or exists (
    select 1 from handover h where h.id = wanted and h.closed_at is null and h.outgoing_user_id = viewer_id()
      and viewer_is_home() and viewer_holds_in_own_right(h.post_id)) $$;

-- What the pack says in words of its own: for who holds the post today and who leads it, up to their ceiling. Admins name holders and
-- need not read what these tell each other.
create function may_read_words_of_handover(wanted uuid) returns boolean language sql stable as $$
  select viewer_has('SYSTEM') or exists (
    select 1 from handover h where h.id = wanted and viewer_is_home()
      and (h.post_id = any(viewer_posts()) or viewer_leads_post(h.post_id))) $$;

alter table handover_counterpart enable row level security;
create policy handover_counterpart_read on handover_counterpart for select using (
  marking <= (select viewer_ceiling()) and may_read_words_of_handover(handover_id) and exists (select 1 from person where id = person_id));
create policy handover_counterpart_add on handover_counterpart for insert with check (
  marking <= (select viewer_ceiling()) and may_prepare_handover(handover_id) and exists (select 1 from person where id = person_id));
create policy handover_counterpart_change on handover_counterpart for update
  using (may_prepare_handover(handover_id))
  with check (marking <= (select viewer_ceiling()) and may_prepare_handover(handover_id));
create policy handover_counterpart_remove on handover_counterpart for delete using (may_prepare_handover(handover_id));
grant select, insert, delete on handover_counterpart to rapport_app;
grant update (note, marking, sort, version) on handover_counterpart to rapport_app;

alter table handover_sensitivity enable row level security;
create policy handover_sensitivity_read on handover_sensitivity for select using (
  marking <= (select viewer_ceiling()) and may_read_words_of_handover(handover_id));
create policy handover_sensitivity_add on handover_sensitivity for insert with check (
  marking <= (select viewer_ceiling()) and may_prepare_handover(handover_id));
create policy handover_sensitivity_change on handover_sensitivity for update
  using (may_prepare_handover(handover_id))
  with check (marking <= (select viewer_ceiling()) and may_prepare_handover(handover_id));
create policy handover_sensitivity_remove on handover_sensitivity for delete using (may_prepare_handover(handover_id));
grant select, insert, delete on handover_sensitivity to rapport_app;
grant update (text, marking, version) on handover_sensitivity to rapport_app;

alter table handover_readiness enable row level security;
create policy handover_readiness_read on handover_readiness for select using (exists (select 1 from handover where id = handover_id));
create policy handover_readiness_add on handover_readiness for insert with check (
  may_prepare_handover(handover_id) and (ready_by_id = (select viewer_id()) or (select viewer_has('SYSTEM'))));
create policy handover_readiness_remove on handover_readiness for delete using (may_prepare_handover(handover_id));
grant select, insert, delete on handover_readiness to rapport_app;

-- A signature is open to whoever sees the item that it is under, and by whoever follows alone.
create function handover_item_is_open(part handover_section, subject uuid) returns boolean language sql stable as $$
  select case part
    when 'COUNTERPARTS' then exists (select 1 from person where id = subject)
    when 'PROMISES' then exists (select 1 from commitment where id = subject)
    when 'ENGAGEMENTS' then exists (select 1 from engagement where id = subject)
    when 'REPORTS' then exists (select 1 from sitrep where id = subject)
    when 'SENSITIVITIES' then exists (select 1 from handover_sensitivity where id = subject) end $$;
alter table handover_signature enable row level security;
create policy handover_signature_read on handover_signature for select using (
  exists (select 1 from handover where id = handover_id) and handover_item_is_open(section, subject_id));
create policy handover_signature_add on handover_signature for insert with check (
  handover_item_is_open(section, subject_id) and (
    (select viewer_has('SYSTEM'))
    or (signed_by_id = (select viewer_id()) and signed_at = now()::timestamptz(3) and (select viewer_is_home())
        and exists (select 1 from handover h where h.id = handover_id and h.closed_at is null
                    and h.outgoing_user_id <> (select viewer_id()) and viewer_holds_in_own_right(h.post_id)))));
create trigger handover_signature_is_append_only before update or delete on handover_signature
  for each row execute function refuse_change();
grant select, insert on handover_signature to rapport_app;

-- 3. Who is handed over stays on record when the draft that named them first is discarded (decision 030) -----------------
do $$
declare
  body text := pg_get_functiondef('kept_draft_stays()'::regprocedure);
  line text := 'and not exists (select 1 from watch w where w.subject_type = ''person''';
begin
  if position(line in body) = 0 then raise exception 'kept_draft_stays() has another text'; end if;
  execute replace(body, line, 'and not exists (select 1 from handover_counterpart h where h.person_id = p.id)
      ' || line);
end $$;
