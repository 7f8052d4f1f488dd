import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/lib/counts";
import type { InboxLine } from "@/lib/notices/queries";
import { InboxList } from "./inbox-list";

type InboxBlockProps = {
  /** The first unread lines. */
  lines: readonly InboxLine[];
  unread: number;
  hereZone: string;
};

/** The unread part of the inbox on My work. */
export function InboxBlock({ lines, unread, hereZone }: InboxBlockProps) {
  return (
    <Section
      title="Inbox"
      note={unread > 0 ? "What others did to your records and to what you watch." : undefined}
      action={
        <Anchor href={unread > lines.length ? "/inbox?part=unread" : "/inbox"} className="prose-link">
          {unread > lines.length ? `All ${formatCount(unread)} unread` : "Open the inbox"}
        </Anchor>
      }
    >
      {unread > 0 ? (
        <InboxList lines={lines} hereZone={hereZone} />
      ) : (
        <p className="text-muted">Nothing new has happened.</p>
      )}
    </Section>
  );
}
