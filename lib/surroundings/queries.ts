import "server-only";
import { type FileView, listFiles } from "@/lib/attachments/queries";
import { listRevisions, textsOfCodes } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { type CommentView, listComments } from "@/lib/comments/queries";
import type { Db } from "@/lib/db";
import { type History, historyFor } from "@/lib/engagements/history";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Marking } from "@/lib/generated/prisma/enums";
import { bannerFor } from "@/lib/markings/rules";
import { countUnreadOf } from "@/lib/notices/queries";
import { readWatch, type WatchState } from "@/lib/watches/queries";

export type Surroundings = {
  files: FileView[];
  comments: CommentView[];
  history: History;
  /** The words of what the history names by code: see `textsOfCodes`. */
  texts: ReadonlyMap<string, string>;
  watch: WatchState;
  /** Notices of this record that the viewer has not read. */
  unread: number;
  /** The highest marking among them. */
  marking: Marking;
};

/** What stands around an engagement that the viewer sees: its files, comments, history and who watches it. */
export async function readSurroundings(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail,
): Promise<Surroundings> {
  const key = { type: "engagement", id: record.id } as const;
  const files = await listFiles(db, viewer, key);
  const history = historyFor(viewer, record, await listRevisions(db, "engagement", record.id));
  return {
    files,
    history,
    texts: await textsOfCodes(db, history.revisions),
    comments: await listComments(db, viewer, key),
    watch: await readWatch(db, viewer, { type: "engagement", key: record.id }),
    unread: await countUnreadOf(db, viewer, "engagement", [record.id]),
    marking: bannerFor([history.marking, ...files.map(({ marking }) => marking)]),
  };
}
