import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Form, SubmitButton } from "@/components/ui/form";
import { endOtherSessionsAction, endSessionAction } from "@/lib/auth/sessions/actions";
import type { SessionRow } from "@/lib/auth/sessions/queries";
import { endSessionsAction } from "@/lib/auth/users/actions";
import { formatInstant } from "@/lib/dates";

type SessionsProps = { sessions: readonly SessionRow[]; timeZone: string };

/** The viewer's own sessions; `currentId` is the one this page was asked for with. */
export function OwnSessions({ sessions, currentId, timeZone }: SessionsProps & { currentId: string | null }) {
  const others = sessions.filter(({ id }) => id !== currentId);
  return (
    <>
      <SessionList
        sessions={sessions}
        timeZone={timeZone}
        actionOf={(session) =>
          session.id === currentId ? (
            <Badge tone="info" icon="circle-dot">
              This one
            </Badge>
          ) : (
            <Form action={endSessionAction} className="print:hidden">
              <input type="hidden" name="id" value={session.id} />
              <EndButton session={session} timeZone={timeZone} />
            </Form>
          )
        }
      />
      {others.length > 0 ? (
        <Form action={endOtherSessionsAction} className="print:hidden">
          <SubmitButton variant="secondary" className="justify-self-start" pendingLabel="Ending…">
            End all others
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}

/** The sessions of an account, for an admin who manages it. */
export function SessionsOf({ userId, sessions, timeZone }: SessionsProps & { userId: string }) {
  if (sessions.length === 0) return <p className="text-muted">None is open.</p>;
  return (
    <>
      <SessionList
        sessions={sessions}
        timeZone={timeZone}
        actionOf={(session) => (
          <Form action={endSessionsAction} className="print:hidden">
            <input type="hidden" name="id" value={userId} />
            <input type="hidden" name="session" value={session.id} />
            <EndButton session={session} timeZone={timeZone} />
          </Form>
        )}
      />
      <Form action={endSessionsAction} className="print:hidden">
        <input type="hidden" name="id" value={userId} />
        <SubmitButton variant="secondary" className="justify-self-start" pendingLabel="Ending…">
          End all
        </SubmitButton>
      </Form>
    </>
  );
}

function SessionList({
  sessions,
  timeZone,
  actionOf,
}: SessionsProps & { actionOf: (session: SessionRow) => ReactNode }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2.5"
        >
          <div className="grid min-w-0 flex-1 basis-64">
            <span>
              {session.browser} <span className="text-muted">from {session.address}</span>
            </span>
            <span className="text-sm text-muted tabular-nums">
              Begun {formatInstant(session.begunAt, timeZone)}, last used{" "}
              {formatInstant(session.lastUsedAt, timeZone)}
            </span>
          </div>
          {actionOf(session)}
        </li>
      ))}
    </ul>
  );
}

function EndButton({ session, timeZone }: { session: SessionRow; timeZone: string }) {
  return (
    <SubmitButton variant="secondary" size="sm" pendingLabel="Ending…">
      End
      <span className="sr-only">
        {" "}
        the session in {session.browser}, begun {formatInstant(session.begunAt, timeZone)}
      </span>
    </SubmitButton>
  );
}
