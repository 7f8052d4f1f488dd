import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { minutesInWords } from "@/lib/crises/labels";
import { latencyMinutes } from "@/lib/crises/moments";
import { postureWords } from "@/lib/crises/posture/labels";
import type { CrisisTracks } from "@/lib/crises/queries";
import { calendarDateOf, formatDate } from "@/lib/dates";
import { VerificationBadge } from "./badges";
import { type Clocks, Moment } from "./moment";

/** Messages between principals, with the moments on their way and the minutes between them. */
export function CommunicationsTable({
  communications,
  clocks,
}: {
  communications: CrisisTracks["communications"];
  clocks: Clocks;
}) {
  return (
    <Table caption="Communications with the times they were sent, received and read">
      <TableHead>
        <TableHeader>Message</TableHeader>
        <TableHeader priority={2}>Sent</TableHeader>
        <TableHeader priority={2}>Received</TableHeader>
        <TableHeader priority={2}>Read</TableHeader>
      </TableHead>
      <TableBody>
        {communications.map((message) => (
          <TableRow key={message.id}>
            <TableCell>
              <p className="font-medium">
                {message.sender} → {message.recipient}
              </p>
              <p className="text-muted">
                {formatDate(calendarDateOf(message.datedOn))} · {message.channel} ·{" "}
                {message.isPublic ? "public at the time" : "not public at the time"}
              </p>
              <p className="mt-1">{message.summary}</p>
              <p className="mt-1 text-xs text-muted">
                {message.source}
                {message.note ? ` · ${message.note}` : ""}
              </p>
              <dl className="mt-2 grid grid-cols-[5rem_minmax(0,1fr)] gap-x-2 text-xs sm:hidden">
                <dt className="text-muted">Sent</dt>
                <dd>
                  <Step at={message.sentAt} clocks={clocks} />
                </dd>
                <dt className="text-muted">Received</dt>
                <dd>
                  <Step at={message.receivedAt} after={message.sentAt} clocks={clocks} />
                </dd>
                <dt className="text-muted">Read</dt>
                <dd>
                  <Step at={message.readAt} after={message.receivedAt ?? message.sentAt} clocks={clocks} />
                </dd>
              </dl>
            </TableCell>
            <TableCell priority={2}>
              <Step at={message.sentAt} clocks={clocks} />
            </TableCell>
            <TableCell priority={2}>
              <Step at={message.receivedAt} after={message.sentAt} clocks={clocks} />
            </TableCell>
            <TableCell priority={2}>
              <Step at={message.readAt} after={message.receivedAt ?? message.sentAt} clocks={clocks} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Changes of posture, oldest first, each with its scope: commands may stand at different levels at once. */
export function PostureTable({ postures, clocks }: { postures: CrisisTracks["postures"]; clocks: Clocks }) {
  return (
    <Table caption="Posture changes with scope, time and authority">
      <TableHead>
        <TableHeader>When</TableHeader>
        <TableHeader>Posture</TableHeader>
        <TableHeader priority={2}>Scope</TableHeader>
        <TableHeader priority={3}>Authority</TableHeader>
        <TableHeader priority={3}>Source</TableHeader>
      </TableHead>
      <TableBody>
        {postures.map((posture) => (
          <TableRow key={posture.id}>
            <TableCell className="whitespace-nowrap">
              <Moment at={posture.at} clocks={clocks} precision={posture.precision} look="group" />
            </TableCell>
            <TableCell>
              <p className="font-medium">{postureWords(posture.system, posture.level)}</p>
              <p className="text-muted sm:hidden">{posture.scope}</p>
              <VerificationBadge verification={posture.verification} />
            </TableCell>
            <TableCell priority={2}>{posture.scope}</TableCell>
            <TableCell priority={3}>{posture.authority ?? <UnknownValue>Not known</UnknownValue>}</TableCell>
            <TableCell priority={3} className="text-muted">
              {posture.source}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Demands, offers, deadlines, sticks and ways out, side by side; what was secret says so. */
export function Positions({ positions }: { positions: CrisisTracks["positions"] }) {
  const sides = [...new Set(positions.map((position) => position.side))];
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {sides.map((side) => (
        <div key={side} className="rounded-lg border border-border bg-surface p-4">
          <h3 className="font-semibold">{side}</h3>
          <dl className="mt-2 grid gap-3">
            {POSITION_KINDS.map(({ kind, name }) => {
              const held = positions.filter((position) => position.side === side && position.kind === kind);
              if (held.length === 0) return null;
              return (
                <div key={kind} className="grid gap-1">
                  <dt className="text-sm text-muted">{name}</dt>
                  {held.map((position) => (
                    <dd key={position.id}>
                      {position.text}{" "}
                      {position.isSecret ? (
                        <Badge tone="warning" icon="lock">
                          Secret at the time
                        </Badge>
                      ) : null}
                    </dd>
                  ))}
                </div>
              );
            })}
          </dl>
        </div>
      ))}
    </div>
  );
}

export const POSITION_KINDS = [
  { kind: "DEMAND", name: "Demands" },
  { kind: "INDUCEMENT", name: "Offers" },
  { kind: "DEADLINE", name: "Deadline" },
  { kind: "STICK", name: "Sticks" },
  { kind: "WAY_OUT", name: "Ways out left open" },
] as const;

function Step({ at, after, clocks }: { at: Date | null; after?: Date | null; clocks: Clocks }) {
  if (!at) return <UnknownValue>Not known</UnknownValue>;
  return (
    <span className="grid gap-0.5">
      <Moment at={at} clocks={clocks} look="group" />
      {after ? <span className="text-muted">{gapInWords(latencyMinutes(after, at))}</span> : null}
    </span>
  );
}

/** `+ 4 min`, `+ 692 min (11 h 32 min)`. */
function gapInWords(minutes: number): string {
  if (minutes === 0) return "at once";
  return minutes < 60 ? `+ ${minutes} min` : `+ ${minutes} min (${minutesInWords(minutes)})`;
}
