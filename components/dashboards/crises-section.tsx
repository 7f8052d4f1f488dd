import { AlertBadge, KindBadge, PrecedenceBadge } from "@/components/crises/badges";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import type { CrisisListItem } from "@/lib/crises/queries";
import type { UnreadSitrep } from "@/lib/crises/sitreps/acknowledgements/queries";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import { formatDtg } from "@/lib/dtg";

type CrisesSectionProps = {
  crises: readonly CrisisListItem[];
  /** Null for who does not acknowledge reports. */
  unread: readonly UnreadSitrep[] | null;
};

/** Crises that run, and the reports that wait to be read. */
export function CrisesSection({ crises, unread }: CrisesSectionProps) {
  return (
    <Section
      boxed
      title="Crises"
      action={
        <Anchor href="/crises" className="prose-link">
          All crises
        </Anchor>
      }
    >
      <div className="grid gap-5">
        {crises.length === 0 ? <p className="text-muted">No crisis runs in your countries.</p> : null}
        <ul className="grid empty:hidden">
          {crises.map((crisis) => (
            <li
              key={crisis.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border py-2 last:border-b-0"
            >
              <Anchor href={`/crises/${crisis.reference}`} className="flex-1 basis-56 prose-link">
                {crisis.title}
              </Anchor>
              <KindBadge {...crisis} />
              <AlertBadge alert={crisis.alert} />
            </li>
          ))}
        </ul>
        {unread === null ? null : (
          <div id="reports" className="grid gap-1">
            <h3 className="text-sm font-semibold">Situation reports to acknowledge</h3>
            {unread.length === 0 ? (
              <p className="text-sm text-muted">You have acknowledged every report.</p>
            ) : null}
            <ul className="grid text-sm empty:hidden">
              {unread.map((report) => (
                <li key={report.id} className="grid gap-1 border-b border-border py-2 last:border-b-0">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Anchor
                      href={`/crises/${report.crisis.reference}/sitreps/${sitrepSlug(report.number ?? 0, report.correction)}`}
                      className="flex-1 basis-56 prose-link"
                    >
                      {report.crisis.title}, SITREP {sitrepSlug(report.number ?? 0, report.correction)}
                    </Anchor>
                    <PrecedenceBadge precedence={report.precedence} />
                    {report.publishedAt ? (
                      <span className="font-mono text-xs text-muted">{formatDtg(report.publishedAt)}</span>
                    ) : null}
                  </span>
                  <span className="text-muted">{report.bluf}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  );
}
