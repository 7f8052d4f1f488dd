import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { lookHref, USUAL_LOOK } from "@/lib/engagements/looks/filters";
import { LadderCounts, type LadderCountsProps } from "./ladder-counts";

/** What engagements changed, under a heading of its own; `note` says which are counted. */
export function LadderSection({ note, ...counts }: LadderCountsProps & { note: string }) {
  return (
    <Section
      title="What did these engagements change?"
      note={note}
      action={
        counts.steps.some(({ count }) => count > 0) ? (
          <Anchor href={lookHref(counts.filters, { ...USUAL_LOOK, look: "outcomes" })} className="prose-link">
            The outcomes themselves
          </Anchor>
        ) : null
      }
    >
      <LadderCounts {...counts} />
    </Section>
  );
}
