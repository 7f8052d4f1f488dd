import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistorySection } from "@/components/audit/history";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { OpenPromiseList } from "@/components/engagements/open-promise-list";
import { EndSeriesForm, SeriesForm } from "@/components/engagements/series-forms";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { countryName } from "@/lib/countries/labels";
import { formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { listFormOptions } from "@/lib/engagements/pickers/queries";
import { canCreate } from "@/lib/engagements/policy";
import { canChangeSeries } from "@/lib/engagements/series/policy";
import { getSeries } from "@/lib/engagements/series/queries";
import { bannerFor } from "@/lib/markings/rules";

/** Read once for the title and the page. */
const loadSeries = cache(async (id: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const series = await getSeries(db, id);
    if (!series) return null;
    return {
      series,
      revisions: await listRevisions(db, "meeting_series", series.id),
      countries: canChangeSeries(viewer, series) ? (await listFormOptions(db, viewer)).countries : null,
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/engagements/series/[id]">): Promise<Metadata> {
  return { title: (await loadSeries((await params).id))?.series.name ?? "Not found" };
}

export default async function SeriesPage({ params }: PageProps<"/engagements/series/[id]">) {
  const viewer = await requireViewer();
  const found = await loadSeries((await params).id);
  if (!found) notFound();
  const { series, revisions, countries } = found;
  const { id, name, cadence, topics, countryCodes, meetings, open, endedAt } = series;
  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          ...meetings.map(({ marking }) => marking),
          ...open.map(({ marking }) => marking),
        ])}
      />
      <PrintNote text={`${name} as of ${formatDtg(new Date())}`} />
      <PageHeader
        title={name}
        parent={
          <Anchor href="/engagements/series" className="prose-link">
            Series of meetings
          </Anchor>
        }
        summary={[countryCodes.map(countryName).join(", "), cadence].filter(Boolean).join(" · ")}
        secondary={
          countries ? (
            <>
              <Dialog trigger="Change" title="Change the series">
                <SeriesForm
                  id={id}
                  series={{ version: series.version, name, cadence, topics, countryCodes }}
                  countries={countries}
                />
              </Dialog>
              <EndSeriesForm series={series} />
            </>
          ) : null
        }
        action={
          canCreate(viewer) && !endedAt ? (
            <ButtonLink variant="primary" href={`/engagements/new?next=${id}`}>
              <Icon name="plus" />
              Plan the next one
            </ButtonLink>
          ) : null
        }
      />
      {endedAt ? (
        <Notice title={`This series ended on ${formatDate(todayIn(viewer.timeZone, endedAt))}`}>
          Its meetings and what was promised at them stay. It is offered for no more meetings.
        </Notice>
      ) : null}
      {series.isFictional ? (
        <Notice title="Fictional">This series was invented to show the product.</Notice>
      ) : null}
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        <Section title="Standing agenda" boxed>
          {topics.length > 0 ? (
            <ol className="grid list-decimal gap-1 pl-5">
              {topics.map((topic) => (
                <li key={topic}>{topic}</li>
              ))}
            </ol>
          ) : (
            <p className="text-muted">Nothing stands on it yet.</p>
          )}
        </Section>
        <Section title="Still open" boxed>
          <OpenPromiseList promises={open} />
        </Section>
      </div>
      <Section title="Meetings">
        {meetings.length > 0 ? (
          <EngagementTable caption={`Meetings of ${name}, the first one first`} rows={meetings} />
        ) : (
          <p className="text-muted">
            None that you may see.{" "}
            {endedAt ? "" : "Plan the next one, or place an engagement here from its page."}
          </p>
        )}
      </Section>
      <HistorySection revisions={revisions} hereZone={viewer.timeZone} className="print:hidden" />
    </PageBody>
  );
}
