-- Each reminder of a day to look again (`told_of`) wrote the words of its outcome anew, and so did a new day. A trigger with a list of columns
-- gets no table of what changed, so that the rows are compared.
create function write_words_of_changed_evidence() returns trigger language plpgsql set search_path = public as $$
begin
  update outcome set search_vector = null
  where id in (select coalesce(n.outcome_id, o.outcome_id)
               from new_rows n full join old_rows o on o.outcome_id = n.outcome_id and o.step = n.step
               where n.evidence is distinct from o.evidence);
  return null;
end $$;
drop trigger words_of_changed_evidence on outcome_step;
create trigger words_of_changed_evidence after update on outcome_step referencing new table as new_rows old table as old_rows
  for each statement execute function write_words_of_changed_evidence();
