import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Form, SubmitButton } from "@/components/ui/form";
import { formatInstant } from "@/lib/dates";
import type { HandoverSection } from "@/lib/generated/prisma/enums";
import { setReadyAction, signItemsAction } from "@/lib/handovers/actions";
import { SECTION_LABELS, SECTION_NOTES } from "@/lib/handovers/labels";
import type { ReadyMark } from "@/lib/handovers/queries";
import type { Signed } from "@/lib/handovers/rules";

type PackSectionProps = {
  section: HandoverSection;
  handoverId: string;
  ready: ReadyMark | null;
  /** How the items in it stand. */
  items: readonly Signed[];
  mayPrepare: boolean;
  maySign: boolean;
  zone: string;
  /** Said where there is no item. */
  empty: ReactNode;
  /** The way to change what the section holds. */
  action?: ReactNode;
  /** The items. */
  children: ReactNode;
  /** What stands below them and is no part of what is signed. */
  after?: ReactNode;
};

/** A section of a pack: whether it is ready, its items with who signed for each, and one button to sign for those that are ticked. */
export function PackSection(props: PackSectionProps) {
  const { section, handoverId, ready, items, mayPrepare, maySign, zone, empty, action, children, after } =
    props;
  const isOpen = items.some(({ signature, isChanged }) => signature === null || isChanged);
  return (
    <Section
      id={section.toLowerCase()}
      title={SECTION_LABELS[section]}
      note={SECTION_NOTES[section]}
      action={action}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        {ready ? (
          <>
            <Badge tone="success" icon="check">
              Ready
            </Badge>
            <span className="text-muted">
              {ready.by ?? "Somebody"}, {formatInstant(ready.at, zone)}
            </span>
          </>
        ) : (
          <Badge tone="warning" icon="circle-dashed">
            Not ready yet
          </Badge>
        )}
        {mayPrepare ? (
          <Form action={setReadyAction} scope={`ready-${section}`} className="w-fit gap-2 print:hidden">
            <input type="hidden" name="id" value={handoverId} />
            <input type="hidden" name="section" value={section} />
            <input type="hidden" name="isReady" value={ready ? "no" : "yes"} />
            <SubmitButton variant={ready ? "link" : "secondary"} size="sm" className="w-fit text-sm">
              {ready ? "Take back" : "Mark as ready"}
              <span className="sr-only">: {SECTION_LABELS[section]}</span>
            </SubmitButton>
          </Form>
        ) : null}
      </div>
      {items.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : maySign && isOpen ? (
        <Form
          action={signItemsAction}
          scope={`sign-${section}`}
          savedMessage="Signed."
          clearOnSuccess
          className="gap-3"
        >
          <input type="hidden" name="id" value={handoverId} />
          {children}
          <SubmitButton variant="secondary" className="w-fit" pendingLabel="Signing…">
            Sign for what is ticked<span className="sr-only"> in {SECTION_LABELS[section]}</span>
          </SubmitButton>
        </Form>
      ) : (
        children
      )}
      {after}
    </Section>
  );
}
