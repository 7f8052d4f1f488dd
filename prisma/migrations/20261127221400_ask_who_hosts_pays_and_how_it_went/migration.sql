-- Who hosts, under which authority it is paid for and how the atmosphere was stood in the record and could not be asked for.

-- CreateIndex
CREATE INDEX "engagement_host_country_code_idx" ON "engagement"("host_country_code");

-- CreateIndex
CREATE INDEX "funding_line_authority_id_engagement_id_idx" ON "funding_line"("authority_id", "engagement_id");

-- Of what has not been held nothing is said, and the rare tones are what is asked for.
create index engagement_atmospherics_idx on engagement (atmospherics) where atmospherics is not null;

-- The view keeps its rule, whatever its text is by now, and shows more columns of the rows it leaves.
do $$
declare
  known text := rtrim(pg_get_viewdef('engagement_visible'::regclass), ';');
  widened text := regexp_replace(known, '\s+FROM engagement\s', E', atmospherics, host_country_code FROM engagement\n');
begin
  if widened = known then raise exception 'engagement_visible is not as this migration knows it'; end if;
  execute 'create or replace view engagement_visible as ' || widened;
end $$;

-- What names an authority, and what a country hosts by its role or because it takes place there, found fast, as what has a tag is.
create view funding_named as
  select l.engagement_id, l.authority_id from funding_line l join engagement_visible e on e.id = l.engagement_id;
create view engagement_hosted as
  select c.engagement_id, c.country_code from engagement_country c join engagement_visible e on e.id = c.engagement_id
  where c.role in ('HOST', 'CO_HOST')
  union all
  select id, host_country_code from engagement_visible where host_country_code is not null;
grant select on funding_named, engagement_hosted to rapport_app;
