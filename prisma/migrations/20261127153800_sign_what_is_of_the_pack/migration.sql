-- What is sensitive is written in a pack: it is signed for in that one.
do $$
declare rule text := (select with_check from pg_policies where tablename = 'handover_signature' and policyname = 'handover_signature_add');
begin
  execute format('alter policy handover_signature_add on handover_signature with check (
    (section <> ''SENSITIVITIES'' or exists (
       select 1 from handover_sensitivity s where s.id = handover_signature.subject_id and s.handover_id = handover_signature.handover_id))
    and (%s))', rule);
end $$;
