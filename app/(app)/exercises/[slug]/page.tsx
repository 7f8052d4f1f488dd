import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/audit/history";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { Fictional, NotVerified, SeriesStatusBadge } from "@/components/exercises/badges";
import { EditionList } from "@/components/exercises/edition-list";
import { FORMER_LESSONS_SHOWN, FormerLessons } from "@/components/exercises/former-lessons";
import { FirstYear } from "@/components/exercises/series-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { UnknownValue } from "@/components/ui/table";
import { WatchButton } from "@/components/watches/watch-button";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { formatCount } from "@/lib/counts";
import { type CalendarDate, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagements } from "@/lib/engagements/queries";
import { canCreateEditions } from "@/lib/exercises/editions/policy";
import { listFormerLessons } from "@/lib/exercises/lessons/queries";
import { canManageSeries } from "@/lib/exercises/policy";
import { getSeries, type Series } from "@/lib/exercises/queries";
import { SERIES_WORDS, seriesFieldLabel } from "@/lib/exercises/series-words";
import { bannerFor } from "@/lib/markings/rules";
import { readWatch } from "@/lib/watches/queries";

/** Engagements shown before the list is asked for. */
const FIRST_ROWS = 8;

export async function generateMetadata({ params }: PageProps<"/exercises/[slug]">): Promise<Metadata> {
  const viewer = await requireViewer();
  const { slug } = await params;
  const series = await withViewer(viewer, (db) => getSeries(db, slug));
  return { title: series?.name ?? "Not found" };
}

export default async function SeriesPage({ params }: PageProps<"/exercises/[slug]">) {
  const viewer = await requireViewer();
  const { slug } = await params;
  const today = todayIn("UTC", new Date());
  const found = await withViewer(viewer, async (db) => {
    const series = await getSeries(db, slug);
    return (
      series && {
        series,
        list: await listEngagements(db, viewer, { ...NO_FILTERS, series: slug }, 1),
        watch: await readWatch(db, viewer, { type: "exercise_series", key: series.id }),
        lessons: await readFormerLessons(db, series, today),
        revisions: await listRevisions(db, "exercise_series", series.id),
      }
    );
  });
  if (!found) notFound();
  const { series, list, watch, lessons, revisions } = found;
  const { total } = list.info;
  const rows = list.rows.slice(0, FIRST_ROWS);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map((row) => row.marking))} />
      <PageHeader
        parent={
          <Anchor href="/exercises" className="prose-link">
            Exercises
          </Anchor>
        }
        title={series.name}
        state={
          <>
            <SeriesStatusBadge status={series.status} />
            {series.isFictional ? <Fictional /> : null}
          </>
        }
        summary={series.lead}
        secondary={
          <>
            <WatchButton of={{ type: "exercise_series", key: series.id }} state={watch} />
            {canManageSeries(viewer) ? (
              <ButtonLink href={`/exercises/${series.slug}/edit`}>Edit the series</ButtonLink>
            ) : null}
          </>
        }
        action={
          canCreateEditions(viewer) ? (
            <ButtonLink variant="primary" href={`/exercises/${series.slug}/new`}>
              Add an edition
            </ButtonLink>
          ) : null
        }
      />
      <Section boxed title="The series">
        <DescriptionList items={factsOf(series)} />
      </Section>
      {lessons ? <FormerLessons series={slug} {...{ lessons, today }} /> : null}
      <Section
        title="Editions on record"
        note="Sources count differently. Every figure stands with its source; none is picked."
      >
        {series.editions.length > 0 ? (
          <EditionList series={series} />
        ) : (
          <EmptyState icon="target" title="No edition on record yet">
            Each holding of the series stands here with its dates, place and what sources say of its size.
          </EmptyState>
        )}
      </Section>
      <Section
        title="Engagements"
        note="What is in the record of this series and open to you."
        action={
          total > 0 ? (
            <Anchor href={engagementsHref({ series: slug })} className="prose-link">
              {total === 1 ? "The one in a list" : `All ${formatCount(total)}`}
            </Anchor>
          ) : null
        }
      >
        {rows.length > 0 ? (
          <EngagementTable caption={`Engagements of ${series.name}`} rows={rows} />
        ) : (
          <EmptyState
            icon="handshake"
            title="Nothing of this series is on record yet"
            action={
              canCreate(viewer) ? (
                <ButtonLink variant="primary" href={`/engagements/new?series=${slug}`}>
                  Log an engagement
                </ButtonLink>
              ) : null
            }
          >
            Planning conferences, the exercise itself and its review stand here once they name the series.
          </EmptyState>
        )}
      </Section>
      <HistorySection
        revisions={revisions}
        hereZone={viewer.timeZone}
        labelOf={seriesFieldLabel}
        words={SERIES_WORDS}
      />
    </PageBody>
  );
}

/** What former editions taught, while one is planned: the latest that is not held yet; null while none is. */
async function readFormerLessons(db: Db, { id, editions }: Series, today: CalendarDate) {
  const planned = editions.find(
    ({ startsOn, cancelReason, year }) =>
      cancelReason === null && (startsOn === null ? year >= Number(today.slice(0, 4)) : startsOn > today),
  );
  return planned
    ? listFormerLessons(db, {
        seriesId: id,
        before: planned,
        most: FORMER_LESSONS_SHOWN,
      })
    : null;
}

function factsOf(series: Series) {
  const links = (list: readonly { slug: string; name: string }[]) =>
    list.map((one, index) => (
      <span key={one.slug}>
        {index > 0 ? ", " : ""}
        <Anchor href={`/exercises/${one.slug}`} className="prose-link">
          {one.name}
        </Anchor>
      </span>
    ));
  return [
    ...(series.aliases.length > 0 ? [{ label: "Other names", value: series.aliases.join(", ") }] : []),
    ...(series.predecessors.length > 0 ? [{ label: "Continues", value: links(series.predecessors) }] : []),
    ...(series.successor ? [{ label: "Goes on as", value: links([series.successor]) }] : []),
    {
      label: "First year under this name",
      value: (
        <span className="grid gap-0.5">
          <FirstYear {...series} />
          {series.firstYearSource ? (
            <span className="text-sm text-muted">{series.firstYearSource}</span>
          ) : null}
        </span>
      ),
    },
    { label: "How often", value: series.cadence ?? <UnknownValue /> },
    { label: "When in the year", value: series.monthHint ?? <UnknownValue /> },
    {
      label: "Usual hosts",
      value:
        series.hosts.length > 0 ? (
          series.hosts.map((host, index) => (
            <span key={host.code}>
              {index > 0 ? ", " : ""}
              <Anchor href={`/countries/${host.code}`} className="prose-link">
                {host.name}
              </Anchor>
            </span>
          ))
        ) : (
          <UnknownValue />
        ),
    },
    {
      label: "Domains",
      value: series.domains.map((domain) => DOMAIN_LABELS[domain]).join(", ") || <UnknownValue />,
    },
    { label: "Usual size", value: series.typicalParticipation ?? <UnknownValue /> },
    {
      label: "Source",
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          {series.source ?? <UnknownValue>No source on record</UnknownValue>}
          {series.isVerified ? null : <NotVerified />}
        </span>
      ),
    },
  ];
}
