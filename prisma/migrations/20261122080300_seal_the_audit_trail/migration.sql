-- Each audit row is sealed with a hash over itself and the hash before it. The lock is taken last in a transaction
-- (mutations record their event after their changes) and held to its end, so that the chain has one order.

create function audit_row_hash(previous bytea, e audit_event) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    e.sequence, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.type, e.outcome, e.actor_id, e.actor_name, e.actor_roles,
    e.subject_type, e.subject_id, e.subject_name, e.request_id, e.before, e.after)::text, 'UTF8')) $$;

create function seal_audit_event() returns trigger language plpgsql security definer set search_path = public as $$
declare last audit_event;
begin
  perform pg_advisory_xact_lock(hashtext('audit_event chain'));
  select * into last from audit_event order by sequence desc limit 1;
  new.sequence := coalesce(last.sequence, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.previous := coalesce(last.hash, '\x00'::bytea);
  new.hash := audit_row_hash(new.previous, new);
  return new;
end $$;
create trigger seal_audit_event before insert on audit_event for each row execute function seal_audit_event();

-- The first sequence number at which the chain is broken, or null when every row agrees with itself and the row before.
create function audit_first_broken() returns bigint language sql stable security definer set search_path = public as $$
  select min(position) from (
    select row_number() over (order by sequence) as position, e.sequence, e.previous, e.hash,
           coalesce(lag(e.hash) over (order by sequence), '\x00'::bytea) as expected_previous,
           audit_row_hash(e.previous, e) as expected_hash
    from audit_event e
  ) checked
  where position <> sequence or previous <> expected_previous or hash <> expected_hash $$;
