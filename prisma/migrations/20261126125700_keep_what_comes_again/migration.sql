-- CreateTable
CREATE TABLE "engagement_template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "portfolio_id" UUID,
    "values" JSONB NOT NULL,
    "marking" "marking" NOT NULL DEFAULT 'UNCLASSIFIED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_series" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "cadence" TEXT,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_by_id" UUID NOT NULL,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series_meeting" (
    "engagement_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,

    CONSTRAINT "series_meeting_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateIndex
CREATE INDEX "engagement_template_owner_id_idx" ON "engagement_template"("owner_id");

-- CreateIndex
CREATE INDEX "engagement_template_portfolio_id_idx" ON "engagement_template"("portfolio_id");

-- CreateIndex
CREATE INDEX "meeting_series_country_codes_idx" ON "meeting_series" USING GIN ("country_codes");

-- CreateIndex
CREATE INDEX "series_meeting_series_id_idx" ON "series_meeting"("series_id");

-- AddForeignKey
ALTER TABLE "engagement_template" ADD CONSTRAINT "engagement_template_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_template" ADD CONSTRAINT "engagement_template_portfolio_id_fkey" FOREIGN KEY ("portfolio_id") REFERENCES "portfolio"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_series" ADD CONSTRAINT "meeting_series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_meeting" ADD CONSTRAINT "series_meeting_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_meeting" ADD CONSTRAINT "series_meeting_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The wall around templates: the owner's, or shared with who is a member of the portfolio today (UTC). Their words may be of a
-- marked record, so the ceiling holds here, too.
alter table engagement_template enable row level security;
create policy engagement_template_read on engagement_template for select using (
  (select viewer_is_home()) and marking <= (select viewer_ceiling())
  and (owner_id = (select viewer_id()) or exists (
    select 1 from portfolio_member m join portfolio p on p.id = m.portfolio_id
    where m.portfolio_id = engagement_template.portfolio_id and m.user_id = (select viewer_id())
      and (now() at time zone 'utc')::date between greatest(m.starts_on, p.starts_on)
          and coalesce(least(m.ends_on, p.ends_on), 'infinity'))));
create policy engagement_template_add on engagement_template for insert with check (
  (owner_id = (select viewer_id()) and (select viewer_has('OFFICER')) and marking <= (select viewer_ceiling()))
  or (select viewer_has('SYSTEM')));
create policy engagement_template_change on engagement_template for update using (owner_id = (select viewer_id()));
create policy engagement_template_remove on engagement_template for delete using (owner_id = (select viewer_id()));

-- A series is known to the officers of its countries and to who began it; its meetings to whoever may read them.
alter table meeting_series enable row level security;
create policy meeting_series_read on meeting_series for select using (
  (select viewer_is_home()) and (created_by_id = (select viewer_id()) or (select viewer_has('SYSTEM'))
    or (select viewer_all_countries()) or country_codes && (select viewer_countries())));
create policy meeting_series_add on meeting_series for insert with check (
  (select viewer_has('SYSTEM')) or (created_by_id = (select viewer_id()) and (select viewer_has('OFFICER'))));
create policy meeting_series_change on meeting_series for update using ((select viewer_has('OFFICER')));

alter table series_meeting enable row level security;
create policy series_meeting_read on series_meeting for select using (
  exists (select 1 from engagement where id = engagement_id) and exists (select 1 from meeting_series where id = series_id));
create policy series_meeting_add on series_meeting for insert with check (
  may_edit_engagement(engagement_id) and exists (select 1 from meeting_series where id = series_id));
create policy series_meeting_remove on series_meeting for delete using (may_edit_engagement(engagement_id));

alter table engagement_template add constraint engagement_template_name check (length(name) between 1 and 80);
alter table meeting_series add constraint meeting_series_name check (length(name) between 1 and 120);
grant select, insert, update on engagement_template, meeting_series to rapport_app;
grant delete on engagement_template, series_meeting to rapport_app;
grant select, insert on series_meeting to rapport_app;
