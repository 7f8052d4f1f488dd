import { Borne } from "@/components/bearers/borne";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { Anchor } from "@/components/ui/anchor";
import type { FileLimits } from "@/lib/attachments/rules";
import type { Viewer } from "@/lib/auth/viewer";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Surroundings as Around } from "@/lib/surroundings/queries";
import { EngagementHistory } from "./engagement-history";

type SurroundingsProps = { viewer: Viewer; record: EngagementDetail; around: Around; limits: FileLimits };

/** Versions shown before all of them are asked for, and rows of a list in each. */
const FIRST_VERSIONS = 5;
const FIRST_ROWS = 10;

/** What stands around a record: its files, what readers say about it, and what became of it. */
export function Surroundings({ viewer, record, around, limits }: SurroundingsProps) {
  const { history } = around;
  return (
    <>
      <Borne
        viewer={viewer}
        bearer={{ type: "engagement", record }}
        files={around.files}
        comments={around.comments}
        limits={limits}
      />
      {history.revisions.length > 0 || history.withheld > 0 ? (
        <Section
          title="History"
          note="Every change, with who made it and when."
          className="print:hidden"
          action={
            <Anchor href={`/engagements/${record.reference}/history`} className="prose-link">
              All versions
            </Anchor>
          }
        >
          <EngagementHistory
            reference={record.reference}
            type={record.type}
            texts={around.texts}
            history={{ ...history, revisions: history.revisions.slice(0, FIRST_VERSIONS) }}
            hereZone={viewer.timeZone}
            mostRows={FIRST_ROWS}
          />
        </Section>
      ) : null}
      <MarkSeen type="engagement" ids={[record.id]} unread={around.unread} />
    </>
  );
}
