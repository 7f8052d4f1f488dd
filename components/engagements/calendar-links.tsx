import { exportHref } from "@/lib/exports/lists";

type CalendarLinksProps = {
  /** The address of the list with its filters. */
  href: string;
  /** The reference of the one engagement of it. */
  only?: string;
  /** Whether something may be marked or close hold, so that there is a choice. */
  mayWithhold: boolean;
};

/** Engagements as a file for a calendar, and what it leaves out unless that is asked for. */
export function CalendarLinks({ href, only, mayWithhold }: CalendarLinksProps) {
  const addressOf = (text?: "whole") => exportHref("engagements", href, { format: "ics", only, text });
  return (
    <div className="grid gap-1 text-sm">
      <a href={addressOf()} download className="w-fit prose-link">
        Calendar file
      </a>
      {mayWithhold ? (
        <>
          <p className="text-muted">
            Of what is marked or close hold it says when and the reference, not what it is about, where it is
            or who comes.
          </p>
          <a href={addressOf("whole")} download className="w-fit prose-link">
            Calendar file with all of that, under its marking
          </a>
        </>
      ) : null}
    </div>
  );
}
