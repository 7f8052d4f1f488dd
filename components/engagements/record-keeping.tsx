import { DescriptionList } from "@/components/ui/description-list";
import type { Viewer } from "@/lib/auth/viewer";
import { formatDate, formatInstant } from "@/lib/dates";
import { ORIGIN_LABELS } from "@/lib/engagements/labels";
import { speaksFor } from "@/lib/engagements/reviews/rules";
import type { EngagementDetail } from "@/lib/engagements/views";
import { designationBlock, markingLine } from "@/lib/markings/rules";
import { readerWords } from "@/lib/readers/labels";

type RecordKeepingProps = {
  record: EngagementDetail;
  viewer: Pick<Viewer, "id" | "knownAs" | "timeZone">;
};

/** How the record is marked, who may see it beyond the rule, and where it comes from. */
export function RecordKeeping({ record, viewer }: RecordKeepingProps) {
  const hereZone = viewer.timeZone;
  const through = record.access.filter(
    ({ reader }) => reader.id !== viewer.id && viewer.knownAs.includes(reader.id),
  );
  const names = (kind: "READER" | "CO_AUTHOR") =>
    record.access
      .filter((one) => one.kind === kind)
      .map(({ reader }) => readerWords(reader))
      .join(", ");
  // Who decides who reads it may take off what they cannot be told.
  const count = record.editorIds.includes(viewer.id) ? record.hiddenReaders.length : 0;
  const hidden =
    count === 0 ? "" : `${count} ${count === 1 ? "reader that is" : "readers that are"} not open to you`;
  const facts: readonly [string, string | null | undefined][] = [
    ["Marking", markingLine(record)],
    ...designationBlock(record, {
      controlledBy: record.leadComponent ?? "The office of the author",
      pointOfContact: record.responsibleOfficer?.name ?? record.authorName ?? "The office that shared it",
    }).map(({ term, value }): [string, string] => [term, value]),
    ["Shareable", shareableWords(record)],
    ["Close hold", record.closeHold ? "Only author, co-authors and named readers can find it" : null],
    ["Author", record.author?.name],
    ["Co-authors", names("CO_AUTHOR")],
    ["Named readers", [names("READER"), hidden].filter(Boolean).join(", ")],
    ["Open to you through", through.map(({ reader }) => readerWords(reader)).join(", ")],
    ["Origin", ORIGIN_LABELS[record.origin]],
    ["Created", formatInstant(record.createdAt, hereZone)],
    ["Published", record.publishedAt && formatInstant(record.publishedAt, hereZone)],
    ["Review", record.publication === "PUBLISHED" ? reviewWords(record) : null],
    ["Last changed", formatInstant(record.updatedAt, hereZone)],
  ];
  return (
    <DescriptionList
      className="sm:grid-cols-[7rem_minmax(0,1fr)]"
      items={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))}
    />
  );
}

/** Who approved a plan said nothing of its report. */
function reviewWords({ approval, status }: EngagementDetail) {
  if (!approval || !speaksFor(approval, status)) return "Published without review";
  return approval.change ? `${approval.chainName}; changed since it was approved` : approval.chainName;
}

function shareableWords({ shareable, shareableDecidedOn, shareableDecidedBy }: EngagementDetail) {
  if (shareable === null || shareableDecidedOn === null) return null;
  const decided = `decided by ${shareableDecidedBy} on ${formatDate(shareableDecidedOn)}`;
  return `${shareable ? "With the partner" : "Not with the partner"}, ${decided}`;
}
