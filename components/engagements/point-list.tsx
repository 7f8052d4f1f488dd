import { type POINT_KIND_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { POINT_KINDS } from "@/lib/engagements/schema";
import type { EngagementDetail } from "@/lib/engagements/views";

type PointListProps = {
  points: EngagementDetail["points"];
  /** What each kind of point is called here. */
  headings: typeof POINT_KIND_LABELS;
};

/** What is spoken of, kind by kind, each point with the side whose it is. */
export function PointList({ points, headings }: PointListProps) {
  return POINT_KINDS.map((kind) => {
    const ofKind = points.filter((point) => point.kind === kind);
    return ofKind.length === 0 ? null : (
      <div key={kind} className="grid gap-1">
        <h3 className="text-sm font-medium text-muted">{headings[kind]}</h3>
        <ul className="grid max-w-prose gap-1.5">
          {ofKind.map((point) => (
            <li key={point.id} className="break-words whitespace-pre-line">
              <span className="font-medium">{SIDE_LABELS[point.side]}:</span> {point.text}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
