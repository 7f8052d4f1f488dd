import type { Metadata } from "next";
import { AheadSection } from "@/components/dashboards/ahead-section";
import { ChoiceLinks } from "@/components/dashboards/choice-links";
import { CountriesSection } from "@/components/dashboards/countries-section";
import { CrisesSection } from "@/components/dashboards/crises-section";
import { DecisionList } from "@/components/dashboards/decision-list";
import { GapsSection } from "@/components/dashboards/gaps-section";
import { HeadlineTiles } from "@/components/dashboards/headline-tiles";
import { HeldByMonth, HeldByType } from "@/components/dashboards/held-section";
import { PromisesSection } from "@/components/dashboards/promises-section";
import { SenioritySection } from "@/components/dashboards/seniority-section";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PartNotice } from "@/components/layout/part-notice";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { UnreadParts } from "@/components/layout/unread-parts";
import { LadderSection } from "@/components/outcomes/ladder-section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { ownSideWords } from "@/lib/countries/labels";
import { counted } from "@/lib/counts";
import { isGrave } from "@/lib/crises/rules";
import { prepareDecisions } from "@/lib/dashboards/decisions/prepare";
import { prepareDashboard } from "@/lib/dashboards/prepare";
import { readDashboard } from "@/lib/dashboards/queries";
import { COLUMN_MONTHS, GAP_MONTHS, type PeriodChoice, periodsOn } from "@/lib/dashboards/rules";
import { type DashboardChoice, dashboardHref, readDashboardChoice } from "@/lib/dashboards/schema";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { canCreate } from "@/lib/engagements/policy";
import { env } from "@/lib/env";
import { bannerFor } from "@/lib/markings/rules";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ searchParams }: PageProps<"/dashboards">) {
  const viewer = await requireViewer();
  const now = new Date();
  const today = todayIn("UTC", now);
  const { choice, notices } = readDashboardChoice(await searchParams, today);
  const { figures, crises, unread, reviews } = await withViewer(viewer, (db) =>
    readDashboard(db, viewer, choice.period, today),
  );
  const model = prepareDashboard(figures, choice, today);
  const { period, previousPeriod, held } = model;
  const decisions = prepareDecisions(model, {
    graveCrises: crises.filter(({ alert }) => isGrave(alert)).length,
    unread: unread?.length ?? null,
    reviews,
    isWhole: viewer.isHome,
  });

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          model.marking,
          ...crises.map((crisis) => crisis.marking),
          ...(unread ?? []).map((report) => report.crisis.marking),
        ])}
      />
      <PrintNote text={`As of ${formatDtg(now)}. Held ${period}, compared with ${previousPeriod}.`} />
      <PageHeader
        title="Dashboard"
        summary={
          <>
            Held {period}, compared with {previousPeriod}. Every number opens the rows it counts. Days are
            counted in UTC, so that every reader sees the same number.
            {choice.period === "year" ? ` ${YEAR_WORDS}` : ""}
          </>
        }
      />
      <UnreadParts notices={notices} />
      {viewer.isHome ? null : <PartNotice more={ownSideWords(viewer, env().RAPPORT_NATION)} />}
      <ChoiceLinks
        label="Complete months"
        choices={periodsOn(today).map((period) => ({
          label: periodWords(period),
          href: dashboardHref({ ...choice, period }),
          isCurrent: period === choice.period,
        }))}
      />
      {model.isEmpty ? (
        <EmptyState
          icon="trend"
          title="Nothing to add up yet"
          action={
            canCreate(viewer) ? (
              <ButtonLink variant="primary" href="/engagements/new">
                Log the first engagement
              </ButtonLink>
            ) : null
          }
        >
          What is held, planned and promised in your countries adds up here as soon as it is published.
        </EmptyState>
      ) : null}
      <Section title="Needs a decision">
        <DecisionList decisions={decisions} />
      </Section>
      <HeadlineTiles
        model={model}
        activeCrises={crises.length}
        unreadReports={unread?.length ?? null}
        reviews={reviews}
      />
      {held.doubtful.value > 0 ? (
        <p className="-mt-5 text-sm text-muted">
          <Anchor href={held.doubtful.href} className="prose-link">
            {counted(held.doubtful.value, "more held engagement", "more held engagements")}
          </Anchor>{" "}
          {held.doubtful.value === 1 ? "is" : "are"} left out: only the year is known, and it lies partly
          outside the period.
        </p>
      ) : null}
      <PromisesSection promises={model.promises} />
      {held.total.value > 0 ? (
        <LadderSection
          {...model.ladder}
          note={`Held ${period}, each counted once by the highest step that anything that came of it has reached.`}
        />
      ) : null}
      <CountriesSection
        countries={model.countries}
        period={period}
        previousPeriod={previousPeriod}
        isOwnOnly={!viewer.allCountries}
      />
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <HeldByMonth
            held={held}
            period={period}
            previousPeriod={previousPeriod}
            column={choice.column}
            choices={model.months === 1 ? [] : columnChoices(choice)}
          />
          <SenioritySection seniority={model.seniority} period={period} previousPeriod={previousPeriod} />
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <HeldByType held={held} period={period} previousPeriod={previousPeriod} />
          <GapsSection
            gaps={model.gaps}
            isWhole={viewer.isHome}
            choices={GAP_MONTHS.map((gap) => ({
              label: String(gap),
              href: `${dashboardHref({ ...choice, gap })}#gaps`,
              isCurrent: gap === choice.gap,
            }))}
          />
        </div>
      </div>
      <AheadSection ahead={model.ahead} />
      <CrisesSection crises={crises} unread={unread} />
    </PageBody>
  );
}

const YEAR_WORDS =
  "Of this year its complete months count, against the same months of the year before: the running month has a figure of its own.";

function periodWords(period: PeriodChoice): string {
  return period === "year" ? "This year" : String(period);
}

/** How many months may stand in a column. */
function columnChoices(choice: DashboardChoice) {
  return COLUMN_MONTHS.map((column) => ({
    label: String(column),
    href: dashboardHref({ ...choice, column }),
    isCurrent: column === choice.column,
  }));
}
