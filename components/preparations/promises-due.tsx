import { changeableOf } from "@/components/commitments/changeable";
import { CommitmentChange } from "@/components/commitments/commitment-change";
import type { Keep } from "@/components/kept-words/kept-words";
import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import type { CommitmentRow } from "@/lib/commitments/queries";
import { type CalendarDate, formatDate } from "@/lib/dates";

type PromisesDueProps = {
  title: string;
  promises: readonly CommitmentRow[];
  /** The day it is where the viewer is. */
  today: CalendarDate;
  /** The engagement at which they are asked about. */
  engagement: { id: string; reference: string };
  /** The promise whose form is open, with the id that its answer takes and how that is kept. */
  asked: { id: string; answerId: string; keep: Keep } | null;
  mayAsk: (promise: CommitmentRow) => boolean;
};

/** What one side still owes. Each is asked about: the answer is written down with the day and this engagement. */
export function PromisesDue(props: PromisesDueProps) {
  const { title, promises, today, engagement, asked, mayAsk } = props;
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-semibold">{title}</h3>
      {promises.length === 0 ? (
        <p className="text-muted">Nothing is open.</p>
      ) : (
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {promises.map((promise) => (
            <li
              key={promise.id}
              id={`ask-${promise.id}`}
              data-keep-together
              className="grid gap-1 px-4 py-3 print:px-2 print:py-1"
            >
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <Anchor
                  href={`/commitments/${promise.id}`}
                  className="min-w-0 flex-1 basis-52 break-words hover:underline"
                >
                  {promise.text}
                </Anchor>
                <CommitmentStateBadge {...promise} today={today} />
              </div>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                <span>
                  {promise.ownerName ?? "No owner named"}
                  {promise.toName ? ` to ${promise.toName}` : ""}
                  {promise.dueOn ? `, due ${formatDate(promise.dueOn)}` : ", no due date"}
                </span>
                <Anchor
                  href={`/engagements/${promise.engagement.reference}`}
                  className="font-mono prose-link"
                >
                  {promise.engagement.reference}
                </Anchor>
                {promise.engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
                {mayAsk(promise) && asked?.id !== promise.id ? (
                  <Anchor
                    href={`/engagements/${engagement.reference}/prepare?ask=${promise.id}#ask-${promise.id}`}
                    className="prose-link print:hidden"
                  >
                    Still open?<span className="sr-only"> {promise.text.slice(0, 80)}</span>
                  </Anchor>
                ) : null}
              </p>
              {asked?.id === promise.id && mayAsk(promise) ? (
                <div className="pt-2 print:hidden">
                  <CommitmentChange
                    keep={asked.keep}
                    promise={changeableOf(promise)}
                    today={today}
                    answerId={asked.answerId}
                    engagementId={engagement.id}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
