import "server-only";
import type { FormSetting } from "@/components/engagements/form-context";
import type { Viewer } from "@/lib/auth/viewer";
import { COUNTRIES } from "@/lib/countries/data";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listFormOptions, lookupPeople } from "@/lib/engagements/pickers/queries";
import { statusesFrom } from "@/lib/engagements/rules";
import { STATUSES } from "@/lib/engagements/schema";
import type { EngagementStatus } from "@/lib/generated/prisma/enums";

/** What the engagement form offers and knows for this viewer; `status` is that of the saved record, null for a new one. */
export async function loadFormSetting(
  db: Db,
  viewer: Viewer,
  status: EngagementStatus | null,
): Promise<FormSetting> {
  return {
    options: await listFormOptions(db, viewer),
    people: await lookupPeople(db, viewer, ""),
    zones: Object.fromEntries(
      COUNTRIES.flatMap(({ alpha3, timeZone }) => (timeZone ? [[alpha3, timeZone]] : [])),
    ),
    viewer: { id: viewer.id, name: viewer.name, nation: viewer.nation, timeZone: viewer.timeZone },
    today: todayIn(viewer.timeZone, new Date()),
    statuses: status ? statusesFrom(status) : STATUSES,
    isSaved: status !== null,
  };
}
