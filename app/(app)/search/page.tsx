import type { Metadata, Route } from "next";
import Form from "next/form";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { CountryNames } from "@/components/engagements/country-names";
import { RecordBadges } from "@/components/engagements/record-badges";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { UnreadParts } from "@/components/layout/unread-parts";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { WorkBlock } from "@/components/work/work-block";
import { WORDS_LIMIT } from "@/lib/address";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { requireViewer } from "@/lib/auth/session";
import { countryInSentence } from "@/lib/countries/labels";
import { counted, formatCount } from "@/lib/counts";
import { formatDateRange, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import type { SearchHit, Segment } from "@/lib/engagements/views";
import type { Marking } from "@/lib/generated/prisma/enums";
import { bannerFor, markingLine } from "@/lib/markings/rules";
import { isNarrowed, type Narrowed, readSearch, searchHref } from "@/lib/search/filters";
import { FACET_LABELS, KIND_LABELS } from "@/lib/search/labels";
import { type Facet, markTyped, prepareKinds } from "@/lib/search/prepare";
import { countAll, findByReference, searchAll } from "@/lib/search/queries";
import type { Found, FoundPlace } from "@/lib/search/views";
import { CHANGED_BLOCK } from "@/lib/work/blocks";
import { readEngagementBlock } from "@/lib/work/queries";

export const metadata: Metadata = { title: "Search" };

/**
 * `?q=…` searches; `&kind=…` shows what it found of one kind alone, `&page=…` a page of that; `&country=…` and `&year=…` narrow the
 * editions of exercises.
 */
export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const viewer = await requireViewer();
  const { text, kind, narrowed, page, notices } = readSearch(await searchParams);
  if (text === null) {
    const { counts, changed } = await withViewer(viewer, async (db) => ({
      counts: await countAll(db, viewer),
      changed: await readEngagementBlock(db, viewer, CHANGED_BLOCK),
    }));
    return (
      <PageBody>
        <MarkingBanner marking={bannerFor(markingsOf(changed.rows))} />
        <PageHeader title="Search" />
        <UnreadParts notices={notices} />
        <SearchBar text="" />
        <EmptyState icon="search" title="Type what you are looking for">
          Words of a title, an outcome or a place, a name, a post, a file, a country, an exercise under any of
          its names, or a reference such as KLE-2026-JPN-0042. Put a phrase in quotes; a minus leaves a word
          out.
        </EmptyState>
        <WorkBlock block={changed} today={todayIn(viewer.timeZone, new Date())} zone={viewer.timeZone} />
        <KindCounts counts={counts} />
      </PageBody>
    );
  }

  const wait = await takeTurn("search", viewer);
  if (wait)
    return (
      <PageBody>
        <PageHeader title="Search" />
        <SearchBar text={text} />
        <EmptyState icon="clock" title="Too many searches">
          {wait.message}
        </EmptyState>
      </PageBody>
    );
  const address = await withViewer(viewer, (db) => findByReference(db, text));
  if (address) redirect(address as Route);
  const found = await searchAll(viewer, text, kind && { kind, page, narrowed });
  const { total, exact, near } = prepareKinds(found);
  // What only comes close has no tab, but an address may ask for its kind.
  const tabs = kind !== null && !exact.includes(kind) ? [...exact, kind] : exact;
  const shown = [...exact, ...near].filter((one) => kind === null || kind === one);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(shown.flatMap((one) => markingsOf(found[one].rows)))} />
      <PrintNote text={`As of ${formatDtg(new Date())}. Search for ${text}`} />
      <PageHeader
        title={`Search for “${text}”`}
        summary={
          total === 0 ? undefined : countWords(total, kind && (exact.includes(kind) ? found[kind].total : 0))
        }
      />
      <UnreadParts notices={notices} />
      <SearchBar text={text} />
      {total === 0 ? (
        <EmptyState icon="search" title="No results">
          {shown.length > 0 ? "What comes close stands below. " : ""}Try fewer words or another spelling. What
          is not open to you is not searched.
        </EmptyState>
      ) : (
        <Tabs
          label="Kinds of records"
          items={[
            { label: "All", href: searchHref(text), current: kind === null, count: total },
            ...tabs.map((one) => ({
              label: KIND_LABELS[one],
              href: searchHref(text, one),
              current: kind === one,
              count: exact.includes(one) ? found[one].total : 0,
            })),
          ]}
        />
      )}
      {total > 0 && shown.length === 0 ? (
        <EmptyState icon="search" title="No results of this kind">
          What was found stands under the other tabs.
        </EmptyState>
      ) : null}
      {shown.map((one) =>
        one === "engagements" ? (
          <Kind key={one} title={KIND_LABELS[one]} found={found.engagements}>
            <Facets facets={found.engagements.facets} noun="engagements" />
            <Rows>
              {found.engagements.rows.map((hit) => (
                <EngagementHit key={hit.id} hit={hit} />
              ))}
            </Rows>
          </Kind>
        ) : (
          <Kind
            key={one}
            title={found[one].isNear ? `Close to it: ${KIND_LABELS[one].toLowerCase()}` : KIND_LABELS[one]}
            found={found[one]}
          >
            {found[one].isNear ? (
              <p className="text-sm text-muted">
                Nothing is spelled so. These come close and are not counted as results.
              </p>
            ) : null}
            <Facets facets={found[one].facets ?? []} noun={KIND_LABELS[one].toLowerCase()} />
            {one === "editions" && isNarrowed(narrowed) ? (
              <p className="flex flex-wrap items-center gap-x-3 text-sm">
                {narrowedWords(narrowed, found.editions.info?.total ?? 0)}
                <Anchor
                  href={searchHref(text, "editions")}
                  className="inline-flex min-h-6 items-center prose-link"
                >
                  Show all {formatCount(found.editions.total)}
                </Anchor>
              </p>
            ) : null}
            <Rows>
              {found[one].rows.map((place, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two files may lie on one engagement
                <Place key={index} place={place} typed={text} />
              ))}
            </Rows>
            {found[one].info ? (
              <Pagination
                {...found[one].info}
                noun={KIND_LABELS[one].toLowerCase()}
                href={(wanted) => searchHref(text, one, wanted, narrowed)}
              />
            ) : null}
          </Kind>
        ),
      )}
    </PageBody>
  );
}

/** How much was found; under the tab of a kind, how much of it that is. */
function countWords(total: number, ofKind: number | null): string {
  const results = counted(total, "result");
  return ofKind === null ? results : `${formatCount(ofKind)} of ${results}`;
}

function markingsOf(rows: readonly { marking?: Marking }[]): Marking[] {
  return rows.flatMap(({ marking }) => marking ?? []);
}

function narrowedWords({ country, year }: Narrowed, total: number): string {
  const which = [country && `with ${countryInSentence(country)}`, year !== null && `of ${year}`]
    .filter(Boolean)
    .join(" ");
  return `${formatCount(total)} of them ${total === 1 ? "is" : "are"} ${which}.`;
}

/** How many records of each kind are open to the viewer. */
function KindCounts({ counts }: { counts: Awaited<ReturnType<typeof countAll>> }) {
  return (
    <Table caption="What is searched" captionVisible dense className="max-w-md">
      <TableHead sticky={false}>
        <TableHeader>Kind</TableHeader>
        <TableHeader numeric>Open to you</TableHeader>
      </TableHead>
      <TableBody>
        {counts.map(({ kind, total, href }) => (
          <TableRow key={kind}>
            <TableCell>
              {href === null ? (
                KIND_LABELS[kind]
              ) : (
                <Anchor href={href} className="prose-link">
                  {KIND_LABELS[kind]}
                </Anchor>
              )}
            </TableCell>
            <TableCell numeric>{formatCount(total)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What those found of a kind can be narrowed to; each number opens the list of just these. */
function Facets({ facets, noun }: { facets: readonly Facet[]; noun: string }) {
  if (facets.length === 0) return null;
  return (
    <nav aria-label={`Narrow the ${noun}`} className="print:hidden">
      <Disclosure summary={`Narrow the ${noun}`} phoneOnly>
        <dl className="grid gap-1.5 text-sm">
          {facets.map(({ name, values, more }) => (
            <div key={name} className="flex flex-wrap gap-x-3 gap-y-1 pl-21">
              <dt className="-ml-21 w-18 text-muted">{FACET_LABELS[name]}</dt>
              {values.map(({ label, count, href }) => (
                <dd key={label}>
                  <Anchor href={href} className="prose-link">
                    {label}
                  </Anchor>{" "}
                  <span className="text-muted tabular-nums">{formatCount(count)}</span>
                </dd>
              ))}
              {more > 0 ? <dd className="text-muted">and {formatCount(more)} more</dd> : null}
            </div>
          ))}
        </dl>
      </Disclosure>
    </nav>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">{children}</ul>
  );
}

function SearchBar({ text }: { text: string }) {
  return (
    <search aria-label="Search everything again" className="print:hidden">
      <Form key={text} action={"/search" as Route} prefetch={false} className="flex max-w-2xl gap-2">
        <label htmlFor="search-again" className="sr-only">
          Words, name or reference
        </label>
        <input
          id="search-again"
          name="q"
          type="search"
          defaultValue={text}
          maxLength={WORDS_LIMIT}
          className="h-10 min-w-0 flex-1 rounded-md border border-control bg-surface px-3"
        />
        <Button type="submit">
          <Icon name="search" />
          Search
        </Button>
      </Form>
    </search>
  );
}

function Kind({ title, found, children }: { title: string; found: Found<unknown>; children: ReactNode }) {
  return (
    <Section
      title={
        <>
          {title} <span className="font-normal text-muted tabular-nums">{formatCount(found.total)}</span>
        </>
      }
      action={
        found.info ? null : found.total > found.rows.length ? (
          <Anchor href={found.href} className="prose-link">
            Show all {formatCount(found.total)}
            <span className="sr-only"> {title.toLowerCase()}</span>
          </Anchor>
        ) : found.href.startsWith("/search") ? null : (
          <Anchor href={found.href} className="prose-link">
            Open the list<span className="sr-only"> of {title.toLowerCase()}</span>
          </Anchor>
        )
      }
    >
      {children}
    </Section>
  );
}

function EngagementHit({ hit }: { hit: SearchHit }) {
  return (
    <li className="relative grid gap-1 px-4 py-3 hover:bg-hover">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Anchor
          href={`/engagements/${hit.reference}`}
          className="min-w-0 font-medium after:absolute after:inset-0 hover:underline"
        >
          <Segments segments={hit.titleSegments} />
        </Anchor>
        <StatusBadge status={hit.status} />
        <UnsharedBadge publication={hit.publication} />
        <RecordBadges {...hit} />
      </div>
      {hit.snippet.length > 0 ? (
        <p className="max-w-prose text-sm break-words">
          <Segments segments={hit.snippet} />
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        <span className="font-mono">{hit.reference}</span>
        <span>{formatDateRange(hit.startsOn, hit.endsOn, hit.datePrecision)}</span>
        <CountryNames countries={hit.countries} most={3} />
        <span>{markingLine(hit)}</span>
      </p>
    </li>
  );
}

function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <mark key={index} className="bg-warning-soft font-semibold text-foreground">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

function Place({ place, typed }: { place: FoundPlace; typed: string }) {
  return (
    <li className="relative grid gap-0.5 px-4 py-2.5 hover:bg-hover">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Anchor
          href={place.href}
          className="min-w-0 font-medium wrap-anywhere after:absolute after:inset-0 hover:underline"
        >
          <Segments segments={markTyped(place.name, typed)} />
        </Anchor>
        {place.isFictional ? <Badge icon="info">Fictional</Badge> : null}
      </div>
      {place.hint ? (
        <span className="text-xs wrap-anywhere text-muted">
          <Segments segments={markTyped(place.hint, typed)} />
        </span>
      ) : null}
    </li>
  );
}
