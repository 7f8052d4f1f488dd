import "server-only";
import type { Db } from "@/lib/db";
import type { Edition } from "../queries";

/**
 * The IANA zone by which the days of an edition go: that of the capital of its host. Null where nobody hosts it yet, where its hosts keep
 * different time, or where the zone of one is not on record.
 */
export async function zoneOfEdition(
  db: Db,
  { hostCountryCodes }: Pick<Edition, "hostCountryCodes">,
): Promise<string | null> {
  const hosts = await db.country.findMany({
    where: { code: { in: [...hostCountryCodes] } },
    select: { timeZone: true },
  });
  const [zone = null, another] = new Set(hosts.map(({ timeZone }) => timeZone));
  return another === undefined ? zone : null;
}
