import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/dates";

type WaitingItemProps = {
  user: { id: string; name: string };
  /** Why it cannot be confirmed, as a sentence; null where nothing stands against it. */
  fault: string | null;
  /** Who asked for it and when, without a stop. */
  asked: ReactNode;
  expiresAt: Date;
  /** IANA zone of the reader. */
  timeZone: string;
  /** What it opens. */
  children: ReactNode;
  /** What the reader can do about it. */
  decision: ReactNode;
};

/** Wider access of one user that waits for a second admin, in a list of such. */
export function WaitingItem({
  user,
  fault,
  asked,
  expiresAt,
  timeZone,
  children,
  decision,
}: WaitingItemProps) {
  return (
    <li className="grid gap-2.5 rounded-lg border border-border bg-surface p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Anchor href={`/admin/users/${user.id}`} className="prose-link font-semibold">
          {user.name}
        </Anchor>
        {fault ? (
          <Badge tone="warning" icon="alert">
            Cannot be confirmed
          </Badge>
        ) : (
          <Badge tone="info" icon="clock">
            Waits for a second admin
          </Badge>
        )}
      </p>
      {children}
      <p className="text-sm text-muted">
        {asked}
        {fault ? `. ${fault}` : `; may be confirmed until ${formatInstant(expiresAt, timeZone)}.`}
      </p>
      {decision}
    </li>
  );
}
