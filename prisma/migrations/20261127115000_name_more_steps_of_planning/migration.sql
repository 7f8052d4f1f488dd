-- The steps of planning that had no name: the design meeting, scenario and list of events, the conferences on logistics and on
-- personnel, and the commander's summary after the report. On their own, since a new value cannot be used in the transaction that adds it.
alter type milestone_kind add value 'DESIGN' before 'CDC';
alter type milestone_kind add value 'SCENARIO' before 'SITE_SURVEY';
alter type milestone_kind add value 'LOGISTICS' before 'SITE_SURVEY';
alter type milestone_kind add value 'PERSONNEL' before 'SITE_SURVEY';
alter type milestone_kind add value 'SUMMARY' before 'LESSONS';
