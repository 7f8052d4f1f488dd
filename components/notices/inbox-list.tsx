import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Form, SubmitButton } from "@/components/ui/form";
import { formatInstant } from "@/lib/dates";
import { readLineAction } from "@/lib/notices/actions";
import { noticeCount, noticeWords } from "@/lib/notices/labels";
import type { InboxLine } from "@/lib/notices/queries";

/** What happened, newest first: one line for what was done to one record in one go. */
export function InboxList({ lines, hereZone }: { lines: readonly InboxLine[]; hereZone: string }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {lines.map((line) => (
        <li key={line.noticeIds[0]} className="flex flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-3">
          <div className="grid min-w-0 flex-1 basis-64 gap-1">
            <p className="wrap-anywhere">
              {noticeWords(line.kind, line.actors)}{" "}
              <Anchor
                href={line.subject.href}
                className={clsx("prose-link", line.isRead ? "font-normal" : "font-semibold")}
              >
                {line.subject.title}
              </Anchor>
            </p>
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
              {line.isRead ? null : (
                <Badge tone="info" icon="circle-dot">
                  Unread
                </Badge>
              )}
              {line.subject.isFictional ? <Badge icon="info">Fictional</Badge> : null}
              {line.subject.reference ? (
                <span className="font-mono text-xs">{line.subject.reference}</span>
              ) : null}
              {line.subject.hint ? <span>{line.subject.hint}</span> : null}
              {line.count > 1 ? <span>{noticeCount(line.kind, line.count)}</span> : null}
              <span className="tabular-nums">{formatInstant(line.lastAt, hereZone)}</span>
            </p>
          </div>
          {line.isRead ? null : (
            <Form action={readLineAction} className="print:hidden">
              {line.noticeIds.map((id) => (
                <input key={id} type="hidden" name="notices[]" value={id} />
              ))}
              <SubmitButton variant="quiet" size="sm" pendingLabel="Saving…">
                Mark read<span className="sr-only"> ({line.subject.title})</span>
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
