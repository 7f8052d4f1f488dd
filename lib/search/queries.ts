import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { countriesHref } from "@/lib/countries/filters";
import { listCountries } from "@/lib/countries/queries";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { parseReference } from "@/lib/engagements/rules";
import { searchEngagements } from "@/lib/engagements/search/queries";
import type { SearchHit } from "@/lib/engagements/views";
import { exercisesHref } from "@/lib/exercises/filters";
import { prepareSeriesList } from "@/lib/exercises/prepare";
import { listSeries } from "@/lib/exercises/queries";
import type { Marking } from "@/lib/generated/prisma/enums";
import { levelled } from "@/lib/levelled";
import { NO_PERSON_FILTERS, peopleHref } from "@/lib/people/filters";
import { listPeople } from "@/lib/people/queries";

/** Rows shown of each kind; the full list is one press away. */
const MOST = 8;

/** What a search found of one kind: the first rows, how many there are, and where all of them stand. */
export type Found<Row> = { rows: Row[]; total: number; href: string };

export type FoundPlace = { href: string; name: string; hint: string; isFictional?: boolean };

export type FoundCrisis = FoundPlace & { reference: string; marking: Marking; isHistorical: boolean };

export type SearchResults = {
  engagements: Found<SearchHit>;
  people: Found<FoundPlace>;
  countries: Found<FoundPlace>;
  exercises: Found<FoundPlace>;
  crises: Found<FoundCrisis>;
};

/** Everything open to the viewer that the text finds, kind by kind. */
export async function searchAll(db: Db, viewer: Viewer, text: string): Promise<SearchResults> {
  const engagements = await searchEngagements(db, viewer, text, MOST);
  return {
    engagements: {
      rows: engagements,
      total:
        engagements.length < MOST
          ? engagements.length
          : await countEngagements(db, viewer, { ...NO_FILTERS, q: text }),
      href: engagementsHref({ q: text }),
    },
    people: await findPeople(db, text),
    countries: await findCountries(db, text),
    exercises: await findExercises(db, text),
    crises: await findCrises(db, text),
  };
}

/** The address of the record whose reference was typed, in capitals or not; null when it is none, or none for this viewer. */
export async function findByReference(db: Db, text: string): Promise<string | null> {
  const reference = text.trim().toUpperCase();
  if (parseReference(reference)) {
    const found = await db.engagement.findUnique({ where: { reference }, select: { id: true } });
    if (found) return `/engagements/${reference}`;
  }
  if (/^CR-\d{4}-[A-Z0-9-]{1,60}$/.test(reference)) {
    const found = await db.crisis.findUnique({ where: { reference }, select: { id: true } });
    if (found) return `/crises/${reference}`;
  }
  return null;
}

async function findPeople(db: Db, text: string): Promise<Found<FoundPlace>> {
  const filters = { ...NO_PERSON_FILTERS, q: text };
  const { rows, info } = await listPeople(db, filters, 1);
  return {
    rows: rows.slice(0, MOST).map((person) => ({
      href: `/people/${person.id}`,
      name: [person.rankText, person.name].filter(Boolean).join(" "),
      hint: [person.position, person.organisation, person.countryName].filter(Boolean).join(" · "),
      isFictional: person.isFictional,
    })),
    total: info.total,
    href: peopleHref(filters),
  };
}

async function findCountries(db: Db, text: string): Promise<Found<FoundPlace>> {
  const wanted = levelled(text);
  const countries = (await listCountries(db, todayIn("UTC", new Date()))).filter(
    ({ code, name, aliases }) =>
      levelled(code) === wanted || [name, ...aliases].some((one) => levelled(one).includes(wanted)),
  );
  return {
    rows: countries.slice(0, MOST).map(({ code, name, region, command }) => ({
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
    rows: series.slice(0, MOST).map(({ slug, name, lead, foundBy }) => ({
      href: `/exercises/${slug}`,
      name,
      hint: foundBy.length > 0 ? `found by ${foundBy.join(", ")}` : lead,
    })),
    total: series.length,
    href: exercisesHref({ q: text }),
  };
}

/** Crises are few, so all that fit are shown; the list of crises has no filter of its own. */
async function findCrises(db: Db, text: string): Promise<Found<FoundCrisis>> {
  const contains = { contains: text, mode: "insensitive" as const };
  const rows = await db.crisis.findMany({
    where: { OR: [{ title: contains }, { reference: contains }, { summary: contains }] },
    select: { reference: true, title: true, marking: true, isHistorical: true, isFictional: true },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
  });
  return {
    rows: rows.map(({ reference, title, marking, isHistorical, isFictional }) => ({
      href: `/crises/${reference}`,
      name: title,
      hint: isHistorical ? "Historical sample" : "",
      isFictional,
      reference,
      marking,
      isHistorical,
    })),
    total: rows.length,
    href: "/crises",
  };
}
