import type { ComponentProps } from "react";
import { RevisionList } from "@/components/audit/revision-list";
import { Section } from "@/components/layout/section";
import { MergeList } from "./merge-notes";

type RecordPastProps = ComponentProps<typeof MergeList> & {
  noun: "person" | "organisation" | "post";
  revisions: ComponentProps<typeof RevisionList>["revisions"];
  history?: Pick<ComponentProps<typeof Section>, "note" | "className">;
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
      {revisions.length > 0 ? (
        <Section title="History" {...history}>
          <RevisionList revisions={revisions} hereZone={zone} labelOf={labelOf} words={words} />
        </Section>
      ) : null}
    </>
  );
}
