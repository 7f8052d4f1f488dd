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
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { requireViewer } from "@/lib/auth/session";
import { formatDateRange } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import type { SearchHit, Segment } from "@/lib/engagements/views";
import { bannerFor, markingLine } from "@/lib/markings/rules";
import { type Found, type FoundPlace, findByReference, searchAll } from "@/lib/search/queries";

export const metadata: Metadata = { title: "Search" };

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const viewer = await requireViewer();
  const { q } = await searchParams;
  const text = (typeof q === "string" ? q : "").replaceAll("\0", " ").normalize("NFC").trim().slice(0, 200);
  if (text === "")
    return (
      <PageBody>
        <PageHeader title="Search" />
        <SearchBar text="" />
        <EmptyState icon="search" title="Type what you are looking for">
          Words of a title, an outcome or a place, a name, a country, an exercise under any of its names, or a
          reference such as KLE-2026-JPN-0042. Put a phrase in quotes; a minus leaves a word out.
        </EmptyState>
      </PageBody>
    );

  const found = await withViewer(
    viewer,
    async (db) => (await findByReference(db, text)) ?? (await searchAll(db, viewer, text)),
  );
  if (typeof found === "string") redirect(found as Route);
  const { engagements, people, countries, exercises, crises } = found;
  const total = [engagements, people, countries, exercises, crises].reduce(
    (sum, { total }) => sum + total,
    0,
  );

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([...engagements.rows, ...crises.rows].map(({ marking }) => marking))}
      />
      <PageHeader
        title={`Search for “${text}”`}
        summary={total === 1 ? "1 result" : `${formatCount(total)} results`}
      />
      <SearchBar text={text} />
      {total === 0 ? (
        <EmptyState icon="search" title="Nothing found">
          Try fewer words or another spelling. What is not open to you is not searched.
        </EmptyState>
      ) : null}
      <Kind title="Countries" found={countries}>
        {countries.rows.map((place) => (
          <Place key={place.href} place={place} />
        ))}
      </Kind>
      <Kind title="Engagements" found={engagements}>
        {engagements.rows.map((hit) => (
          <EngagementHit key={hit.id} hit={hit} />
        ))}
      </Kind>
      <Kind title="People" found={people}>
        {people.rows.map((place) => (
          <Place key={place.href} place={place} />
        ))}
      </Kind>
      <Kind title="Exercises" found={exercises}>
        {exercises.rows.map((place) => (
          <Place key={place.href} place={place} />
        ))}
      </Kind>
      <Kind title="Crises" found={crises}>
        {crises.rows.map((crisis) => (
          <Place
            key={crisis.href}
            place={{
              ...crisis,
              hint: [crisis.reference, crisis.hint, crisis.marking].filter(Boolean).join(" · "),
            }}
          />
        ))}
      </Kind>
    </PageBody>
  );
}

function SearchBar({ text }: { text: string }) {
  return (
    <search aria-label="Search everything again" className="print:hidden">
      <Form key={text} action={"/search" as Route} className="flex max-w-2xl gap-2">
        <label htmlFor="search-again" className="sr-only">
          Words, name or reference
        </label>
        <input
          id="search-again"
          name="q"
          type="search"
          defaultValue={text}
          maxLength={200}
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
  if (found.total === 0) return null;
  return (
    <Section
      title={
        <>
          {title} <span className="font-normal text-muted tabular-nums">{formatCount(found.total)}</span>
        </>
      }
      action={
        found.total > found.rows.length ? (
          <Anchor href={found.href} className="prose-link">
            Show all {formatCount(found.total)}
            <span className="sr-only"> {title.toLowerCase()}</span>
          </Anchor>
        ) : (
          <Anchor href={found.href} className="prose-link">
            Open the list<span className="sr-only"> of {title.toLowerCase()}</span>
          </Anchor>
        )
      }
    >
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">{children}</ul>
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

function Place({ place }: { place: FoundPlace }) {
  return (
    <li className="relative grid gap-0.5 px-4 py-2.5 hover:bg-hover">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Anchor href={place.href} className="font-medium after:absolute after:inset-0 hover:underline">
          {place.name}
        </Anchor>
        {place.isFictional ? <Badge icon="info">Fictional</Badge> : null}
      </div>
      {place.hint ? <span className="text-xs text-muted">{place.hint}</span> : null}
    </li>
  );
}
