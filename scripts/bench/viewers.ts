import { mintViewer, systemViewer, type Viewer } from "../../lib/auth/viewer";
import { withViewer } from "../../lib/db";
import { BENCH_USERS } from "./fill";

const HOME = "USA";

/** The three who are measured, as signing in would make them. lib/auth/session cannot be asked outside of a request. */
export async function benchViewers(): Promise<{ who: string; viewer: Viewer }[]> {
  return withViewer(systemViewer("sign-in", HOME), async (db) => {
    const viewers: { who: string; viewer: Viewer }[] = [];
    for (const [who, id] of Object.entries(BENCH_USERS)) {
      const user = await db.user.findUniqueOrThrow({ where: { id } });
      const covered = await db.portfolioCountry.findMany({
        where: { portfolio: { members: { some: { userId: id } } } },
        orderBy: { countryCode: "asc" },
      });
      const countries = covered.map(({ countryCode }) => countryCode);
      viewers.push({
        who,
        viewer: mintViewer({ ...user, countries, posts: [], organisations: [], groups: [] }, HOME),
      });
    }
    return viewers;
  });
}
