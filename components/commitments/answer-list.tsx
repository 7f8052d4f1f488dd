import { Anchor } from "@/components/ui/anchor";
import type { Answer } from "@/lib/commitments/history/queries";
import { ANSWER_LABELS } from "@/lib/commitments/labels";
import { formatDate } from "@/lib/dates";

/** What was answered whenever somebody asked, and where they asked. */
export function AnswerList({ rows }: { rows: readonly Answer[] }) {
  return (
    <ol className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows.map(({ id, answer, askedOn, note, engagement, recordedBy }) => (
        <li key={id} className="grid gap-1 px-4 py-3">
          <p className="font-medium">
            {formatDate(askedOn)}: {ANSWER_LABELS[answer].toLowerCase()}
          </p>
          {note ? <p className="break-words">{note}</p> : null}
          <p className="text-sm text-muted">
            {engagement ? (
              <>
                Asked at{" "}
                <Anchor href={`/engagements/${engagement.reference}`} className="prose-link">
                  {engagement.title}
                </Anchor>
              </>
            ) : (
              "Asked outside an engagement"
            )}
            {recordedBy ? `, written down by ${recordedBy}` : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
