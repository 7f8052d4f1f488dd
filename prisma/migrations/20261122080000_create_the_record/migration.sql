-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('OFFICER', 'APPROVER', 'LEADER', 'PORTFOLIO_ADMIN', 'SYSTEM_ADMIN', 'AUDITOR', 'VIEWER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "marking" AS ENUM ('UNCLASSIFIED', 'CUI');

-- CreateEnum
CREATE TYPE "alert_level" AS ENUM ('WATCH', 'ADVISORY', 'WARNING', 'CRISIS', 'RECOVERY', 'CLOSED');

-- CreateEnum
CREATE TYPE "log_entry_kind" AS ENUM ('INT', 'DEC', 'COM', 'POS', 'INC', 'DIP', 'SIG');

-- CreateEnum
CREATE TYPE "time_precision" AS ENUM ('MINUTE', 'HOUR_APPROX', 'DAY');

-- CreateEnum
CREATE TYPE "source_type" AS ENUM ('OFFICIAL', 'HOST_GOV', 'PRESS', 'SOCIAL', 'OWN_OBS', 'LIAISON');

-- CreateEnum
CREATE TYPE "verification" AS ENUM ('VERIFIED', 'PARTLY', 'UNVERIFIED');

-- CreateEnum
CREATE TYPE "precedence" AS ENUM ('FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE');

-- CreateEnum
CREATE TYPE "convention" AS ENUM ('SUPERSEDES', 'CUMULATIVE', 'INCREMENTAL');

-- CreateEnum
CREATE TYPE "engagement_status" AS ENUM ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING', 'COMPLETE', 'CANCELLED', 'POSTPONED');

-- CreateEnum
CREATE TYPE "publication" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "domain" AS ENUM ('LAND', 'MARITIME', 'AIR', 'CYBER', 'SPACE', 'SOF', 'INFO', 'JOINT');

-- CreateEnum
CREATE TYPE "atmospherics" AS ENUM ('POSITIVE', 'NEUTRAL', 'NEGATIVE');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('ENTERED', 'IMPORTED', 'DEMONSTRATION');

-- CreateEnum
CREATE TYPE "country_role" AS ENUM ('HOST', 'CO_HOST', 'PARTICIPANT', 'OBSERVER', 'INVITED_DECLINED');

-- CreateEnum
CREATE TYPE "access_kind" AS ENUM ('CO_AUTHOR', 'READER');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('OWN', 'PARTNER', 'THIRD');

-- CreateEnum
CREATE TYPE "attendee_role" AS ENUM ('PRINCIPAL', 'PLUS_ONE', 'NOTE_TAKER', 'INTERPRETER', 'OBSERVER');

-- CreateEnum
CREATE TYPE "point_kind" AS ENUM ('TOPIC', 'KEY_POINT', 'ASK');

-- CreateEnum
CREATE TYPE "gift_direction" AS ENUM ('GIVEN', 'RECEIVED');

-- CreateEnum
CREATE TYPE "commitment_state" AS ENUM ('OPEN', 'IN_WORK', 'DONE', 'OVERTAKEN');

-- CreateEnum
CREATE TYPE "series_status" AS ENUM ('ACTIVE', 'DISCONTINUED', 'RENAMED');

-- CreateEnum
CREATE TYPE "figure_kind" AS ENUM ('NATIONS', 'TROOPS', 'SHIPS', 'AIRCRAFT', 'OBSERVERS');

-- CreateEnum
CREATE TYPE "service" AS ENUM ('ARMY', 'NAVY', 'AIR_FORCE', 'MARINES', 'SPACE_FORCE', 'COAST_GUARD', 'JOINT', 'CIVILIAN');

-- CreateEnum
CREATE TYPE "country_kind" AS ENUM ('STATE', 'TERRITORY', 'ENTITY', 'HISTORICAL');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nation" CHAR(3) NOT NULL,
    "roles" "role"[] DEFAULT ARRAY[]::"role"[],
    "marking_ceiling" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "all_countries" BOOLEAN NOT NULL DEFAULT false,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "portfolio" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portfolio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio_country" (
    "portfolio_id" UUID NOT NULL,
    "country_code" CHAR(3) NOT NULL,

    CONSTRAINT "portfolio_country_pkey" PRIMARY KEY ("portfolio_id","country_code")
);

-- CreateTable
CREATE TABLE "portfolio_member" (
    "id" UUID NOT NULL,
    "portfolio_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "is_backup" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "portfolio_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "subject_name" TEXT,
    "request_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "rejections" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "alert" "alert_level" NOT NULL DEFAULT 'WATCH',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "is_historical" BOOLEAN NOT NULL DEFAULT false,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "rel_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "releasable_nations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crisis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_country" (
    "crisis_id" UUID NOT NULL,
    "country_code" CHAR(3) NOT NULL,

    CONSTRAINT "crisis_country_pkey" PRIMARY KEY ("crisis_id","country_code")
);

-- CreateTable
CREATE TABLE "crisis_log_entry" (
    "id" UUID NOT NULL,
    "crisis_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "log_entry_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "event_precision" "time_precision" NOT NULL DEFAULT 'MINUTE',
    "time_zone" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "source_type" "source_type" NOT NULL,
    "source" TEXT,
    "reliability" CHAR(1),
    "credibility" INTEGER,
    "verification" "verification",
    "verification_note" TEXT,
    "is_near_miss" BOOLEAN NOT NULL DEFAULT false,
    "corrects_id" UUID,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crisis_log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_communication" (
    "id" UUID NOT NULL,
    "crisis_id" UUID NOT NULL,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "is_public" BOOLEAN NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "dated_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "crisis_communication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posture_change" (
    "id" UUID NOT NULL,
    "crisis_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "precision" "time_precision" NOT NULL DEFAULT 'MINUTE',
    "authority" TEXT,
    "source" TEXT NOT NULL,
    "verification" "verification",

    CONSTRAINT "posture_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_position" (
    "id" UUID NOT NULL,
    "crisis_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "is_secret" BOOLEAN NOT NULL DEFAULT false,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "crisis_position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sitrep" (
    "id" UUID NOT NULL,
    "crisis_id" UUID NOT NULL,
    "number" INTEGER,
    "correction" INTEGER NOT NULL DEFAULT 0,
    "precedence" "precedence" NOT NULL,
    "convention" "convention" NOT NULL DEFAULT 'SUPERSEDES',
    "originator" TEXT NOT NULL,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "as_of_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "next_report_at" TIMESTAMPTZ(3),
    "is_final" BOOLEAN NOT NULL DEFAULT false,
    "bluf" TEXT NOT NULL,
    "sections" JSONB NOT NULL,
    "is_reconstructed" BOOLEAN NOT NULL DEFAULT false,
    "corrects_id" UUID,
    "correction_reason" TEXT,
    "author_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sitrep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sitrep_entry" (
    "sitrep_id" UUID NOT NULL,
    "log_entry_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "sitrep_entry_pkey" PRIMARY KEY ("sitrep_id","log_entry_id")
);

-- CreateTable
CREATE TABLE "sitrep_acknowledgement" (
    "sitrep_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sitrep_acknowledgement_pkey" PRIMARY KEY ("sitrep_id","user_id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subtype" TEXT,
    "title" TEXT NOT NULL,
    "status" "engagement_status" NOT NULL DEFAULT 'PROPOSED',
    "status_reason" TEXT,
    "publication" "publication" NOT NULL DEFAULT 'DRAFT',
    "published_at" TIMESTAMPTZ(3),
    "starts_on" DATE NOT NULL,
    "date_precision" "date_precision" NOT NULL DEFAULT 'DAY',
    "starts_latest_on" DATE NOT NULL,
    "ends_on" DATE,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "venue" TEXT,
    "city" TEXT,
    "host_country_code" CHAR(3),
    "lead_component" TEXT,
    "supporting_components" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "domains" "domain"[] DEFAULT ARRAY[]::"domain"[],
    "purpose" TEXT,
    "desired_effect" TEXT,
    "key_outcomes" TEXT,
    "next_steps" TEXT,
    "atmospherics" "atmospherics",
    "atmospherics_reason" TEXT,
    "assessment" TEXT,
    "press_line" TEXT,
    "source_reference" TEXT,
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "dissemination_controls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "rel_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "releasable_nations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "close_hold" BOOLEAN NOT NULL DEFAULT false,
    "author_id" UUID NOT NULL,
    "responsible_officer_id" UUID,
    "exercise_series_id" UUID,
    "crisis_id" UUID,
    "origin" "origin" NOT NULL DEFAULT 'ENTERED',
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "source_key" TEXT,
    "source_hash" TEXT,
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reader_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "editor_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "attendee_names" TEXT NOT NULL DEFAULT '',
    "partner_band" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_country" (
    "engagement_id" UUID NOT NULL,
    "country_code" CHAR(3) NOT NULL,
    "role" "country_role" NOT NULL DEFAULT 'PARTICIPANT',

    CONSTRAINT "engagement_country_pkey" PRIMARY KEY ("engagement_id","country_code")
);

-- CreateTable
CREATE TABLE "engagement_access" (
    "engagement_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "access_kind" NOT NULL,

    CONSTRAINT "engagement_access_pkey" PRIMARY KEY ("engagement_id","user_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "rank_text" TEXT,
    "rank_code" TEXT,
    "band" TEXT,
    "seniority" INTEGER,
    "service" "service",
    "position" TEXT,
    "organisation" TEXT,
    "nationality" CHAR(3),
    "side" "side" NOT NULL,
    "role" "attendee_role" NOT NULL,
    "attended" BOOLEAN NOT NULL DEFAULT true,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discussion_point" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "kind" "point_kind" NOT NULL,
    "side" "side" NOT NULL,
    "text" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "discussion_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gift" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "direction" "gift_direction" NOT NULL,
    "description" TEXT NOT NULL,
    "value" DECIMAL(12,2),
    "currency" CHAR(3),
    "disposition" TEXT,

    CONSTRAINT "gift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliverable" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "deliverable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by_side" "side" NOT NULL,
    "owner_name" TEXT,
    "owner_user_id" UUID,
    "due_on" DATE,
    "state" "commitment_state" NOT NULL DEFAULT 'OPEN',
    "evidence" TEXT,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "publication" "publication" NOT NULL DEFAULT 'DRAFT',
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "releasable_nations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "close_hold" BOOLEAN NOT NULL DEFAULT false,
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reader_ids" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_objective" (
    "engagement_id" UUID NOT NULL,
    "objective_id" UUID NOT NULL,

    CONSTRAINT "engagement_objective_pkey" PRIMARY KEY ("engagement_id","objective_id")
);

-- CreateTable
CREATE TABLE "engagement_tag" (
    "engagement_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "engagement_tag_pkey" PRIMARY KEY ("engagement_id","tag_id")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "tally_scope" (
    "scope" TEXT NOT NULL,
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "tally_scope_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "tally" (
    "facet" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "period_latest" DATE NOT NULL,
    "marking" "marking" NOT NULL,
    "release_key" TEXT NOT NULL,
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "releasable_nations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "count" INTEGER NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("facet","scope","period","value","period_latest","marking","release_key")
);

-- CreateTable
CREATE TABLE "exercise_series" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "host_country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "domains" "domain"[] DEFAULT ARRAY[]::"domain"[],
    "first_year" INTEGER,
    "first_year_source" TEXT,
    "first_year_verified" BOOLEAN NOT NULL DEFAULT false,
    "cadence" TEXT,
    "month_hint" TEXT,
    "typical_participation" TEXT,
    "status" "series_status" NOT NULL DEFAULT 'ACTIVE',
    "successor_id" UUID,
    "source" TEXT,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "exercise_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exercise_alias" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "exercise_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exercise_edition" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "series_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "host_country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "place" TEXT,

    CONSTRAINT "exercise_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exercise_figure" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "figure_kind" NOT NULL,
    "value" INTEGER NOT NULL,
    "qualifier" TEXT,
    "source" TEXT NOT NULL,
    "as_of" DATE,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "exercise_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "native_name" TEXT,
    "nationality" CHAR(3) NOT NULL,
    "service" "service",
    "rank_text" TEXT,
    "rank_code" TEXT,
    "position" TEXT,
    "organisation" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "country" (
    "code" CHAR(3) NOT NULL,
    "alpha2" CHAR(2),
    "numeric" CHAR(3),
    "name" TEXT NOT NULL,
    "formal_name" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "region" TEXT NOT NULL,
    "subregion" TEXT NOT NULL,
    "kind" "country_kind" NOT NULL,
    "existed_until" DATE,
    "successors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "capital" TEXT,
    "time_zone" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "country_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "command" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_geographic" BOOLEAN NOT NULL,

    CONSTRAINT "command_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "command_assignment" (
    "id" UUID NOT NULL,
    "country_code" CHAR(3) NOT NULL,
    "command_code" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "command_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_scheme" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "tag_scheme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "scheme_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objective" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "line_of_effort" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "objective_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_name_key" ON "portfolio"("name");

-- CreateIndex
CREATE INDEX "portfolio_country_country_code_idx" ON "portfolio_country"("country_code");

-- CreateIndex
CREATE INDEX "portfolio_member_portfolio_id_idx" ON "portfolio_member"("portfolio_id");

-- CreateIndex
CREATE INDEX "portfolio_member_user_id_idx" ON "portfolio_member"("user_id");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_idx" ON "audit_event"("actor_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "revision_subject_type_subject_id_version_key" ON "revision"("subject_type", "subject_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_reference_key" ON "crisis"("reference");

-- CreateIndex
CREATE INDEX "crisis_country_country_code_idx" ON "crisis_country"("country_code");

-- CreateIndex
CREATE INDEX "crisis_log_entry_crisis_id_event_at_idx" ON "crisis_log_entry"("crisis_id", "event_at");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_log_entry_crisis_id_number_key" ON "crisis_log_entry"("crisis_id", "number");

-- CreateIndex
CREATE INDEX "crisis_communication_crisis_id_dated_on_idx" ON "crisis_communication"("crisis_id", "dated_on");

-- CreateIndex
CREATE INDEX "posture_change_crisis_id_at_idx" ON "posture_change"("crisis_id", "at");

-- CreateIndex
CREATE INDEX "crisis_position_crisis_id_idx" ON "crisis_position"("crisis_id");

-- CreateIndex
CREATE UNIQUE INDEX "sitrep_corrects_id_key" ON "sitrep"("corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "sitrep_crisis_id_number_correction_key" ON "sitrep"("crisis_id", "number", "correction");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_reference_key" ON "engagement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_source_key_key" ON "engagement"("source_key");

-- CreateIndex
CREATE INDEX "engagement_starts_on_id_idx" ON "engagement"("starts_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "engagement_updated_at_id_idx" ON "engagement"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "engagement_author_id_idx" ON "engagement"("author_id");

-- CreateIndex
CREATE INDEX "engagement_type_starts_on_idx" ON "engagement"("type", "starts_on" DESC);

-- CreateIndex
CREATE INDEX "engagement_status_starts_on_idx" ON "engagement"("status", "starts_on" DESC);

-- CreateIndex
CREATE INDEX "engagement_exercise_series_id_idx" ON "engagement"("exercise_series_id");

-- CreateIndex
CREATE INDEX "engagement_crisis_id_idx" ON "engagement"("crisis_id");

-- CreateIndex
CREATE INDEX "engagement_country_codes_idx" ON "engagement" USING GIN ("country_codes");

-- CreateIndex
CREATE INDEX "engagement_reader_ids_idx" ON "engagement" USING GIN ("reader_ids");

-- CreateIndex
CREATE INDEX "engagement_country_country_code_engagement_id_idx" ON "engagement_country"("country_code", "engagement_id");

-- CreateIndex
CREATE INDEX "engagement_access_user_id_idx" ON "engagement_access"("user_id");

-- CreateIndex
CREATE INDEX "attendance_engagement_id_idx" ON "attendance"("engagement_id");

-- CreateIndex
CREATE INDEX "attendance_person_id_idx" ON "attendance"("person_id");

-- CreateIndex
CREATE INDEX "discussion_point_engagement_id_idx" ON "discussion_point"("engagement_id");

-- CreateIndex
CREATE INDEX "gift_engagement_id_idx" ON "gift"("engagement_id");

-- CreateIndex
CREATE INDEX "deliverable_engagement_id_idx" ON "deliverable"("engagement_id");

-- CreateIndex
CREATE INDEX "commitment_engagement_id_idx" ON "commitment"("engagement_id");

-- CreateIndex
CREATE INDEX "commitment_state_due_on_idx" ON "commitment"("state", "due_on");

-- CreateIndex
CREATE INDEX "commitment_reader_ids_idx" ON "commitment" USING GIN ("reader_ids");

-- CreateIndex
CREATE INDEX "engagement_objective_objective_id_idx" ON "engagement_objective"("objective_id");

-- CreateIndex
CREATE INDEX "engagement_tag_tag_id_idx" ON "engagement_tag"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "exercise_series_slug_key" ON "exercise_series"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "exercise_alias_series_id_name_key" ON "exercise_alias"("series_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "exercise_edition_reference_key" ON "exercise_edition"("reference");

-- CreateIndex
CREATE INDEX "exercise_edition_series_id_idx" ON "exercise_edition"("series_id");

-- CreateIndex
CREATE INDEX "exercise_figure_edition_id_idx" ON "exercise_figure"("edition_id");

-- CreateIndex
CREATE INDEX "person_nationality_family_name_idx" ON "person"("nationality", "family_name");

-- CreateIndex
CREATE INDEX "command_assignment_country_code_idx" ON "command_assignment"("country_code");

-- CreateIndex
CREATE INDEX "command_assignment_command_code_idx" ON "command_assignment"("command_code");

-- CreateIndex
CREATE UNIQUE INDEX "tag_scheme_code_code_key" ON "tag"("scheme_code", "code");

-- CreateIndex
CREATE UNIQUE INDEX "objective_code_key" ON "objective"("code");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_country" ADD CONSTRAINT "portfolio_country_portfolio_id_fkey" FOREIGN KEY ("portfolio_id") REFERENCES "portfolio"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_country" ADD CONSTRAINT "portfolio_country_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_member" ADD CONSTRAINT "portfolio_member_portfolio_id_fkey" FOREIGN KEY ("portfolio_id") REFERENCES "portfolio"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_member" ADD CONSTRAINT "portfolio_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_country" ADD CONSTRAINT "crisis_country_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_country" ADD CONSTRAINT "crisis_country_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_log_entry" ADD CONSTRAINT "crisis_log_entry_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_log_entry" ADD CONSTRAINT "crisis_log_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_log_entry" ADD CONSTRAINT "crisis_log_entry_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "crisis_log_entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_communication" ADD CONSTRAINT "crisis_communication_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posture_change" ADD CONSTRAINT "posture_change_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_position" ADD CONSTRAINT "crisis_position_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep" ADD CONSTRAINT "sitrep_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep" ADD CONSTRAINT "sitrep_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep" ADD CONSTRAINT "sitrep_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "sitrep"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep_entry" ADD CONSTRAINT "sitrep_entry_sitrep_id_fkey" FOREIGN KEY ("sitrep_id") REFERENCES "sitrep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep_entry" ADD CONSTRAINT "sitrep_entry_log_entry_id_fkey" FOREIGN KEY ("log_entry_id") REFERENCES "crisis_log_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep_acknowledgement" ADD CONSTRAINT "sitrep_acknowledgement_sitrep_id_fkey" FOREIGN KEY ("sitrep_id") REFERENCES "sitrep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitrep_acknowledgement" ADD CONSTRAINT "sitrep_acknowledgement_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_responsible_officer_id_fkey" FOREIGN KEY ("responsible_officer_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_host_country_code_fkey" FOREIGN KEY ("host_country_code") REFERENCES "country"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_exercise_series_id_fkey" FOREIGN KEY ("exercise_series_id") REFERENCES "exercise_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_country" ADD CONSTRAINT "engagement_country_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_country" ADD CONSTRAINT "engagement_country_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_access" ADD CONSTRAINT "engagement_access_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_access" ADD CONSTRAINT "engagement_access_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion_point" ADD CONSTRAINT "discussion_point_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliverable" ADD CONSTRAINT "deliverable_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_objective" ADD CONSTRAINT "engagement_objective_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_objective" ADD CONSTRAINT "engagement_objective_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_tag" ADD CONSTRAINT "engagement_tag_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_tag" ADD CONSTRAINT "engagement_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_series" ADD CONSTRAINT "exercise_series_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "exercise_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_alias" ADD CONSTRAINT "exercise_alias_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "exercise_series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_edition" ADD CONSTRAINT "exercise_edition_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "exercise_series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_figure" ADD CONSTRAINT "exercise_figure_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_nationality_fkey" FOREIGN KEY ("nationality") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "command_assignment" ADD CONSTRAINT "command_assignment_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "command_assignment" ADD CONSTRAINT "command_assignment_command_code_fkey" FOREIGN KEY ("command_code") REFERENCES "command"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_scheme_code_fkey" FOREIGN KEY ("scheme_code") REFERENCES "tag_scheme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
