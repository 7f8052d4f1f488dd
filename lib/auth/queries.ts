import "server-only";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { mintViewer, systemViewer, type Viewer } from "./viewer";

/** The viewer a user id stands for today (UTC day): roles, ceiling, the countries of the portfolios that hold, the posts.
 * Null when there is no such user, the account is disabled, or its password was set after the session began. */
export async function loadViewer(userId: string, sessionSince?: Date): Promise<Viewer | null> {
  const home = env().RAPPORT_NATION;
  return withViewer(systemViewer("sign-in", home), async (db) => {
    const user = await db.user.findFirst({
      where: { id: userId, disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
      include: { credential: { select: { changedAt: true } } },
    });
    const passwordSetAt = user?.credential?.changedAt;
    if (!user || (sessionSince && passwordSetAt && passwordSetAt > sessionSince)) return null;
    const [held] = await db.$queryRaw<[{ countries: string[]; posts: string[] }]>`
      select array(
        select distinct c.country_code
        from portfolio_member m
        join portfolio p on p.id = m.portfolio_id
        join portfolio_country c on c.portfolio_id = p.id
        where m.user_id = ${userId}::uuid
          and today between greatest(m.starts_on, p.starts_on) and coalesce(least(m.ends_on, p.ends_on), 'infinity')
        order by 1) as countries,
      array(
        select h.post_id
        from post_holding h
        join post p on p.id = h.post_id
        where h.user_id = ${userId}::uuid and p.is_active
          and today between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
        order by 1) as posts
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
        timeZone: user.timeZone,
      },
      home,
    );
  });
}
