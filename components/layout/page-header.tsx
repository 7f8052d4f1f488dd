import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** A way back up ("Engagements"), drawn small above the title. */
  parent?: ReactNode;
  /** A human reference (KLE-2026-JPN-0042), in mono. */
  reference?: string;
  /** A state badge. */
  state?: ReactNode;
  /** One line under the title: who, where, when. */
  summary?: ReactNode;
  /** The one primary action. */
  action?: ReactNode;
  /** Lesser actions, before the primary one. */
  secondary?: ReactNode;
};

/** The head of every page: what it is, which one, in what state, and the one thing to do next. */
export function PageHeader({ title, parent, reference, state, summary, action, secondary }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 flex-1 basis-80 gap-1">
        {parent ? <div className="text-sm text-muted">{parent}</div> : null}
        <h1 className="text-2xl font-semibold text-balance">{title}</h1>
        {reference || state ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {reference ? <span className="font-mono text-sm text-muted">{reference}</span> : null}
            {state}
          </div>
        ) : null}
        {summary ? <div className="text-muted">{summary}</div> : null}
      </div>
      {action || secondary ? (
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {secondary}
          {action}
        </div>
      ) : null}
    </header>
  );
}
