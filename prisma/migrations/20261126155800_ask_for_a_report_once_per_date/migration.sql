-- A plan that gets another date is another meeting to report on. What was asked so far was asked for the day on record.
alter table report_request add column ends_on date;
update report_request q set ends_on = coalesce(e.ends_on, e.starts_latest_on) from engagement e where e.id = q.engagement_id;
alter table report_request alter column ends_on set not null;
alter table report_request drop constraint report_request_pkey, add constraint report_request_pkey primary key (engagement_id, ends_on);
