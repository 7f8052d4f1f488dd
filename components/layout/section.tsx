import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

type SectionProps = {
  title: ReactNode;
  /** A sentence that says what is counted or shown. */
  note?: ReactNode;
  /** A link or small button at the right end of the heading. */
  action?: ReactNode;
  children: ReactNode;
  /** Draws the content on a surface of its own. */
  boxed?: boolean;
  id?: string;
  className?: string;
};

/** A part of a page under a second-level heading, named by it. */
export function Section({ title, note, action, children, boxed, id, className }: SectionProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={clsx("grid min-w-0 grid-cols-1 content-start gap-3", className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={headingId} className="text-lg font-semibold">
          {title}
        </h2>
        {action ? <div className="text-sm print:hidden">{action}</div> : null}
        {note ? <p className="w-full text-sm text-muted">{note}</p> : null}
      </div>
      {boxed ? <div className="rounded-lg border border-border bg-surface p-4">{children}</div> : children}
    </section>
  );
}
