import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ColumnChart } from "@/components/charts/column-chart";
import { SayDo } from "@/components/commitments/say-do";
import { BalanceCard } from "@/components/countries/balance-card";
import { CountryCrises } from "@/components/countries/country-crises";
import { CountryFacts } from "@/components/countries/country-facts";
import { CountryTiles } from "@/components/countries/country-tiles";
import { HostedExercises } from "@/components/countries/hosted-exercises";
import { OpenPromises } from "@/components/countries/open-promises";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { RelationshipSection } from "@/components/relationships/relationship-section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { WatchButton } from "@/components/watches/watch-button";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { countSayDo } from "@/lib/commitments/say-do/queries";
import { getCountry } from "@/lib/countries/queries";
import { readBalance } from "@/lib/dashboards/balance/queries";
import { seesWholeOf } from "@/lib/dashboards/countries/list/prepare";
import { countByCountry, countPromisesByCountry, listCoverage } from "@/lib/dashboards/countries/queries";
import { prepareMonthStrip, STRIP_MONTHS } from "@/lib/dashboards/country/prepare";
import { countHeldWith, listCrisesWith, listOpenPromisesWith } from "@/lib/dashboards/country/queries";
import { addPersonalCountries } from "@/lib/dashboards/personal/count";
import { listPersonalEngagements } from "@/lib/dashboards/personal/queries";
import { promisesHref } from "@/lib/dashboards/promises/prepare";
import { AHEAD_STATUSES, compareMonths } from "@/lib/dashboards/rules";
import { addMonths, type CalendarDate, formatDate, formatDateRange, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { type EngagementFilters, engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import { listFirstEngagements } from "@/lib/engagements/queries";
import { env } from "@/lib/env";
import { listSeriesHostedBy } from "@/lib/exercises/queries";
import { bannerFor } from "@/lib/markings/rules";
import { getRelationship } from "@/lib/relationships/queries";
import { markingsOf } from "@/lib/relationships/rules";
import { readWatch } from "@/lib/watches/queries";

const MONTHS = 12;
/** How far back visits and gifts are held against each other. */
const BALANCE_MONTHS = 36;
/** Rows shown of a list before the list itself is asked for. */
const FIRST_ROWS = 6;

export async function generateMetadata({ params }: PageProps<"/countries/[code]">): Promise<Metadata> {
  const viewer = await requireViewer();
  const { code } = await params;
  const country = await withViewer(viewer, (db) => getCountry(db, code));
  return { title: country?.name ?? "Not found" };
}

export default async function CountryPage({ params }: PageProps<"/countries/[code]">) {
  const viewer = await requireViewer();
  const { code } = await params;
  const now = new Date();
  const today = todayIn("UTC", now);
  const found = await withViewer(viewer, (db) => readCountryPage(db, viewer, code, today));
  if (!found) notFound();
  const { country, coverage, count, promises, comparison, months, open, crises, series, ahead, held } = found;
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
      {isWhole ? null : (
        <Notice title={`You see part of the record of ${country.name}`}>
          Only what was shared with you stands here and is counted: engagements with a country of yours or
          releasable to your nation, and what was opened to you by name.
        </Notice>
      )}
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
          name={country.name}
          theirs={country.code}
          home={env().RAPPORT_NATION}
          today={today}
        />
      ) : null}
      {count ? (
        <Section boxed title="Held by month" note={`${found.stripWords}. Each column opens its rows.`}>
          <ColumnChart
            caption={`Engagements held with ${country.name} by month, ${found.stripWords}`}
            columnHead="Month"
            series={["Engagements held"]}
            columns={months}
          />
        </Section>
      ) : null}
      <Section title="Next" action={<More list={ahead} />}>
        {ahead.rows.length > 0 ? (
          <EngagementTable caption="What comes next" rows={ahead.rows} />
        ) : (
          <EmptyState
            icon="calendar"
            title={`Nothing planned with ${country.name} is ${isWhole ? "on record" : "open to you"}`}
            action={empty}
          >
            Proposed, planned and confirmed engagements stand here, the next one first.
          </EmptyState>
        )}
      </Section>
      <Section title="Latest" action={<More list={held} />}>
        {held.rows.length > 0 ? (
          <EngagementTable caption="What was held last" rows={held.rows} />
        ) : (
          <EmptyState
            icon="handshake"
            title={`Nothing held with ${country.name} is ${isWhole ? "on record" : "open to you"}`}
          >
            Meetings, visits, exchanges and exercises stand here once they are held and published.
          </EmptyState>
        )}
      </Section>
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
        note={`What became of the published promises made with ${country.name}, by the day in UTC.`}
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

type FirstRows = Awaited<ReturnType<typeof readFirstRows>>;

function More({ list }: { list: FirstRows }) {
  return list.total > list.rows.length ? (
    <Anchor href={list.href} className="prose-link">
      All {formatCount(list.total)}
    </Anchor>
  ) : null;
}

async function readCountryPage(db: Db, viewer: Viewer, code: string, today: CalendarDate) {
  const country = await getCountry(db, code);
  if (!country) return null;
  const comparison = compareMonths(today, MONTHS);
  const counted = await countByCountry(db, viewer, comparison, [code]);
  const personal = await listPersonalEngagements(db);
  const counts = addPersonalCountries(counted.countries, personal, comparison);
  const strip = compareMonths(today, STRIP_MONTHS).current;
  const months = await countHeldWith(db, viewer, code, strip, personal);
  const [promises] = await countPromisesByCountry(db, viewer, [code], today);
  const coverage = await listCoverage(db, viewer, today, code);
  // A nation has no relationship with itself.
  const relationship =
    code === env().RAPPORT_NATION ? null : await getRelationship(db, viewer, { country: code }, today);
  const open = await listOpenPromisesWith(db, code, FIRST_ROWS);
  const crises = await listCrisesWith(db, code);
  const sayDo = await countSayDo(db, { of: "country", code }, today);
  const balanceFrom = addMonths(today, -BALANCE_MONTHS);
  const balance = await readBalance(db, code, balanceFrom);
  const ahead = await readFirstRows(db, viewer, {
    ...NO_FILTERS,
    country: [code],
    status: [...AHEAD_STATUSES],
    publication: ["PUBLISHED"],
    from: today,
    sort: "date",
  });
  const held = await readFirstRows(db, viewer, {
    ...NO_FILTERS,
    country: [code],
    status: ["COMPLETE"],
    publication: ["PUBLISHED"],
  });
  return {
    country,
    comparison,
    count: counts.find((count) => count.code === code) ?? null,
    months: prepareMonthStrip(months, code, today),
    stripWords: formatDateRange(strip.from, strip.to),
    promises: promises ?? null,
    coverage,
    open,
    crises,
    balance,
    balanceFrom,
    relationship,
    sayDo,
    series: await listSeriesHostedBy(db, code),
    watch: await readWatch(db, viewer, { type: "country", key: country.code }),
    ahead,
    held,
    marking: bannerFor([
      counted.marking ?? "UNCLASSIFIED",
      sayDo.marking,
      balance.marking,
      ...(promises ? [promises.marking] : []),
      ...[...open, ...crises, ...ahead.rows, ...held.rows].map((record) => record.marking),
      ...(relationship ? markingsOf(relationship) : []),
    ]),
  };
}

async function readFirstRows(db: Db, viewer: Viewer, filters: EngagementFilters) {
  return {
    ...(await listFirstEngagements(db, viewer, filters, FIRST_ROWS)),
    href: engagementsHref(filters),
  };
}
