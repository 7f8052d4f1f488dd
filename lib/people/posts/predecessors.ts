import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * The terms of others in the posts that the viewer holds today (UTC day, as for what a post may do), as far as they have begun: a select of
 * `user_id`, `first_on` and `last_on`. Whoever takes over a post goes on with the work of who had it, and of who still holds it beside
 * them. It has no value in it, so that what is asked at every key is planned once for everybody.
 */
export const TERMS_OF_PREDECESSORS = Prisma.sql`
  select user_id, coalesce(starts_on, '-infinity') as first_on, coalesce(ends_on, 'infinity') as last_on
  from post_holding
  where post_id = any((select viewer_posts())::uuid[]) and user_id <> (select viewer_id())
    and coalesce(starts_on, '-infinity') <= (now() at time zone 'UTC')::date`;
