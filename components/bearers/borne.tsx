import { AttachmentSection } from "@/components/attachments/attachment-section";
import { CommentSection } from "@/components/comments/comment-section";
import { canKeepFiles } from "@/lib/attachments/policy";
import type { FileView } from "@/lib/attachments/queries";
import type { FileLimits } from "@/lib/attachments/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { type Bearer, holdOn, keyOf, markingOf } from "@/lib/bearers/rules";
import type { CommentView } from "@/lib/comments/queries";

type BorneProps = {
  viewer: Viewer;
  bearer: Bearer;
  files: readonly FileView[];
  comments: readonly CommentView[];
  limits: FileLimits;
};

const HOME_ALONE = "Your own nation reads them; the nations that were asked to the exercise do not.";

/** What a record bears: its files and what its readers say about it, each with the way to add to them. */
export function Borne({ viewer, bearer, files, comments, limits }: BorneProps) {
  const mayKeep = canKeepFiles(viewer, bearer) && holdOn(bearer) === null;
  const keepFor = mayKeep
    ? { of: keyOf(bearer), marking: markingOf(bearer), ceiling: viewer.markingCeiling, limits }
    : null;
  return (
    <>
      <AttachmentSection
        files={files}
        keepFor={keepFor}
        readers={bearer.type === "exercise_edition" ? HOME_ALONE : undefined}
        hereZone={viewer.timeZone}
      />
      <CommentSection viewer={viewer} bearer={bearer} comments={comments} now={new Date()} />
    </>
  );
}
