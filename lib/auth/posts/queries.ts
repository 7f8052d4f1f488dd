import "server-only";
import type { Db } from "@/lib/db";

/**
 * The ids of the posts that the viewer holds today (UTC) or will hold, also while they are closed: what nobody gives to themselves is
 * given to none of these either. The product itself holds none.
 */
export async function listPostsAhead(db: Db): Promise<string[]> {
  const [row] = await db.$queryRaw<[{ posts: string[] }]>`select viewer_posts_ahead() as posts`;
  return row.posts;
}
