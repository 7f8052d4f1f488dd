import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { NoticeKind } from "@/lib/generated/prisma/enums";
import { tellWatchers } from "@/lib/watches/mutations";

/** Tells whoever watches the crisis or one of its countries what the viewer did, in the transaction of the act. */
export async function tellOfCrisis(
  db: Db,
  viewer: Viewer,
  kind: NoticeKind,
  crisis: { id: string; countryCodes: readonly string[] },
): Promise<void> {
  await tellWatchers(db, viewer, {
    kind,
    subject: { type: "crisis", id: crisis.id },
    of: [
      { type: "crisis", key: crisis.id },
      ...crisis.countryCodes.map((key) => ({ type: "country" as const, key })),
    ],
  });
}
