import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { describeChanges, describeEvent } from "@/lib/audit/describe";
import type { AuditRow } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/dates";
import { eventFields, eventWords, inRecordOrder } from "./event-words";

type AuditListProps = {
  rows: readonly AuditRow[];
  /** Of the accounts that they keep, by id and by email address. */
  names: ReadonlyMap<string, string>;
  /** The words of what they keep by code. */
  texts: ReadonlyMap<string, string>;
};

/** Events newest first, each a sentence with what it changed. Moments are in Z, as the trail keeps them. */
export function AuditList({ rows, names, texts }: AuditListProps) {
  return (
    <Table caption="Audit events, newest first">
      <TableHead>
        <TableHeader numeric priority={3}>
          Number
        </TableHeader>
        <TableHeader priority={2}>When</TableHeader>
        <TableHeader>What happened</TableHeader>
        <TableHeader priority={3}>Request</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map(inRecordOrder).map((event) => (
          <TableRow key={event.sequence.toString()}>
            <TableCell numeric priority={3} className="text-muted">
              {event.sequence.toString()}
            </TableCell>
            <TableCell priority={2} className="whitespace-nowrap">
              {formatInstant(event.at, "UTC")}
            </TableCell>
            <TableCell>
              <div className="grid gap-1">
                <span className="text-muted sm:hidden">{formatInstant(event.at, "UTC")}</span>
                <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
                  <span className="min-w-0 wrap-anywhere">
                    {describeEvent(event, eventFields(event.subjectType))}
                  </span>
                  {event.outcome === "refused" ? (
                    <Badge tone="warning" icon="ban">
                      Refused
                    </Badge>
                  ) : null}
                </span>
                <EventDetails event={event} names={names} texts={texts} />
              </div>
            </TableCell>
            <TableCell priority={3} className="font-mono text-xs text-muted">
              {event.requestId ? event.requestId.slice(0, 8) : "no request"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function EventDetails({
  event,
  names,
  texts,
}: { event: AuditRow } & Pick<AuditListProps, "names" | "texts">) {
  const changes = describeChanges(event, eventWords(event, names, texts), eventFields(event.subjectType));
  // What was tried and why it was refused stands in the sentence itself.
  if (changes.length === 0 || event.outcome === "refused") return null;
  return (
    <Disclosure
      summary={changes.every((change) => change.from === null) ? "What was recorded" : "Before and after"}
    >
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {changes.map(({ field, from, to }) => (
          <div key={field} className="sm:contents">
            <dt className="text-muted">{field}</dt>
            <dd className="min-w-0 break-words">
              {from === null ? null : <del className="text-muted">{from}</del>}
              {from === null || to === null ? null : <span aria-hidden> → </span>}
              {to === null ? null : <ins className="no-underline">{to}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
