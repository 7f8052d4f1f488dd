-- Lead components were typed freely and are a list that admins keep now. What was typed in records that are shared is offered in it, in
-- the spelling that is used most; what stands in drafts and in closed or marked records is told to nobody by this, and stays in them.
insert into picklist_item (id, list, code, label, sort)
select gen_random_uuid(), 'COMPONENT', 'TYPED_' || row_number() over (order by lower(label)), label, 100 + row_number() over (order by lower(label))
from (
  select mode() within group (order by btrim(lead_component)) as label from engagement
  where btrim(lead_component) <> '' and publication = 'PUBLISHED' and not close_hold and marking = 'UNCLASSIFIED'
  group by lower(btrim(lead_component))
) typed;
