-- The next events after one of them (null: from the first on), up to so many numbers further: how many there are, the last of them, and the
-- first that does not fit its own seal or the event before it. The trail is only ever added to, so that parts that follow each other are the
-- whole of it. Whoever may not read the trail finds none.
create function audit_check_part(after_sequence bigint, most bigint)
returns table (checked bigint, last_sequence bigint, broken bigint) language sql stable as $$
  select count(*), max(part.sequence),
         case when count(*) > 0 then min(part.position) filter (
                where part.position <> part.sequence or part.previous <> part.expected_previous or part.hash <> part.expected_hash)
              -- A hole as large as the part, with events behind it.
              when exists (select 1 from audit_event where sequence > coalesce(after_sequence, 0)) then coalesce(after_sequence, 0) + 1 end
  from (
    select coalesce(after_sequence, 0) + row_number() over (order by e.sequence) as position, e.sequence, e.previous, e.hash,
           coalesce(lag(e.hash) over (order by e.sequence),
                    (select b.hash from audit_event b where b.sequence = after_sequence), '\x00'::bytea) as expected_previous,
           audit_row_hash(e.previous, e) as expected_hash
    from audit_event e
    where (after_sequence is null or e.sequence > after_sequence) and (most is null or e.sequence <= coalesce(after_sequence, 0) + most)
  ) part $$;

create or replace function audit_first_broken() returns bigint language sql stable security definer set search_path = public as $$
  select broken from audit_check_part(null, null) $$;
