import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { countCommitments } from "@/lib/commitments/queries";
import { countriesHref } from "@/lib/countries/filters";
import { listCountries } from "@/lib/countries/queries";
import { isNamed } from "@/lib/countries/rules";
import { isCrisisReference } from "@/lib/crises/rules";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import { calendarDateOf, formatDate, formatDateRange, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { countEngagements } from "@/lib/engagements/queries";
import { parseReference } from "@/lib/engagements/rules";
import { toTextQuery } from "@/lib/engagements/search/match";
import { countFacets, searchEngagements } from "@/lib/engagements/search/queries";
import type { SearchHit } from "@/lib/engagements/views";
import { editionHref } from "@/lib/exercises/editions/links";
import { isEditionReference } from "@/lib/exercises/editions/rules";
import { exercisesHref } from "@/lib/exercises/filters";
import { prepareSeriesList } from "@/lib/exercises/prepare";
import { listSeries } from "@/lib/exercises/queries";
import type { CommitmentState, Marking, Side } from "@/lib/generated/prisma/enums";
import { NO_PERSON_FILTERS, peopleHref } from "@/lib/people/filters";
import { listOrganisations } from "@/lib/people/organisations/queries";
import { placesHref } from "@/lib/people/place-filters";
import { countPeople, listFirstPeople } from "@/lib/people/queries";
import { likeLiteral } from "@/lib/text";
import { type Kind, searchHref } from "./filters";
import { type Facet, prepareFacets } from "./prepare";

/** Rows shown of each kind; the full list is one press away. */
export const HITS_SHOWN = 8;
/** Rows shown of a kind that is asked for alone and whose list has no filter by words. */
const MOST_ALONE = 200;

/** What a search found of one kind: the first rows, how many there are, and where more of them stand. */
export type Found<Row> = {
  rows: Row[];
  total: number;
  href: string;
  /** Whether nothing is spelled so and these come close. */
  isNear?: boolean;
};

export type FoundPlace = {
  href: string;
  name: string;
  hint: string;
  isFictional?: boolean;
  /** Absent where what is shown is no record and has none. */
  marking?: Marking;
};

export type SearchResults = {
  engagements: Found<SearchHit> & { facets: Facet[] };
  people: Found<FoundPlace>;
  organisations: Found<FoundPlace>;
  countries: Found<FoundPlace>;
  exercises: Found<FoundPlace>;
  editions: Found<FoundPlace>;
  crises: Found<FoundPlace>;
  sitreps: Found<FoundPlace>;
  commitments: Found<FoundPlace>;
};

/** Everything open to the viewer that the text finds, kind by kind; of `alone`, when a kind is asked for, more rows. */
export async function searchAll(
  db: Db,
  viewer: Viewer,
  text: string,
  alone: Kind | null = null,
): Promise<SearchResults> {
  const counts = await countFacets(db, viewer, text);
  const total = counts.reduce((sum, { facet, count }) => sum + (facet === "status" ? count : 0), 0);
  const query = await toTextQuery(db, text);
  const words = query?.texts ?? null;
  const most = (kind: Kind) => (alone === kind ? MOST_ALONE : HITS_SHOWN);
  return {
    engagements: {
      rows: total > 0 ? await searchEngagements(db, viewer, text, HITS_SHOWN) : [],
      total,
      href: engagementsHref({ q: text }),
      facets: prepareFacets(counts, text),
    },
    people: await findPeople(db, text),
    organisations: await findOrganisations(db, text),
    countries: await findCountries(db, text),
    exercises: await findExercises(db, text),
    editions: await findEditions(db, text, most("editions")),
    crises: await findCrises(db, text, words, most("crises")),
    sitreps: await findSitreps(db, text, words, most("sitreps")),
    commitments: await findCommitments(db, text, query?.promises ?? null, most("commitments")),
  };
}

/** How many records of each kind are open to the viewer, each with the list that holds them, where one holds them all. */
export async function countAll(
  db: Db,
  viewer: Viewer,
): Promise<{ kind: Kind; total: number; href: string | null }[]> {
  return [
    {
      kind: "engagements",
      total: await countEngagements(db, viewer, NO_FILTERS),
      href: engagementsHref(NO_FILTERS),
    },
    { kind: "people", total: await countPeople(db, NO_PERSON_FILTERS), href: peopleHref(NO_PERSON_FILTERS) },
    { kind: "organisations", total: await db.organisation.count(), href: "/organisations" },
    {
      kind: "commitments",
      total: await countCommitments(db, viewer, NO_COMMITMENT_FILTERS),
      href: "/commitments",
    },
    { kind: "exercises", total: await db.exerciseSeries.count(), href: "/exercises" },
    { kind: "editions", total: await db.exerciseEdition.count(), href: null },
    { kind: "crises", total: await db.crisis.count(), href: "/crises" },
    { kind: "sitreps", total: await db.sitrep.count({ where: { number: { not: null } } }), href: null },
    { kind: "countries", total: await db.country.count(), href: "/countries" },
  ];
}

/** The address of the record whose reference was typed, in capitals or not; null when it is none, or none for this viewer. */
export async function findByReference(db: Db, text: string): Promise<string | null> {
  const reference = text.trim().toUpperCase();
  if (parseReference(reference)) {
    const found = await db.engagement.findUnique({ where: { reference }, select: { id: true } });
    if (found) return `/engagements/${reference}`;
  }
  if (isCrisisReference(reference)) {
    const found = await db.crisis.findUnique({ where: { reference }, select: { id: true } });
    if (found) return `/crises/${reference}`;
  }
  if (isEditionReference(reference)) {
    const select = { series: { select: { slug: true } } } as const;
    const found = await db.exerciseEdition.findUnique({ where: { reference }, select });
    if (found) return editionHref({ slug: found.series.slug, reference });
  }
  return null;
}

async function findPeople(db: Db, text: string): Promise<Found<FoundPlace>> {
  const filters = { ...NO_PERSON_FILTERS, q: text };
  const { rows, total, isNear } = await listFirstPeople(db, filters, HITS_SHOWN);
  return {
    rows: rows.map((person) => ({
      href: `/people/${person.id}`,
      name: [person.rankText, person.name].filter(Boolean).join(" "),
      hint: [person.position, person.organisation, person.countryName].filter(Boolean).join(" · "),
      isFictional: person.isFictional,
    })),
    total,
    href: peopleHref(filters),
    isNear,
  };
}

/** Names as they stand; where there are none, those that share most three-letter pieces, as PostgreSQL sets the bound (0.6). */
async function findOrganisations(db: Db, text: string): Promise<Found<FoundPlace>> {
  const filters = { q: text, country: null };
  const { rows, info } = await listOrganisations(db, filters, 1);
  const found = {
    rows: rows.slice(0, HITS_SHOWN).map(organisationPlace),
    total: info.total,
    href: placesHref("/organisations", filters),
  };
  if (info.total > 0) return found;
  const near = await db.$queryRaw<NamedOrganisation[]>`
    select o.id, o.name, c.name as "nationName", o.is_fictional as "isFictional"
    from organisation_visible o left join country c on c.code = o.nation
    where lower(${text}) <% lower(o.name)
    order by word_similarity(lower(${text}), lower(o.name)) desc, o.name, o.id limit ${HITS_SHOWN}`;
  return { ...found, rows: near.map(organisationPlace), total: near.length, isNear: true };
}

type NamedOrganisation = { id: string; name: string; nationName: string | null; isFictional: boolean };

function organisationPlace({ id, name, nationName, isFictional }: NamedOrganisation): FoundPlace {
  return { href: `/organisations/${id}`, name, hint: nationName ?? "Of several nations", isFictional };
}

async function findCountries(db: Db, text: string): Promise<Found<FoundPlace>> {
  const all = await listCountries(db, todayIn("UTC", new Date()));
  const countries = all.filter((country) => isNamed(country, text));
  return {
    rows: countries.slice(0, HITS_SHOWN).map(({ code, name, region, command }) => ({
      href: `/countries/${code}`,
      name,
      hint: [code, region, command].filter(Boolean).join(" · "),
    })),
    total: countries.length,
    href: countriesHref({ q: text }),
  };
}

async function findExercises(db: Db, text: string): Promise<Found<FoundPlace>> {
  const series = prepareSeriesList(await listSeries(db), { q: text, status: null, domain: null });
  return {
    rows: series.slice(0, HITS_SHOWN).map(({ slug, name, lead, foundBy }) => ({
      href: `/exercises/${slug}`,
      name,
      hint: foundBy.length > 0 ? `found by ${foundBy.join(", ")}` : lead,
    })),
    total: series.length,
    href: exercisesHref({ q: text }),
  };
}

/** By reference, by their own name, and by any name of the series with the year. */
async function findEditions(db: Db, text: string, most: number): Promise<Found<FoundPlace>> {
  const contains = `%${likeLiteral(text)}%`;
  const rows = await db.$queryRaw<
    {
      reference: string;
      slug: string;
      name: string;
      startsOn: Date | null;
      endsOn: Date | null;
      place: string | null;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select e.reference, s.slug, coalesce(e.name, s.name || ' ' || e.year) as name, e.starts_on as "startsOn",
           e.ends_on as "endsOn", e.place, e.is_fictional as "isFictional", count(*) over ()::int as total
    from exercise_edition e join exercise_series s on s.id = e.series_id
    where e.reference ilike ${contains} or e.name ilike ${contains} or s.name || ' ' || e.year ilike ${contains}
       or exists (select 1 from exercise_alias a where a.series_id = s.id and a.name || ' ' || e.year ilike ${contains})
    order by e.starts_on desc nulls last, e.year desc, e.reference
    limit ${most}`;
  return {
    rows: rows.map(({ reference, slug, name, startsOn, endsOn, place, isFictional }) => ({
      href: editionHref({ slug, reference }),
      name,
      hint: [
        reference,
        startsOn
          ? formatDateRange(calendarDateOf(startsOn), endsOn && calendarDateOf(endsOn))
          : "dates not set",
        place,
      ]
        .filter(Boolean)
        .join(" · "),
      isFictional,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "editions"),
  };
}

/** Crises are few; their list has no filter by words, so that more of them stand on the search alone. */
async function findCrises(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  const contains = `%${likeLiteral(text)}%`;
  const rows = await db.$queryRaw<
    {
      reference: string;
      title: string;
      marking: Marking;
      isHistorical: boolean;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select reference, title, marking::text as marking, is_historical as "isHistorical", is_fictional as "isFictional",
           count(*) over ()::int as total
    from crisis
    where title ilike ${contains} or reference ilike ${contains}
       or to_tsvector('english', title || ' ' || summary) @@ ${query}::tsquery
    order by opened_at desc, id
    limit ${most}`;
  return {
    rows: rows.map(({ reference, title, marking, isHistorical, isFictional }) => ({
      href: `/crises/${reference}`,
      name: title,
      hint: [reference, isHistorical ? "Historical sample" : "", marking].filter(Boolean).join(" · "),
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "crises"),
  };
}

async function findSitreps(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  const rows = await db.$queryRaw<
    {
      reference: string;
      title: string;
      number: number;
      correction: number;
      bluf: string;
      marking: Marking;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select c.reference, c.title, s.number, s.correction, s.bluf, c.marking::text as marking, c.is_fictional as "isFictional",
           count(*) over ()::int as total
    from sitrep s join crisis c on c.id = s.crisis_id
    where s.number is not null and to_tsvector('english', s.bluf || ' ' || c.title || ' ' || (
            select coalesce(string_agg(value #>> '{}', ' '), '') from jsonb_each(s.sections))) @@ ${query}::tsquery
    order by s.as_of_at desc, s.id
    limit ${most}`;
  return {
    rows: rows.map(({ reference, title, number, correction, bluf, marking, isFictional }) => ({
      href: `/crises/${reference}/sitreps/${sitrepSlug(number, correction)}`,
      name: `${title}, situation report ${sitrepSlug(number, correction)}`,
      hint: `${bluf.slice(0, 160)}${bluf.length > 160 ? " …" : ""} · ${marking}`,
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "sitreps"),
  };
}

/** The best first; each leads to the engagement at which it was made. */
async function findCommitments(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  if (query === null) return { rows: [], total: 0, href: searchHref(text, "commitments") };
  const rows = await db.$queryRaw<
    {
      text: string;
      bySide: Side;
      state: CommitmentState;
      dueOn: Date | null;
      reference: string;
      marking: Marking;
      isFictional: boolean;
      total: number;
    }[]
  >`
    with newest as materialized (
      select id, count(*) over ()::int as total from commitment_visible
      where search_vector @@ ${query}::tsquery
      order by due_on desc nulls last, id limit ${most}
    )
    select c.text, c.by_side::text as "bySide", c.state::text as state, c.due_on as "dueOn", e.reference,
           c.marking::text as marking, e.is_fictional as "isFictional", n.total
    from newest n join commitment c on c.id = n.id join engagement e on e.id = c.engagement_id
    order by ts_rank(c.search_vector, ${query}::tsquery) desc, c.due_on desc nulls last, c.id`;
  return {
    rows: rows.map(({ text: words, bySide, state, dueOn, reference, marking, isFictional }) => ({
      href: `/engagements/${reference}`,
      name: words,
      hint: [
        `By: ${SIDE_LABELS[bySide].toLowerCase()}`,
        COMMITMENT_STATE_LABELS[state],
        dueOn ? `due ${formatDate(calendarDateOf(dueOn))}` : "no due date",
        reference,
        marking,
      ].join(" · "),
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "commitments"),
  };
}
