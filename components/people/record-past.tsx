import type { ComponentProps } from "react";
import { HistorySection } from "@/components/audit/history";
import { Section } from "@/components/layout/section";
import { MergeList } from "./merge-notes";

type RecordPastProps = ComponentProps<typeof MergeList> & {
  noun: "person" | "organisation" | "post";
  revisions: ComponentProps<typeof HistorySection>["revisions"];
  history?: Pick<ComponentProps<typeof HistorySection>, "note" | "className">;
};

/** The end of the page of what can be merged: what was merged into it, and its versions. */
export function RecordPast({ noun, revisions, history, ...merged }: RecordPastProps) {
  const { merges, zone, labelOf, words } = merged;
  return (
    <>
      {merges.length > 0 ? (
        <Section title={`Merged into this ${noun}`} boxed>
          <MergeList {...merged} />
        </Section>
      ) : null}
      <HistorySection revisions={revisions} hereZone={zone} labelOf={labelOf} words={words} {...history} />
    </>
  );
}
