import { Anchor } from "@/components/ui/anchor";
import { calendarDateOf, type DatePrecision, formatDate } from "@/lib/dates";

type EngagementLine = {
  id: string;
  reference: string;
  title: string | null;
  type: string;
  startsOn: Date;
  datePrecision: DatePrecision;
};

/** Engagements in one line each: date, reference, title. */
export function EngagementLines({ engagements }: { engagements: readonly EngagementLine[] }) {
  return (
    <ul className="grid gap-1.5 text-sm">
      {engagements.map((engagement) => (
        <li key={engagement.id}>
          <Anchor href={`/engagements/${engagement.reference}`} className="prose-link">
            {engagement.title ?? engagement.reference}
          </Anchor>{" "}
          <span className="text-muted">
            {formatDate(calendarDateOf(engagement.startsOn), engagement.datePrecision)} ·{" "}
            <span className="font-mono text-xs">{engagement.reference}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
