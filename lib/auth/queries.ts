import "server-only";
import { isTimeZone } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import type { User } from "@/lib/generated/prisma/client";
import { mintViewer, systemViewer, type Viewer } from "./viewer";

/** The viewer a user id stands for today. Null when there is no such user or the account is disabled. */
export async function loadViewer(userId: string): Promise<Viewer | null> {
  return withViewer(systemViewer("sign-in", env().RAPPORT_NATION), async (db) => {
    const user = await db.user.findFirst({
      where: { id: userId, disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    });
    return user && viewerOf(db, user);
  });
}

/** The viewer that this account is today (UTC day): roles, ceiling, the countries that it covers by portfolios, the posts with their
 * organisations and those above, the reader groups. */
export async function viewerOf(db: Db, user: User): Promise<Viewer> {
  const [held] = await db.$queryRaw<
    [{ countries: string[]; posts: string[]; organisations: string[]; groups: string[] }]
  >`
    select array(
      select distinct c.country_code
      from cover_on(today) v
      join portfolio_country c on c.portfolio_id = v.portfolio_id
      where v.user_id = ${user.id}::uuid and v.covers
      order by 1) as countries,
    array(
      select h.post_id
      from post_holding h
      join post p on p.id = h.post_id
      where h.user_id = ${user.id}::uuid and p.is_active
        and today between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
      order by 1) as posts,
    array(
      with recursive above as (
        select o.id, o.parent_id
        from post_holding h
        join post p on p.id = h.post_id
        join organisation o on o.id = p.organisation_id
        where h.user_id = ${user.id}::uuid and p.is_active
          and today between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
        union
        select o.id, o.parent_id from organisation o join above a on o.id = a.parent_id
      )
      select id from above order by 1) as organisations,
    array(
      select distinct m.group_id
      from reader_group_member m
      where m.user_id = ${user.id}::uuid and m.confirmed_at is not null
        and today between coalesce(m.starts_on, '-infinity') and coalesce(m.ends_on, 'infinity')
      order by 1) as groups
    from (select (now() at time zone 'UTC')::date as today) utc`;
  return mintViewer(
    {
      id: user.id,
      name: user.name,
      email: user.email,
      roles: user.roles,
      nation: user.nation,
      markingCeiling: user.markingCeiling,
      countries: held.countries,
      allCountries: user.allCountries,
      posts: held.posts,
      organisations: held.organisations,
      groups: held.groups,
      // On a server that does not know it no page would open.
      timeZone: isTimeZone(user.timeZone) ? user.timeZone : "UTC",
    },
    env().RAPPORT_NATION,
  );
}
