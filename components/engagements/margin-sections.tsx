import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/lib/counts";
import { engagementsHref } from "@/lib/engagements/filters";
import type { EventOf } from "@/lib/engagements/margins/queries";
import type { EngagementRow } from "@/lib/engagements/views";
import { markingLine } from "@/lib/markings/rules";
import { EngagementLine } from "./engagement-line";
import { PlaceOnMargins } from "./margin-form";

type MarginsSectionProps = {
  event: { reference: string };
  /** The meetings on its margins that the viewer may see. */
  meetings: readonly EngagementRow[];
  /** Whether the viewer may log one. */
  mayLog: boolean;
};

/** What was held on the margins of an event, and how it counts. */
export function MarginsSection({ event: { reference }, meetings, mayLog }: MarginsSectionProps) {
  return (
    <Section
      title="On its margins"
      note="Each of these meetings counts by itself, as an engagement of its own. The event counts once in totals and once for each of its countries."
      action={
        mayLog ? (
          <Anchor href={`/engagements/new?margins=${reference}`} className="prose-link">
            Log a meeting on its margins
          </Anchor>
        ) : null
      }
    >
      {meetings.length > 0 ? (
        <>
          <ul className="grid gap-2">
            {meetings.map((meeting) => (
              <li key={meeting.id}>
                <EngagementLine engagement={meeting} />
                <span className="text-xs text-muted">
                  <span className="font-mono">{meeting.reference}</span> · {markingLine(meeting)}
                </span>
              </li>
            ))}
          </ul>
          <Anchor
            href={engagementsHref({ margins: reference })}
            className="w-fit text-sm prose-link print:hidden"
          >
            {counted(meetings.length, "meeting")} in the list
          </Anchor>
        </>
      ) : (
        <p className="text-muted">None on record that you may see.</p>
      )}
    </Section>
  );
}

type EventSectionProps = {
  engagement: { id: string; version: number };
  /** On whose margins it is held, as far as the viewer sees it. */
  event: EventOf | null;
  mayPlace: boolean;
};

/** On the margins of which event an engagement is held. */
export function EventSection({ engagement: { id, version }, event, mayPlace }: EventSectionProps) {
  return (
    <Section title="On the margins of" boxed className={event ? undefined : "print:hidden"}>
      <div className="grid gap-3">
        {event ? (
          <p className="break-words">
            <Anchor href={`/engagements/${event.reference}`} className="prose-link font-medium">
              {event.title}
            </Anchor>
            {event.marking === "CUI" ? <span className="text-sm text-muted"> · CUI</span> : null}
          </p>
        ) : null}
        {mayPlace ? (
          <Disclosure
            summary={event ? "Change the event" : "Put it on the margins of an event"}
            className="print:hidden"
          >
            <PlaceOnMargins
              engagement={{ id, version }}
              event={event && { id: event.id, reference: event.reference, title: event.title }}
            />
          </Disclosure>
        ) : null}
      </div>
    </Section>
  );
}
