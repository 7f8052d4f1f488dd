import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { getGiftLimit } from "@/lib/gifts/queries";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { listedName } from "@/lib/people/rules";
import { listPicklistOptions } from "@/lib/picklists/queries";
import { itemsInUse } from "../items-in-use";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES } from "../types";
import type { EngagementDetail, FormOptions, Option, PersonOption, PlaceOption } from "../views";

const MOST = 20;
/** How far back a picker looks for people and places that are likely to come again, in engagements. */
const REACH = 200;

/**
 * People to offer: the viewer's own counterparts first, then those of recent engagements, then everyone else who fits.
 * Without text only the first two, and of these `countries` (and the viewer's own nation) when any are given; with text,
 * which is matched against names, positions and organisations, the people of these countries come first in each part.
 */
export async function lookupPeople(
  db: Db,
  viewer: Viewer,
  text: string,
  countries: readonly string[] = [],
): Promise<PersonOption[]> {
  const near = [...countries, viewer.nation];
  const words = text
    .normalize("NFC")
    .trim()
    .slice(0, 100)
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 6);
  const fits = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`(p.family_name || ' ' || p.given_name || ' ' || coalesce(p.native_name, '') || ' ' ||
      coalesce(p.position, '') || ' ' || coalesce(p.organisation, '')) ilike ${pattern}`;
  });
  const met = Prisma.sql`met.place is not null`;
  const metNear = countries.length > 0 ? Prisma.sql`${met} and p.nationality = any(${near}::text[])` : met;
  const people = await db.$queryRaw<(PersonRow & { place: number | null })[]>`
    with recent as (
      select id, author_id from engagement_visible order by starts_on desc, id desc limit ${REACH}
    ), own as (
      select id, author_id from engagement where author_id = ${viewer.id}::uuid order by starts_on desc, id desc limit ${REACH}
    ), met as (
      select a.person_id, min(case when e.author_id = ${viewer.id}::uuid and a.side <> 'OWN' then 1 else 2 end) as place
      from (select * from own union select * from recent) e join attendance a on a.engagement_id = e.id
      where a.person_id is not null group by a.person_id
    )
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.rank_text as "rankText",
           p.rank_code as "rankCode", p.service, p.position, p.organisation, p.nationality, met.place
    from person p left join met on met.person_id = p.id
    where p.is_active and ${words.length > 0 ? Prisma.join(fits, " and ") : metNear}
    order by met.place nulls last, p.nationality = any(${near}::text[]) desc, p.family_name, p.given_name, p.id limit ${MOST}`;
  return people.map(({ place, ...person }) => optionOf(person, place));
}

/** Places of the viewer's last engagements, the latest first, and the highest marking of these. */
async function recentPlaces(
  db: Db,
  viewer: Viewer,
): Promise<{ places: PlaceOption[]; marking: MarkingLevel }> {
  const rows = await db.$queryRaw<(PlaceOption & { marking: MarkingLevel })[]>`
    select venue, city, host_country_code as "hostCountry", time_zone as "timeZone", max(marking)::text as marking
    from (select venue, city, host_country_code, time_zone, starts_on, marking from engagement
          where author_id = ${viewer.id}::uuid and (venue is not null or city is not null)
          order by starts_on desc, id desc limit ${REACH}) latest
    group by venue, city, host_country_code, time_zone order by max(starts_on) desc, city, venue limit ${MOST}`;
  return {
    places: rows.map(({ marking: _, ...place }) => place),
    marking: bannerFor(rows.map((row) => row.marking)),
  };
}

/** Everything the pickers of the form offer for this record or, where it is null, a new one; people apart. */
export async function listFormOptions(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail | null,
): Promise<FormOptions> {
  const countries = await db.country.findMany({ orderBy: { name: "asc" } });
  const covered = new Set(viewer.countries);
  const objectives = await db.objective.findMany({
    where: { isActive: true },
    include: { lineOfEffort: { select: { label: true } } },
    orderBy: { code: "asc" },
  });
  const schemes = await db.tagScheme.findMany({
    include: { tags: { orderBy: { sort: "asc" } } },
    orderBy: { code: "asc" },
  });
  const users = await db.user.findMany({
    where: { disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true, nation: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const series = await db.exerciseSeries.findMany({ include: { aliases: true }, orderBy: { name: "asc" } });
  const crises = await db.crisis.findMany({
    where: { isHistorical: false },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  const { places, marking } = await recentPlaces(db, viewer);
  const returnable = await listReturnable(db, record);
  return {
    countries: countries
      .map(({ code, name, aliases, kind }) => ({
        value: code,
        label: name,
        hint: kind === "HISTORICAL" ? `${code}, no longer exists` : code,
        group: covered.has(code) ? "Countries you cover" : "Others",
        keywords: aliases.join(" "),
      }))
      .sort((a, b) => Number(covered.has(b.value)) - Number(covered.has(a.value))),
    objectives: objectives.map(({ id, code, lineOfEffort, text }) => ({
      value: id,
      label: text,
      hint: code,
      group: lineOfEffort.label,
    })),
    tags: schemes.flatMap((scheme) =>
      scheme.tags.map(({ id, code, name }) => ({
        value: id,
        label: name,
        group: scheme.name,
        scheme: scheme.code,
        code,
      })),
    ),
    users: users.map(({ id, name, nation }) => ({ value: id, label: name, hint: nation })),
    exerciseSeries: series.map(({ id, name, aliases }) => ({
      value: id,
      label: name,
      keywords: aliases.map((alias) => alias.name).join(" "),
    })),
    crises: crises.map(({ id, reference, title }) => ({ value: id, label: title, hint: reference })),
    places,
    picklists: await listPicklistOptions(db, record ? itemsInUse(record) : []),
    engagements: returnable.options,
    giftLimit: await getGiftLimit(db),
    marking: bannerFor([marking, returnable.marking, ...crises.map((crisis) => crisis.marking)]),
  };
}

/** The latest visits and exchanges that another can return, and those the record returns; with their highest marking. */
async function listReturnable(
  db: Db,
  record: EngagementDetail | null,
): Promise<{ options: Option[]; marking: MarkingLevel }> {
  const named = record ? [record.sets.visit.returnsId, record.sets.exchange.returnsId] : [];
  const kept = named.filter((id) => id !== null);
  const rows = await db.$queryRaw<{ id: string; reference: string; title: string; marking: MarkingLevel }[]>`
    select id, reference, title, marking::text as marking from engagement
    where id in (select id from engagement_visible where type = any(${[...RETURNABLE]}::text[]) order by starts_on desc, id desc limit ${REACH})
       or id = any(${kept}::uuid[])
    order by starts_on desc, id desc`;
  return {
    options: rows.map(({ id, reference, title }) => ({ value: id, label: title, hint: reference })),
    marking: bannerFor(rows.map((row) => row.marking)),
  };
}

const RETURNABLE: readonly string[] = ENGAGEMENT_TYPE_CODES.filter((code) =>
  ["VISITS", "EXCHANGE", "TRAINING", "EDUCATION"].includes(ENGAGEMENT_TYPES[code].group),
);

type PersonRow = {
  id: string;
  familyName: string;
  givenName: string;
  rankText: string | null;
  rankCode: string | null;
  service: PersonOption["service"];
  position: string | null;
  organisation: string | null;
  nationality: string;
};

function optionOf(person: PersonRow, place: number | null): PersonOption {
  const { id, familyName: _f, givenName: _g, ...rest } = person;
  const name = listedName(person);
  return {
    ...rest,
    value: id,
    name,
    label: name,
    hint: [person.rankText, person.position, person.organisation, person.nationality]
      .filter(Boolean)
      .join(", "),
    group: place === 1 ? "Your counterparts" : place === 2 ? "Recent" : "Others",
  };
}
