import "server-only";
import { type Db, withViewer } from "@/lib/db";
import { env, providerSettings } from "@/lib/env";
import { systemViewer, type Viewer } from "../viewer";
import { isPasswordOff } from "./rules";

/** How an account is linked to the provider, and whether it signs in there alone; null when it is not linked or the viewer does not manage it. */
export async function getLink(
  db: Db,
  userId: string,
): Promise<{ linkedAt: Date; isPasswordOff: boolean } | null> {
  const identity = await db.signInIdentity.findFirst({ where: { userId } });
  return (
    identity && {
      linkedAt: identity.linkedAt,
      isPasswordOff: isPasswordOff(identity, providerSettings()),
    }
  );
}

/** Whether the viewer signs in by the provider alone. */
export async function isOwnPasswordOff(viewer: Viewer): Promise<boolean> {
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  return (await withViewer(gate, (db) => getLink(db, viewer.id)))?.isPasswordOff ?? false;
}
