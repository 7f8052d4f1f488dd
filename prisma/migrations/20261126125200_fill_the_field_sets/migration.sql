-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "closing_reason_id" UUID,
ADD COLUMN     "field_words" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "gift" ADD COLUMN     "disposition_id" UUID,
ADD COLUMN     "registry_number" TEXT;

-- CreateTable
CREATE TABLE "engagement_visit" (
    "engagement_id" UUID NOT NULL,
    "protocol_id" UUID,
    "returns_id" UUID,
    "return_expected" BOOLEAN,
    "delegation" TEXT,
    "escort_id" UUID,
    "honours" TEXT,
    "dietary" TEXT,
    "protection" TEXT,
    "security" TEXT,
    "media_plan" TEXT,

    CONSTRAINT "engagement_visit_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "visit_leg" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "departs_on" DATE,
    "departs_at" TIME(0),
    "departs_from" TEXT,
    "arrives_on" DATE,
    "arrives_at" TIME(0),
    "arrives_in" TEXT NOT NULL,
    "mode" TEXT,
    "carrier" TEXT,

    CONSTRAINT "visit_leg_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "visit_clearance" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT,
    "reference" TEXT,
    "requested_on" DATE,
    "decided_on" DATE,
    "valid_until" DATE,

    CONSTRAINT "visit_clearance_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "visit_call" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "call_on" DATE,
    "call_at" TIME(0),
    "with_whom" TEXT NOT NULL,
    "place" TEXT,
    "subject" TEXT,

    CONSTRAINT "visit_call_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_platform" (
    "engagement_id" UUID NOT NULL,
    "agent" TEXT,
    "programme" TEXT,

    CONSTRAINT "engagement_platform_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "platform_call" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pennant" TEXT,
    "platform_class" TEXT,
    "flag_code" CHAR(3),
    "arrives_on" DATE,
    "arrives_at" TIME(0),
    "departs_on" DATE,
    "departs_at" TIME(0),
    "berth" TEXT,
    "crew" INTEGER,
    "liberty" BOOLEAN,
    "clearance" TEXT,
    "policy_applies" BOOLEAN,

    CONSTRAINT "platform_call_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_exchange" (
    "engagement_id" UUID NOT NULL,
    "topic" TEXT,
    "curriculum" TEXT,
    "audience" TEXT,
    "provider" TEXT,
    "location" TEXT,
    "days" INTEGER,
    "instructors_own" INTEGER,
    "instructors_partner" INTEGER,
    "vetting" TEXT,
    "vetting_reference" TEXT,
    "vetted_on" DATE,
    "reciprocal_due" BOOLEAN,
    "reciprocal_side" TEXT,
    "reciprocal_due_on" DATE,
    "returns_id" UUID,
    "agreement_reference" TEXT,
    "billet" TEXT,
    "tour_starts_on" DATE,
    "tour_ends_on" DATE,

    CONSTRAINT "engagement_exchange_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "exchange_taught" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "band" TEXT,
    "number" INTEGER NOT NULL,

    CONSTRAINT "exchange_taught_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_exercise" (
    "engagement_id" UUID NOT NULL,
    "iteration" TEXT,
    "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scenario_id" UUID,
    "audience" TEXT,
    "phases" TEXT,
    "opposing_force" TEXT,
    "observers" TEXT,
    "live_fire" BOOLEAN,
    "notification" TEXT,
    "notified_on" DATE,
    "notification_reference" TEXT,
    "review" TEXT,
    "lessons" TEXT,

    CONSTRAINT "engagement_exercise_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "engagement_strength" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "own" INTEGER,
    "partner" INTEGER,
    "total" INTEGER,
    "as_reported" BOOLEAN,
    "qualifier" TEXT,
    "source" TEXT NOT NULL,
    "as_of" DATE,

    CONSTRAINT "engagement_strength_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_unit" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "country_code" CHAR(3),
    "strength" INTEGER,

    CONSTRAINT "engagement_unit_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_training_objective" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "objective" TEXT NOT NULL,
    "result" TEXT,
    "note" TEXT,

    CONSTRAINT "engagement_training_objective_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_money" (
    "engagement_id" UUID NOT NULL,
    "cost_sharing" TEXT,
    "country_cap" DECIMAL(14,2),
    "cap_currency" CHAR(3),
    "remarks" TEXT,

    CONSTRAINT "engagement_money_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "funding_line" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "authority_id" UUID,
    "authority_words" TEXT,
    "appropriation" TEXT,
    "fiscal_year" INTEGER,
    "planned" DECIMAL(14,2),
    "obligated" DECIMAL(14,2),
    "cost" DECIMAL(14,2),
    "currency" CHAR(3),
    "own_share" INTEGER,
    "case_id" TEXT,
    "congress" TEXT,
    "congress_on" DATE,

    CONSTRAINT "funding_line_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_agreement" (
    "engagement_id" UUID NOT NULL,
    "instrument_id" UUID,
    "title" TEXT,
    "state" TEXT,
    "party_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "other_parties" TEXT,
    "signatories" TEXT,
    "signed_on" DATE,
    "in_force_on" DATE,
    "expires_on" DATE,
    "authority_reference" TEXT,
    "depositary" TEXT,

    CONSTRAINT "engagement_agreement_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "engagement_humanitarian" (
    "engagement_id" UUID NOT NULL,
    "event" TEXT,
    "requested_by" TEXT,
    "requested_on" DATE,
    "population_served" INTEGER,
    "lives_saved" INTEGER,
    "patients_treated" INTEGER,
    "tonnes" DECIMAL(14,2),
    "lead_agency" TEXT,
    "coordination" TEXT,
    "transition_plan" TEXT,

    CONSTRAINT "engagement_humanitarian_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "humanitarian_delivery" (
    "engagement_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "amount" DECIMAL(14,2),
    "unit" TEXT,
    "receiver" TEXT,
    "handed_over_on" DATE,

    CONSTRAINT "humanitarian_delivery_pkey" PRIMARY KEY ("engagement_id","sort")
);

-- CreateTable
CREATE TABLE "engagement_signal" (
    "engagement_id" UUID NOT NULL,
    "audience" TEXT,
    "message" TEXT,
    "publicity" TEXT,
    "authorised_by" TEXT,
    "authorised_on" DATE,
    "reaction" TEXT,
    "reaction_source" TEXT,
    "misreading" TEXT,

    CONSTRAINT "engagement_signal_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "picklist_item" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "note" TEXT,
    "sort" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "picklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "setting_code_key" ON "setting"("code");

-- CreateIndex
CREATE INDEX "engagement_visit_returns_id_idx" ON "engagement_visit"("returns_id");

-- CreateIndex
CREATE INDEX "engagement_exchange_returns_id_idx" ON "engagement_exchange"("returns_id");

-- CreateIndex
CREATE UNIQUE INDEX "picklist_item_list_code_key" ON "picklist_item"("list", "code");

-- CreateIndex
CREATE UNIQUE INDEX "picklist_item_list_label_key" ON "picklist_item"("list", "label");

-- CreateIndex
CREATE INDEX "engagement_closing_reason_id_idx" ON "engagement"("closing_reason_id");

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_closing_reason_id_fkey" FOREIGN KEY ("closing_reason_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_disposition_id_fkey" FOREIGN KEY ("disposition_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_visit" ADD CONSTRAINT "engagement_visit_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_visit" ADD CONSTRAINT "engagement_visit_returns_id_fkey" FOREIGN KEY ("returns_id") REFERENCES "engagement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_visit" ADD CONSTRAINT "engagement_visit_escort_id_fkey" FOREIGN KEY ("escort_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_visit" ADD CONSTRAINT "engagement_visit_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_leg" ADD CONSTRAINT "visit_leg_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_clearance" ADD CONSTRAINT "visit_clearance_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_call" ADD CONSTRAINT "visit_call_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_platform" ADD CONSTRAINT "engagement_platform_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_call" ADD CONSTRAINT "platform_call_flag_code_fkey" FOREIGN KEY ("flag_code") REFERENCES "country"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_call" ADD CONSTRAINT "platform_call_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_exchange" ADD CONSTRAINT "engagement_exchange_returns_id_fkey" FOREIGN KEY ("returns_id") REFERENCES "engagement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_exchange" ADD CONSTRAINT "engagement_exchange_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_taught" ADD CONSTRAINT "exchange_taught_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_exercise" ADD CONSTRAINT "engagement_exercise_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_exercise" ADD CONSTRAINT "engagement_exercise_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_strength" ADD CONSTRAINT "engagement_strength_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_unit" ADD CONSTRAINT "engagement_unit_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_unit" ADD CONSTRAINT "engagement_unit_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_training_objective" ADD CONSTRAINT "engagement_training_objective_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_money" ADD CONSTRAINT "engagement_money_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_line" ADD CONSTRAINT "funding_line_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_line" ADD CONSTRAINT "funding_line_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_agreement" ADD CONSTRAINT "engagement_agreement_instrument_id_fkey" FOREIGN KEY ("instrument_id") REFERENCES "picklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_agreement" ADD CONSTRAINT "engagement_agreement_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_humanitarian" ADD CONSTRAINT "engagement_humanitarian_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "humanitarian_delivery" ADD CONSTRAINT "humanitarian_delivery_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_signal" ADD CONSTRAINT "engagement_signal_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lines of effort become items that objectives point to. The id of an item is made of what it is, as the seed makes it.
create function pg_temp.derived_id(kind text, key text) returns uuid language sql immutable as $$
  select (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-8' || substr(hex, 14, 3) || '-a' || substr(hex, 18, 3) || '-' || substr(hex, 21, 12))::uuid
  from (select encode(sha256(convert_to(kind || ' ' || key, 'UTF8')), 'hex') as hex) hashed $$;
insert into picklist_item (id, list, code, label, sort)
select pg_temp.derived_id('picklist item', 'LINE_OF_EFFORT ' || code), 'LINE_OF_EFFORT', code, line_of_effort, place
from (select line_of_effort, row_number() over (order by min(code)) - 1 as place,
             coalesce('LOE-' || substring(min(code) from '^LOE(\d+)-'), upper(regexp_replace(line_of_effort, '[^A-Za-z]+', '_', 'g'))) as code
      from objective group by line_of_effort) lines;
alter table objective add column line_of_effort_id uuid;
update objective o set line_of_effort_id = i.id from picklist_item i where i.list = 'LINE_OF_EFFORT' and i.label = o.line_of_effort;
alter table objective alter column line_of_effort_id set not null, drop column line_of_effort;

-- AddForeignKey
ALTER TABLE "objective" ADD CONSTRAINT "objective_line_of_effort_id_fkey" FOREIGN KEY ("line_of_effort_id") REFERENCES "picklist_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was taught moves to the tables of its field set, and what it cost to that of the money.
insert into engagement_exchange (engagement_id, topic, audience, provider, location)
select engagement_id, course_title, audience, provider, training_location from engagement_training;
insert into exchange_taught (engagement_id, sort, side, number)
select engagement_id, 0, 'PARTNER', students from engagement_training where students is not null;
insert into funding_line (engagement_id, sort, authority_words, appropriation, fiscal_year, cost, currency)
select engagement_id, 0, program, funding, substring(funding from 'Fiscal Year (\d{4})')::int, cost, currency
from engagement_training where coalesce(program, funding) is not null or cost is not null;
drop table engagement_training;

-- The wall: as every other child of an engagement; see the migration that builds it.
do $$
declare child text;
begin
  foreach child in array array['engagement_visit', 'visit_leg', 'visit_clearance', 'visit_call', 'engagement_platform', 'platform_call',
                               'engagement_exchange', 'exchange_taught', 'engagement_exercise', 'engagement_strength',
                               'engagement_unit', 'engagement_training_objective', 'engagement_money', 'funding_line',
                               'engagement_agreement', 'engagement_humanitarian', 'humanitarian_delivery',
                               'engagement_signal'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy %1$s_read on %1$I for select using (exists (select 1 from engagement where id = engagement_id))', child);
    execute format('create policy %1$s_add on %1$I for insert with check (may_edit_engagement(engagement_id))', child);
    execute format('create policy %1$s_change on %1$I for update using (may_edit_engagement(engagement_id))', child);
    execute format('create policy %1$s_remove on %1$I for delete using (may_edit_engagement(engagement_id))', child);
    execute format('grant select, insert, update, delete on %I to rapport_app', child);
  end loop;
end $$;

-- Words and settings are for everyone signed in to read and for admins to change; nobody removes one.
do $$
declare item text;
begin
  foreach item in array array['picklist_item', 'setting'] loop
    execute format('alter table %I enable row level security', item);
    execute format('create policy %1$s_read on %1$I for select using ((select viewer_id()) is not null)', item);
    execute format('create policy %1$s_add on %1$I for insert with check ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_change on %1$I for update using ((select viewer_is_admin()))', item);
    execute format('grant select, insert, update on %I to rapport_app', item);
  end loop;
end $$;

-- A reason of the list will do where there are no words for it.
alter table engagement
  drop constraint engagement_closing_reason,
  add constraint engagement_closing_reason check (
    status not in ('CANCELLED', 'POSTPONED') or status_reason is not null or closing_reason_id is not null);

-- Search finds the texts of the field sets, too. The expression of a generated column can be changed in place from PostgreSQL
-- 17 on only; the view that reads it is made again as it was.
do $$
declare visible text := pg_get_viewdef('engagement_visible'::regclass);
begin
  drop view engagement_visible;
  alter table engagement drop column search_vector;
  alter table engagement add column search_vector tsvector generated always as (
    setweight(to_tsvector('english', coalesce(title, '') || ' ' || reference), 'A') ||
    setweight(to_tsvector('simple', attendee_names), 'A') ||
    setweight(to_tsvector('english', coalesce(purpose, '') || ' ' || coalesce(key_outcomes, '') || ' ' || coalesce(next_steps, '')), 'B') ||
    setweight(to_tsvector('english', coalesce(desired_effect, '') || ' ' || coalesce(assessment, '') || ' ' || field_words || ' ' ||
      coalesce(venue, '') || ' ' || coalesce(city, '') || ' ' || coalesce(lead_component, '') || ' ' || coalesce(source_reference, '')), 'C')
  ) stored;
  create index engagement_search_vector_idx on engagement using gin (search_vector);
  execute 'create view engagement_visible as ' || visible;
end $$;
grant select on engagement_visible to rapport_app;
update engagement e set field_words = concat_ws(' ', x.topic, x.audience, x.provider, x.location)
from engagement_exchange x where x.engagement_id = e.id;

-- What no form should be able to break.
alter table engagement_visit
  add constraint engagement_visit_protection check (protection in ('NORMAL', 'ALPHA', 'BRAVO', 'CHARLIE', 'DELTA'));
alter table visit_leg
  add constraint visit_leg_mode check (mode in ('AIR', 'ROAD', 'RAIL', 'SEA'));
alter table visit_clearance
  add constraint visit_clearance_kind check (kind in ('COUNTRY', 'THEATRE', 'SPECIAL_AREA', 'DIPLOMATIC', 'VISIT_REQUEST')),
  add constraint visit_clearance_state check (state in ('REQUESTED', 'GRANTED', 'REFUSED'));
alter table platform_call
  add constraint platform_call_kind check (kind in ('SHIP', 'SUBMARINE', 'AIRCRAFT', 'FORMATION', 'OTHER')),
  add constraint platform_call_crew check (crew between 0 and 20000),
  add constraint platform_call_departs check (departs_on >= arrives_on);
alter table engagement_exchange
  add constraint engagement_exchange_days check (days between 1 and 2000),
  add constraint engagement_exchange_instructors_own check (instructors_own between 0 and 10000),
  add constraint engagement_exchange_instructors_partner check (instructors_partner between 0 and 10000),
  add constraint engagement_exchange_vetting check (vetting in ('NOT_NEEDED', 'REQUESTED', 'CLEARED', 'PARTLY_CLEARED', 'REFUSED')),
  add constraint engagement_exchange_reciprocal_side check (reciprocal_side in ('OWN', 'PARTNER', 'THIRD')),
  add constraint engagement_exchange_tour check (tour_ends_on >= tour_starts_on);
alter table exchange_taught
  add constraint exchange_taught_side check (side in ('OWN', 'PARTNER', 'THIRD')),
  add constraint exchange_taught_band check (band in ('POLITICAL', 'FOUR_STAR', 'THREE_STAR', 'TWO_STAR', 'SENIOR_CIVILIAN', 'ONE_STAR', 'FIELD', 'COMPANY', 'SENIOR_ENLISTED', 'CIVILIAN', 'OTHER')),
  add constraint exchange_taught_number check (number between 0 and 100000);
alter table engagement_exercise
  add constraint engagement_exercise_kinds check (kinds <@ array['SEMINAR', 'TABLE_TOP', 'COMMAND_POST', 'FIELD', 'MARITIME', 'AIR', 'AMPHIBIOUS', 'CYBER']),
  add constraint engagement_exercise_notification check (notification in ('NOT_NEEDED', 'DUE', 'GIVEN')),
  add constraint engagement_exercise_review check (review in ('PLANNED', 'HELD', 'WRITTEN', 'CLOSED'));
alter table engagement_strength
  add constraint engagement_strength_kind check (kind in ('TROOPS', 'SHIPS', 'AIRCRAFT', 'VEHICLES', 'NATIONS', 'OBSERVERS')),
  add constraint engagement_strength_own check (own between 0 and 10000000),
  add constraint engagement_strength_partner check (partner between 0 and 10000000),
  add constraint engagement_strength_total check (total between 0 and 10000000),
  add constraint engagement_strength_sum check (as_reported is true or total is null or coalesce(own, 0) + coalesce(partner, 0) <= total),
  add constraint engagement_strength_says check (coalesce(own, partner, total) is not null);
alter table engagement_unit
  add constraint engagement_unit_side check (side in ('OWN', 'PARTNER', 'THIRD')),
  add constraint engagement_unit_strength check (strength between 0 and 1000000);
alter table engagement_training_objective
  add constraint engagement_training_objective_result check (result in ('MET', 'PARTLY_MET', 'NOT_MET'));
alter table funding_line
  add constraint funding_line_fiscal_year check (fiscal_year between 1945 and 2100),
  add constraint funding_line_own_share check (own_share between 0 and 100),
  add constraint funding_line_congress check (congress in ('NOT_NEEDED', 'DUE', 'SENT', 'CLEARED')),
  add constraint funding_line_amounts check (least(planned, obligated, cost) >= 0),
  add constraint funding_line_currency check (coalesce(planned, obligated, cost) is null or currency is not null);
alter table engagement_agreement
  add constraint engagement_agreement_state check (state in ('PROPOSED', 'NEGOTIATED', 'AGREED', 'SIGNED', 'IN_FORCE', 'EXPIRED', 'ENDED')),
  add constraint engagement_agreement_in_force check (in_force_on >= signed_on),
  add constraint engagement_agreement_expires check (expires_on >= in_force_on);
alter table engagement_humanitarian
  add constraint engagement_humanitarian_population_served check (population_served between 0 and 1000000000),
  add constraint engagement_humanitarian_lives_saved check (lives_saved between 0 and 10000000),
  add constraint engagement_humanitarian_patients_treated check (patients_treated between 0 and 10000000);
alter table engagement_signal
  add constraint engagement_signal_publicity check (publicity in ('PUBLIC', 'PRIVATE', 'BOTH'));
alter table engagement_money
  add constraint engagement_money_cap check (country_cap >= 0),
  add constraint engagement_money_cap_currency check (country_cap is null or cap_currency is not null);
