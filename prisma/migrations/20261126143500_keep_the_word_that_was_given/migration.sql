-- AlterTable
ALTER TABLE "commitment" ADD COLUMN     "was_shared" BOOLEAN NOT NULL DEFAULT false;

-- What was shared once is on record, also after it was taken back or returned. Its side, day and words are changed by
-- what was agreed anew and by nothing else, it is reopened before it is closed otherwise, and the day it missed stays:
-- whoever could change one of these without saying so could make a broken word look kept.
create function keep_the_word_that_was_given() returns trigger language plpgsql as $$
declare agreed commitment_renegotiation;
begin
  if tg_op = 'DELETE' then
    -- With its engagement it goes.
    if old.was_shared and exists (select 1 from engagement where id = old.engagement_id) then
      raise exception 'a promise that was shared stays on record' using errcode = 'check_violation';
    end if;
    return old;
  end if;
  new.was_shared := new.publication = 'PUBLISHED' or (tg_op = 'UPDATE' and old.was_shared);
  if tg_op = 'INSERT' then return new; end if;
  if old.missed_on is not null and new.missed_on is distinct from old.missed_on
     or old.was_shared and (new.engagement_id, new.by_side) is distinct from (old.engagement_id, old.by_side) then
    raise exception 'a promise that was shared or put off keeps its engagement, its side and the day it missed' using errcode = 'check_violation';
  end if;
  if not old.was_shared then return new; end if;
  if old.state in ('DONE', 'OVERTAKEN', 'BROKEN') and new.state in ('DONE', 'OVERTAKEN', 'BROKEN')
     and (new.state, new.closed_on) is distinct from (old.state, old.closed_on) then
    raise exception 'a promise that was shared and is closed is reopened first' using errcode = 'check_violation';
  end if;
  if new.text = old.text and (old.due_on is null or new.due_on is not distinct from old.due_on) then return new; end if;
  select * into agreed from commitment_renegotiation where commitment_id = old.id order by id desc limit 1;
  if (agreed.old_text, agreed.new_text, agreed.old_due_on, agreed.new_due_on)
     is distinct from (old.text, new.text, old.due_on, new.due_on)
     or new.due_on is distinct from old.due_on
        and new.missed_on is distinct from coalesce(old.missed_on, case when old.due_on < agreed.agreed_on then old.due_on end) then
    raise exception 'a promise that was shared changes by what was agreed anew' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- By name after copy_access_to_commitment, which says what of its engagement is shared.
create trigger keep_the_word_that_was_given before insert or update or delete on commitment
  for each row execute function keep_the_word_that_was_given();

update commitment c set was_shared = true
where publication = 'PUBLISHED'
   or exists (select 1 from unpublication u where u.engagement_id = c.engagement_id)
   or exists (select 1 from review r where r.engagement_id = c.engagement_id and r.state = 'APPROVED');
