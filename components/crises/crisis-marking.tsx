import { MarkingBanner } from "@/components/layout/marking-banner";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";

/** The marking of what the page shows, where it is above the frame's default; the same one twice would be read twice. */
export function CrisisMarking({ of }: { of: readonly MarkingLevel[] }) {
  const marking = bannerFor(of);
  return marking === "UNCLASSIFIED" ? null : <MarkingBanner marking={marking} />;
}
