-- Whoever holds a post reads what names its organisation and what names an organisation above that (decision 028).

-- The posts that a merge of this kind puts together: with an organisation go those below it.
create or replace function posts_of(kind text, wanted uuid) returns setof uuid language sql stable security definer set search_path = public as $$
  select id from post where case kind when 'post' then id = wanted else organisation_id in (select organisations_below(wanted)) end $$;

-- A merge of organisations opens what names either, and what names any that only one of them is part of.
create or replace function merge_refusal(kind text, one uuid, other uuid) returns text language plpgsql stable security definer set search_path = public as $$
declare
  side record;
  gaining uuid[];
  giving uuid[];
  named uuid[];
begin
  if kind = 'person' then return null; end if;
  if kind = 'organisation' and (one in (select organisations_above(other)) or other in (select organisations_above(one))) then
    return 'tree';
  end if;
  if exists (select 1 from post_holding where user_id is not null and post_id in (select posts_of(kind, one) union all select posts_of(kind, other))) then
    if not viewer_has('SYSTEM') and (not viewer_is_admin() or exists (
        select 1 from post_holding where user_id = viewer_id()
          and post_id in (select posts_of(kind, one) union all select posts_of(kind, other)))) then
      return 'holders';
    end if;
    if kind = 'post' and (select count(distinct (organisation_id, is_active)) from post where id in (one, other)) > 1 then
      return 'place';
    end if;
  end if;
  for side in select one as gains, other as gives union all select other, one loop
    gaining := array(select posts_of(kind, side.gains));
    giving := array(select posts_of(kind, side.gives));
    if users_differ(gaining, giving) then
      named := case kind when 'post' then array[side.gives]
               else array(select organisations_above(side.gives) except select organisations_above(side.gains)) end;
      if exists (select 1 from engagement_access where reader_id = any(named)) then return 'readers'; end if;
      if kind = 'post' and exists (select 1 from portfolio_post where post_id = side.gives) then return 'portfolios'; end if;
      if kind = 'post' and (
        exists (select 1 from review_chain_step where side.gives = any(post_ids) or climbs_to_post_id = side.gives)
        or exists (select 1 from review_step where side.gives = any(post_ids) or climbs_to_post_id = side.gives)) then
        return 'approvals';
      end if;
    end if;
    -- What a handover says is for who holds the post and for who leads it: whoever covers a country of the post.
    if kind = 'post' and exists (select 1 from handover where post_id = side.gives)
       and (users_differ(gaining, giving) or not post_country_codes(side.gains) <@ post_country_codes(side.gives)) then
      return 'handovers';
    end if;
    if kind = 'organisation' and exists (
         select 1 from post_holding h join post p on p.id = h.post_id
         where h.user_id is not null and p.organisation_id in (select organisations_below(side.gains)))
       and exists (select 1 from review_chain where organisation_id in (select organisations_above(side.gives) except select organisations_above(side.gains))) then
      return 'chains';
    end if;
  end loop;
  return null;
end $$;
