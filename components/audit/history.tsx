import type { ComponentProps, ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { Disclosure } from "@/components/ui/disclosure";
import { fieldLabelOf } from "@/lib/audit/describe";
import { COUNTRY_WORDS } from "./event-words";
import { RevisionList } from "./revision-list";

type HistoryProps = Pick<ComponentProps<typeof RevisionList>, "revisions" | "hereZone"> &
  Partial<Pick<ComponentProps<typeof RevisionList>, "labelOf" | "words">>;

/** The versions of a record at the end of its page, the newest first; left out where none is on record. */
export function HistorySection({
  note,
  className,
  ...history
}: HistoryProps & Pick<ComponentProps<typeof Section>, "note" | "className">) {
  if (history.revisions.length === 0) return null;
  return (
    <Section title="History" {...{ note, className }}>
      <Versions {...history} />
    </Section>
  );
}

/** The same folded, beside one of many on a page. `of` names it to who listens. */
export function HistoryDisclosure({
  of,
  className,
  ...history
}: HistoryProps & { of: ReactNode; className?: string }) {
  if (history.revisions.length === 0) return null;
  return (
    <Disclosure
      className={className}
      summary={
        <>
          History<span className="sr-only"> of {of}</span>
        </>
      }
    >
      <Versions {...history} />
    </Disclosure>
  );
}

function Versions({ labelOf = fieldLabelOf, words = COUNTRY_WORDS, ...rest }: HistoryProps) {
  return <RevisionList {...{ labelOf, words }} {...rest} />;
}
