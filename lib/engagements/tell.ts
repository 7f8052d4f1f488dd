import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { NoticeKind } from "@/lib/generated/prisma/enums";
import { tellWatchers } from "@/lib/watches/mutations";
import type { WatchKey } from "@/lib/watches/rules";
import type { EngagementDetail } from "./views";

/**
 * Tells those around an engagement what the viewer did to it, in the transaction of the act: author and co-authors, who
 * watches it or, once it is published, what it is about, and `users` besides; only those at home where it `staysHome`.
 */
export async function tellOfEngagement(
  db: Db,
  viewer: Viewer,
  kind: NoticeKind,
  record: EngagementDetail,
  { users = [], staysHome = false }: { users?: readonly string[]; staysHome?: boolean } = {},
): Promise<void> {
  await tellWatchers(db, viewer, {
    kind,
    subject: { type: "engagement", id: record.id },
    of: [
      { type: "engagement", key: record.id },
      ...(record.publication === "PUBLISHED" ? aboutOf(record) : []),
    ],
    users: [...record.editorIds, ...users],
    staysHome,
  });
}

/** Tells whoever watches a promise that it was changed with its engagement, in the transaction of the act. */
export async function tellOfPromises(db: Db, viewer: Viewer, changes: readonly ManyChange[]): Promise<void> {
  for (const { type, subject } of changes)
    if (type === "commitment.changed" && subject.id !== null)
      await tellWatchers(db, viewer, {
        kind: "CHANGED",
        subject: { type: "commitment", id: subject.id },
        of: [{ type: "commitment", key: subject.id }],
      });
}

/** The countries, people, series, crisis and objectives of a record. */
function aboutOf(record: EngagementDetail): WatchKey[] {
  return [
    ...record.countryCodes.map((key): WatchKey => ({ type: "country", key })),
    ...record.attendance.flatMap(({ personId }): WatchKey[] =>
      personId ? [{ type: "person", key: personId }] : [],
    ),
    ...(record.exerciseSeries ? [{ type: "exercise_series" as const, key: record.exerciseSeries.id }] : []),
    ...record.objectives.map(({ id }): WatchKey => ({ type: "objective", key: id })),
    ...(record.crisis ? [{ type: "crisis" as const, key: record.crisis.id }] : []),
  ];
}
