import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { tellOfEngagement } from "@/lib/engagements/tell";
import { tellOfEdition } from "@/lib/exercises/editions/changes/mutations";
import type { Bearer } from "./rules";
import type { BearerKey } from "./schema";

/** Until the end of the transaction whoever comes second to the record waits. Nobody's who may not change it. */
export async function lockBearer(db: Db, { type, id }: BearerKey): Promise<void> {
  if (type === "engagement") await db.$queryRaw`select id from engagement where id = ${id}::uuid for update`;
  else await db.$queryRaw`select id from exercise_edition where id = ${id}::uuid for update`;
}

/**
 * Tells those around a record what the viewer did to what it bears, in the transaction of the act, and `users` besides. Of an
 * edition whoever added it, and who watches it or its series, and only at home: others do not read what it bears.
 */
export async function tellOfBorne(
  db: Db,
  viewer: Viewer,
  kind: "CHANGED" | "COMMENTED",
  bearer: Bearer,
  users: readonly string[] = [],
): Promise<void> {
  if (bearer.type === "engagement") return tellOfEngagement(db, viewer, kind, bearer.record, { users });
  const { createdById } = bearer.record;
  await tellOfEdition(db, viewer, kind, bearer.record, {
    users: [...(createdById === null ? [] : [createdById]), ...users],
    staysHome: true,
  });
}
