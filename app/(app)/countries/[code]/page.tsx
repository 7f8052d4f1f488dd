import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ColumnChart } from "@/components/charts/column-chart";
import { SayDo } from "@/components/commitments/say-do";
import { BalanceCard } from "@/components/countries/balance-card";
import { CountryCrises } from "@/components/countries/country-crises";
import { CountryFacts } from "@/components/countries/country-facts";
import { CountryTiles } from "@/components/countries/country-tiles";
import { EditionsAhead } from "@/components/countries/editions-ahead";
import { HostedExercises } from "@/components/countries/hosted-exercises";
import { OpenPromises } from "@/components/countries/open-promises";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PartNotice } from "@/components/layout/part-notice";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { LadderSection } from "@/components/outcomes/ladder-section";
import { PersonTable } from "@/components/people/person-table";
import { RelationshipSection } from "@/components/relationships/relationship-section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { WatchButton } from "@/components/watches/watch-button";
import { withParts } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { countryInSentence, ownSideWords } from "@/lib/countries/labels";
import { formatCount } from "@/lib/counts";
import { seesWholeOf } from "@/lib/dashboards/countries/list/prepare";
import { type FirstRows, readCountryPage } from "@/lib/dashboards/country/queries";
import { promisesHref } from "@/lib/dashboards/promises/prepare";
import { type CalendarDate, formatDate, todayIn } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";
import { engagementsHref } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import { env } from "@/lib/env";
import { readLineStart } from "@/lib/relationships/rules";

/** Read once for the title and the page. */
const loadCountry = cache(async (code: string, lineFrom: CalendarDate | null) => {
  const viewer = await requireViewer();
  const now = new Date();
  const today = todayIn("UTC", now);
  const found = await readCountryPage(viewer, code, today, lineFrom);
  return found && { ...found, now, today };
});

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/countries/[code]">): Promise<Metadata> {
  const found = await loadCountry((await params).code, readLineStart((await searchParams).line));
  return { title: found?.country.name ?? "Not found" };
}

/** `?line=YYYY-MM` begins the relationship line with another month. */
export default async function CountryPage({ params, searchParams }: PageProps<"/countries/[code]">) {
  const viewer = await requireViewer();
  const { code } = await params;
  const found = await loadCountry(code, readLineStart((await searchParams).line));
  if (!found) notFound();
  const { country, coverage, count, promises, comparison, months, open, crises, series, ahead, held } = found;
  const { now, today, counterparts, editions } = found;
  const inSentence = countryInSentence(country.code);
  const isWhole = seesWholeOf(viewer, country.code);
  const empty = canCreate(viewer) ? (
    <ButtonLink variant="primary" href={`/engagements/new?country=${country.code}`}>
      Log an engagement
    </ButtonLink>
  ) : null;

  return (
    <PageBody>
      <MarkingBanner marking={found.marking} />
      <PrintNote text={`As of ${formatDtg(now)}. ${country.name}`} />
      <PageHeader
        parent={
          <Anchor href="/countries" className="prose-link">
            Countries
          </Anchor>
        }
        title={country.name}
        reference={country.code}
        summary={`${country.region}, ${country.subregion}`}
        secondary={<WatchButton of={{ type: "country", key: country.code }} state={found.watch} />}
      />
      {isWhole ? null : <PartNotice of={inSentence} more={ownSideWords(viewer, env().RAPPORT_NATION)} />}
      <CountryTiles
        code={code}
        count={count}
        promises={promises}
        comparison={comparison}
        isCovered={coverage.length > 0}
        isWhole={isWhole}
      />
      {found.relationship ? (
        <RelationshipSection
          relationship={found.relationship}
          name={inSentence}
          theirs={country.code}
          home={env().RAPPORT_NATION}
          today={today}
          hrefFrom={(line) => withParts(`/countries/${country.code}`, { line })}
        />
      ) : null}
      {count ? (
        <Section boxed title="Held by month" note={`${found.stripWords}. Each column opens its rows.`}>
          <ColumnChart
            caption={`Engagements held with ${inSentence} by month, ${found.stripWords}`}
            columnHead="Month"
            series={["Engagements held"]}
            columns={months}
          />
        </Section>
      ) : null}
      {counterparts ? (
        <Section
          title="Key counterparts"
          note={`Who was met at an engagement held with ${inSentence} since ${formatDate(counterparts.since)}, the most senior first, then who was met last.`}
          action={
            counterparts.total > 0 ? (
              <Anchor href={counterparts.href} className="prose-link">
                {`All ${formatCount(counterparts.total)} on record`}
              </Anchor>
            ) : null
          }
        >
          {counterparts.rows.length > 0 ? (
            <PersonTable rows={counterparts.rows} />
          ) : (
            <EmptyState
              icon="people"
              title={`Nobody of ${inSentence} ${isWhole ? "was met in that time" : "who was met in that time is open to you"}`}
            >
              Who attends an engagement stands here once it is held and published.
            </EmptyState>
          )}
        </Section>
      ) : null}
      <Section title="Next" action={<More list={ahead} />}>
        {ahead.rows.length > 0 ? (
          <EngagementTable caption="What comes next" rows={ahead.rows} />
        ) : (
          <EmptyState
            icon="calendar"
            title={`Nothing planned with ${inSentence} is ${isWhole ? "on record" : "open to you"}`}
            action={empty}
          >
            Proposed, planned and confirmed engagements stand here, the next one first.
          </EmptyState>
        )}
      </Section>
      {editions.length > 0 ? (
        <Section
          title="Exercises ahead"
          note={`Editions that ${inSentence} hosts, or was asked to and did not decline, still to come or under way.`}
        >
          <EditionsAhead editions={editions} />
        </Section>
      ) : null}
      <Section
        title="Latest"
        action={
          <span className="flex flex-wrap gap-x-4">
            {found.declined > 0 ? (
              <Anchor href={engagementsHref({ declined: [country.code] })} className="prose-link">
                Invited, declined: {formatCount(found.declined)}
              </Anchor>
            ) : null}
            <More list={held} />
          </span>
        }
      >
        {held.rows.length > 0 ? (
          <EngagementTable caption="What was held last" rows={held.rows} />
        ) : (
          <EmptyState
            icon="handshake"
            title={`Nothing held with ${inSentence} is ${isWhole ? "on record" : "open to you"}`}
          >
            Meetings, visits, exchanges and exercises stand here once they are held and published.
          </EmptyState>
        )}
      </Section>
      {held.total > 0 ? (
        <LadderSection
          note={`Of the engagements held with ${inSentence}, each counted once by the highest step that anything that came of it has reached.`}
          filters={found.ladder.filters}
          steps={found.ladder.steps}
          total={held.total}
        />
      ) : null}
      <Section
        title="Open commitments"
        note="Both ways, the first due first."
        action={
          promises ? (
            <Anchor href={promisesHref("open", undefined, code)} className="prose-link">
              All {formatCount(promises.open)}
            </Anchor>
          ) : null
        }
      >
        {open.length > 0 ? (
          <OpenPromises promises={open} today={todayIn(viewer.timeZone, now)} />
        ) : (
          <EmptyState
            icon="circle-check"
            title={isWhole ? "No commitment is open" : "No open commitment is shown to you"}
          >
            What either side promised at an engagement stands here until it is kept.
          </EmptyState>
        )}
      </Section>
      <Section
        title="Say and do"
        note={`What became of the published promises made with ${inSentence}, by the day in UTC.`}
      >
        <SayDo sides={found.sayDo.sides} filters={{ country: [code] }} />
      </Section>
      <Section
        boxed
        title="Visits and gifts"
        note={`Held since ${formatDate(found.balanceFrom)}. Each number opens its rows.`}
      >
        <BalanceCard code={code} balance={found.balance} from={found.balanceFrom} today={today} />
      </Section>
      {crises.length > 0 ? (
        <Section title="Crises">
          <CountryCrises crises={crises} />
        </Section>
      ) : null}
      {series.length > 0 ? (
        <Section title="Exercises hosted">
          <HostedExercises series={series} />
        </Section>
      ) : null}
      <Section boxed title="Facts">
        <CountryFacts country={country} coverage={isWhole ? coverage : null} />
      </Section>
    </PageBody>
  );
}

function More({ list }: { list: FirstRows }) {
  return list.total > list.rows.length ? (
    <Anchor href={list.href} className="prose-link">
      All {formatCount(list.total)}
    </Anchor>
  ) : null;
}
