import "server-only";
import { fileKind } from "@/lib/attachments/kinds";
import { countFiles, searchFiles } from "@/lib/attachments/queries";
import { formatSize } from "@/lib/attachments/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerHref } from "@/lib/bearers/rules";
import { commitmentsHref, NO_COMMITMENT_FILTERS, type StateFilter } from "@/lib/commitments/filters";
import { countCommitments, hasPromised } from "@/lib/commitments/queries";
import { countriesHref } from "@/lib/countries/filters";
import { countryName } from "@/lib/countries/labels";
import { listCountries } from "@/lib/countries/queries";
import { findNamed } from "@/lib/countries/rules";
import { isCrisisReference } from "@/lib/crises/rules";
import { calendarDateOf, formatDate, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { OPEN_STATES } from "@/lib/engagements/promises/rules";
import { countEngagements } from "@/lib/engagements/queries";
import { parseReference } from "@/lib/engagements/references/rules";
import { readTyped, type TextQuery } from "@/lib/engagements/search/match";
import { countFacets, searchEngagements } from "@/lib/engagements/search/queries";
import { seriesHref } from "@/lib/engagements/series/filters";
import { searchSeries } from "@/lib/engagements/series/queries";
import { editionHref } from "@/lib/exercises/editions/links";
import { milestoneKey } from "@/lib/exercises/editions/milestones/rules";
import { isEditionReference } from "@/lib/exercises/editions/rules";
import { exercisesHref } from "@/lib/exercises/filters";
import {
  LESSON_KIND_LABELS,
  LESSON_STATE_LABELS,
  MILESTONE_STATE_LABELS,
  milestoneName,
} from "@/lib/exercises/labels";
import { lessonsHref } from "@/lib/exercises/lessons/filters";
import { countVisibleLessons, searchLessons } from "@/lib/exercises/lessons/queries";
import { milestonesHref, NO_MILESTONE_FILTERS } from "@/lib/exercises/milestones/filters";
import { countMilestones, searchMilestones } from "@/lib/exercises/milestones/queries";
import { findSeries } from "@/lib/exercises/queries";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CommitmentState, Marking, Side } from "@/lib/generated/prisma/enums";
import { objectivesHref } from "@/lib/objectives/filters";
import { KIND_LABELS as INDICATOR_KIND_LABELS } from "@/lib/objectives/labels";
import { searchIndicators, searchObjectives } from "@/lib/objectives/queries";
import { pageInfo, type Span } from "@/lib/paging";
import { NO_PERSON_FILTERS, peopleHref } from "@/lib/people/filters";
import { searchOrganisations } from "@/lib/people/organisations/queries";
import { NO_PLACE_FILTERS, placesHref } from "@/lib/people/place-filters";
import { countPosts, searchPosts } from "@/lib/people/posts/queries";
import { countPeople, listBiographyHits, listFirstPeople } from "@/lib/people/queries";
import { readSearchWords, type SearchWord } from "@/lib/people/search";
import { findAround } from "./around/queries";
import { findInCrises } from "./crises/queries";
import { findEditions } from "./editions/queries";
import { isNarrowed, type Kind, type Narrowed, searchHref } from "./filters";
import {
  prepareCommitmentFacets,
  prepareFacets,
  prepareMilestoneFacets,
  preparePersonFacets,
} from "./prepare";
import type { Found, FoundPlace, SearchResults } from "./views";

/** Rows shown of each kind; the full list is one press away. */
export const HITS_SHOWN = 8;
const FIRST: Span = { from: 1, to: HITS_SHOWN };

/**
 * Everything open to the viewer that the text finds, the first rows kind by kind; of a kind that stands `alone` and has no
 * list but this one, the page of it that is asked for. Asked in two transactions at once, since a frequent word keeps the
 * database busy in engagements and files as long as in all the rest (decision 024); between the two a record may
 * have changed, which no figure of one kind shows.
 */
export async function searchAll(
  viewer: Viewer,
  text: string,
  alone: { kind: Kind; page: number; narrowed?: Narrowed } | null = null,
): Promise<SearchResults> {
  const [records, others] = await Promise.all([
    withViewer(viewer, (db) => searchRecords(db, viewer, text)),
    // Of posts, whose words stand in many places, a plan for one word took longer than to find them.
    withViewer(viewer, (db) => searchOthers(db, viewer, text), { keepsPlans: true }),
  ]);
  const first: SearchResults = { ...records, ...others };
  if (alone === null || first[alone.kind].total === 0) return first;
  if (alone.kind === "editions" && alone.narrowed && isNarrowed(alone.narrowed))
    return {
      ...first,
      editions: await narrowEditions(viewer, text, first.editions, alone.page, alone.narrowed),
    };
  const info = pageInfo(first[alone.kind].total, alone.page);
  const page = await withViewer(viewer, (db) => findPage(db, text, alone.kind, info));
  return page ? { ...first, [alone.kind]: { ...page, info } } : first;
}

/** A page of the editions that were found, narrowed; `total` stays what was found of all. */
async function narrowEditions(
  viewer: Viewer,
  text: string,
  all: Found<FoundPlace>,
  page: number,
  narrowed: Narrowed,
): Promise<Found<FoundPlace>> {
  return withViewer(viewer, async (db) => {
    const first = await findEditions(db, text, FIRST, narrowed);
    const info = pageInfo(first.narrowed, page);
    const { rows } = first.narrowed > 0 ? await findEditions(db, text, info, narrowed) : first;
    return { ...all, rows, info };
  });
}

/** What is asked for first; decision 024 says why apart. */
type OnRecords = "engagements" | "files";

/** Engagements with their facets, and the files that hang on them. */
async function searchRecords(db: Db, viewer: Viewer, text: string): Promise<Pick<SearchResults, OnRecords>> {
  const typed = await readTyped(db, text);
  const counts = await countFacets(db, viewer, typed);
  const total = counts.reduce((sum, { facet, count }) => sum + (facet === "status" ? count : 0), 0);
  return {
    engagements: {
      rows: total > 0 ? await searchEngagements(db, viewer, typed, HITS_SHOWN) : [],
      total,
      href: engagementsHref({ q: text }),
      facets: prepareFacets(counts, text),
    },
    files: await findFiles(db, text, typed.query, FIRST),
  };
}

/** All that stands without an engagement, and what else hangs on one. */
async function searchOthers(db: Db, viewer: Viewer, text: string): Promise<Omit<SearchResults, OnRecords>> {
  const { query } = await readTyped(db, text);
  const words = await readSearchWords(db, text);
  return {
    ...(await findAround(db, text, query?.texts ?? null, FIRST)),
    commitments: await findCommitments(db, viewer, text, query),
    people: await findPeople(db, text, words),
    posts: await findPosts(db, text, words),
    organisations: await findOrganisations(db, text, words),
    countries: await findCountries(db, text),
    objectives: await findObjectives(db, text, query),
    indicators: await findIndicators(db, text, query, FIRST),
    series: await findMeetingSeries(db, text, query),
    exercises: await findExercises(db, text),
    editions: await findEditions(db, text, FIRST),
    milestones: await findMilestones(db, text, query),
    lessons: await findLessons(db, text, query),
    ...(await findInCrises(db, text, query?.texts ?? null, words, FIRST)),
  };
}

/** The rows of a page of a kind; null for a kind whose own list can be asked for words. */
async function findPage(db: Db, text: string, kind: Kind, span: Span): Promise<Found<FoundPlace> | null> {
  if (kind === "editions") return findEditions(db, text, span);
  const { query } = await readTyped(db, text);
  switch (kind) {
    case "files":
      return findFiles(db, text, query, span);
    case "indicators":
      return findIndicators(db, text, query, span);
    case "outcomes":
    case "comments":
      return (await findAround(db, text, query?.texts ?? null, span))[kind];
    case "crises":
    case "sitreps":
    case "entries":
      return (await findInCrises(db, text, query?.texts ?? null, await readSearchWords(db, text), span))[
        kind
      ];
    default:
      return null;
  }
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
    {
      kind: "organisations",
      total: await db.organisation.count({ where: { mergedIntoId: null } }),
      href: "/organisations",
    },
    {
      kind: "commitments",
      total: await countCommitments(db, viewer, NO_COMMITMENT_FILTERS),
      href: "/commitments",
    },
    { kind: "outcomes", total: await db.outcome.count(), href: null },
    { kind: "comments", total: await db.comment.count({ where: { removedAt: null } }), href: null },
    { kind: "posts", total: await countPosts(db, NO_PLACE_FILTERS), href: "/posts" },
    { kind: "objectives", total: await db.objective.count(), href: "/objectives" },
    { kind: "indicators", total: await db.indicator.count({ where: { isActive: true } }), href: null },
    { kind: "series", total: await db.meetingSeries.count(), href: "/engagements/series" },
    { kind: "files", total: await countFiles(db), href: null },
    { kind: "exercises", total: await db.exerciseSeries.count(), href: "/exercises" },
    { kind: "editions", total: await db.exerciseEdition.count(), href: null },
    {
      kind: "milestones",
      total: await countMilestones(db, viewer, NO_MILESTONE_FILTERS),
      href: milestonesHref({}),
    },
    { kind: "lessons", total: await countVisibleLessons(db), href: lessonsHref({}) },
    { kind: "crises", total: await db.crisis.count(), href: "/crises" },
    { kind: "sitreps", total: await db.sitrep.count({ where: { number: { not: null } } }), href: null },
    { kind: "entries", total: await db.crisisLogEntry.count(), href: null },
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

async function findPeople(db: Db, text: string, words: readonly SearchWord[]): Promise<Found<FoundPlace>> {
  const filters = { ...NO_PERSON_FILTERS, q: text };
  const { rows, total, isNear, counts } = await listFirstPeople(db, filters, words, HITS_SHOWN);
  const told = await listBiographyHits(db, rows, words);
  return {
    rows: rows.map((person) => ({
      href: `/people/${person.id}`,
      name: [person.rankText, person.name].filter(Boolean).join(" "),
      hint: [person.position, person.organisation, person.countryName, told.get(person.id)]
        .filter(Boolean)
        .join(" · "),
      isFictional: person.isFictional,
    })),
    total,
    href: peopleHref(filters),
    isNear,
    facets: preparePersonFacets(counts, text, total),
  };
}

async function findPosts(db: Db, text: string, words: readonly SearchWord[]): Promise<Found<FoundPlace>> {
  const { rows, total, isNear } = await searchPosts(db, words, HITS_SHOWN);
  return {
    rows: rows.map(({ id, title, organisation, nationName, isFictional }) => ({
      href: `/posts/${id}`,
      name: title,
      hint: [organisation, nationName ?? "International"].filter(Boolean).join(" · "),
      isFictional,
    })),
    total,
    href: placesHref("/posts", { q: text, country: null }),
    isNear,
  };
}

async function findOrganisations(
  db: Db,
  text: string,
  words: readonly SearchWord[],
): Promise<Found<FoundPlace>> {
  const { rows, total, isNear } = await searchOrganisations(db, text, words, HITS_SHOWN);
  return {
    rows: rows.map(({ id, name, nationName, isFictional }) => ({
      href: `/organisations/${id}`,
      name,
      hint: nationName ?? "Of several nations",
      isFictional,
    })),
    total,
    href: placesHref("/organisations", { q: text, country: null }),
    isNear,
  };
}

async function findCountries(db: Db, text: string): Promise<Found<FoundPlace>> {
  const all = await listCountries(db, todayIn("UTC", new Date()));
  const { found: countries, isNear } = findNamed(all, text);
  return {
    rows: countries.slice(0, HITS_SHOWN).map(({ code, name, region, command }) => ({
      href: `/countries/${code}`,
      name,
      hint: [code, region, command].filter(Boolean).join(" · "),
    })),
    total: countries.length,
    href: countriesHref({ q: text }),
    isNear,
  };
}

async function findObjectives(db: Db, text: string, query: TextQuery | null): Promise<Found<FoundPlace>> {
  const objectives = await searchObjectives(db, text, query);
  return {
    rows: objectives.slice(0, HITS_SHOWN).map(({ code, text: aim, lineOfEffort, isActive }) => ({
      href: `/objectives/${code}`,
      name: aim,
      hint: [code, lineOfEffort, isActive ? "" : "Retired"].filter(Boolean).join(" · "),
    })),
    total: objectives.length,
    href: objectivesHref({ q: text }),
  };
}

/** Each leads to its place on the page of its objective. */
async function findIndicators(
  db: Db,
  text: string,
  query: TextQuery | null,
  span: Span,
): Promise<Found<FoundPlace>> {
  const { rows, total } = await searchIndicators(db, query, span);
  return {
    rows: rows.map(({ id, kind, name, unit, code, text: aim }) => ({
      href: `/objectives/${code}#indicator-${id}`,
      name,
      hint: [INDICATOR_KIND_LABELS[kind], `in ${unit}`, `of ${code} ${aim}`].join(" · "),
    })),
    total,
    href: searchHref(text, "indicators"),
  };
}

async function findMeetingSeries(db: Db, text: string, query: TextQuery | null): Promise<Found<FoundPlace>> {
  const series = await searchSeries(db, text, query);
  return {
    rows: series.slice(0, HITS_SHOWN).map(({ id, name, cadence, countryCodes, endedAt, isFictional }) => ({
      href: `/engagements/series/${id}`,
      name,
      hint: [endedAt && "Ended", countryCodes.map(countryName).join(", "), cadence]
        .filter(Boolean)
        .join(" · "),
      isFictional,
    })),
    total: series.length,
    href: seriesHref({ q: text }),
  };
}

async function findExercises(db: Db, text: string): Promise<Found<FoundPlace>> {
  const { rows: series, isNear } = await findSeries(db, { q: text, status: null, domain: null });
  return {
    rows: series.slice(0, HITS_SHOWN).map(({ slug, name, lead, foundBy }) => ({
      href: `/exercises/${slug}`,
      name,
      hint: foundBy.length > 0 ? `found by ${foundBy.join(", ")}` : lead,
    })),
    total: series.length,
    href: exercisesHref({ q: text }),
    isNear,
  };
}

/** Each leads to its place on the page of its edition. */
async function findMilestones(db: Db, text: string, query: TextQuery | null): Promise<Found<FoundPlace>> {
  const { rows, counts } = await searchMilestones(db, query, HITS_SHOWN);
  return {
    rows: rows.map(({ edition, plannedOn, heldOn, owner, ...milestone }) => ({
      href: `${editionHref({ slug: edition.series.slug, reference: edition.reference })}#${milestoneKey(milestone)}`,
      name: `${milestoneName(milestone)}, ${edition.title}`,
      hint: [
        edition.isCancelled ? "Cancelled" : MILESTONE_STATE_LABELS[milestone.state],
        heldOn ? `held ${formatDate(heldOn)}` : plannedOn ? `planned ${formatDate(plannedOn)}` : "no day",
        owner,
        edition.reference,
      ]
        .filter(Boolean)
        .join(" · "),
      isFictional: edition.isFictional,
    })),
    total: counts.total,
    href: milestonesHref({ q: text }),
    facets: counts.total > 0 ? prepareMilestoneFacets(counts, text) : [],
  };
}

/** Lessons and observations of reviews, those that fit best first; each leads to its place on the page of its edition. */
async function findLessons(db: Db, text: string, query: TextQuery | null): Promise<Found<FoundPlace>> {
  const { rows, total } = await searchLessons(db, query, HITS_SHOWN);
  return {
    rows: rows.map(({ number, kind, text: words, state, dueOn, edition }) => ({
      href: `${editionHref({ slug: edition.series.slug, reference: edition.reference })}#lesson-${number}`,
      name: words,
      hint: [
        `${LESSON_KIND_LABELS[kind]} of ${edition.title}`,
        kind === "LESSON" && LESSON_STATE_LABELS[state],
        dueOn && `due ${formatDate(dueOn)}`,
        edition.reference,
      ]
        .filter(Boolean)
        .join(" · "),
      isFictional: edition.isFictional,
    })),
    total,
    href: lessonsHref({ q: text }),
  };
}

/** Those that fit best of the ones due last, with facets of all that were found. What is overdue is judged by the viewer's own day, as on the list. */
async function findCommitments(
  db: Db,
  viewer: Viewer,
  text: string,
  query: TextQuery | null,
): Promise<Found<FoundPlace>> {
  const today = todayIn(viewer.timeZone, new Date());
  const isOpen = Prisma.sql`state = any(${[...OPEN_STATES]}::text[]::commitment_state[])`;
  const rows = await db.$queryRaw<
    {
      id: string;
      text: string;
      bySide: Side;
      state: CommitmentState;
      dueOn: Date | null;
      reference: string;
      marking: Marking;
      isFictional: boolean;
      total: number;
      bySides: Record<Side, number>;
      byStates: Record<StateFilter, number>;
    }[]
  >`
    with found as materialized (
      select id, due_on, by_side, state from commitment_visible where ${hasPromised(query)}
    ), newest as materialized (
      select id, (select count(*)::int from found) as total from found order by due_on desc nulls last, id limit ${HITS_SHOWN}
    )
    select c.id, c.text, c.by_side::text as "bySide", c.state::text as state, c.due_on as "dueOn", e.reference,
           c.marking::text as marking, e.is_fictional as "isFictional", n.total,
           (select jsonb_object_agg(by_side, number) from (
             select by_side, count(*) as number from found group by by_side) sides) as "bySides",
           (select jsonb_build_object(
             'open', count(*) filter (where ${isOpen}),
             'overdue', count(*) filter (where ${isOpen} and due_on < ${today}::date),
             'closed', count(*) filter (where not ${isOpen})) from found) as "byStates"
    from newest n join commitment c on c.id = n.id join engagement e on e.id = c.engagement_id
    order by ts_rank(c.search_vector, ${query?.promises ?? ""}::tsquery) desc, c.due_on desc nulls last, c.id`;
  return {
    rows: rows.map(({ id, text: words, bySide, state, dueOn, reference, marking, isFictional }) => ({
      href: `/commitments/${id}`,
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
    href: commitmentsHref({ q: text }),
    facets: rows[0] ? prepareCommitmentFacets(rows[0], text) : [],
  };
}

/** Each leads to the files of the record that bears it. */
async function findFiles(
  db: Db,
  text: string,
  query: TextQuery | null,
  span: Span,
): Promise<Found<FoundPlace>> {
  const { rows, total } = await searchFiles(db, query, span);
  return {
    rows: rows.map(({ name, caption, kind, size, marking, reference, slug, title, isFictional }) => ({
      href: `${bearerHref(reference, slug)}#files`,
      name,
      hint: [caption, fileKind(kind).label, formatSize(size), `with ${reference} ${title}`, marking]
        .filter(Boolean)
        .join(" · "),
      isFictional,
      marking,
    })),
    total,
    href: searchHref(text, "files"),
  };
}
