import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { countryName } from "@/lib/countries/labels";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { listGiftLimits } from "@/lib/gifts/queries";
import type { MarkingLevel } from "@/lib/markings/rules";
import { compareNames } from "@/lib/people/duplicates/queries";
import { listRanks } from "@/lib/people/holdings/queries";
import type { Ranked } from "@/lib/people/holdings/rules";
import { TERMS_OF_PREDECESSORS } from "@/lib/people/posts/predecessors";
import { listPersonFacts, type PersonFacts } from "@/lib/people/queries";
import { splitName } from "@/lib/people/rules";
import { fitsOf, IN_PERSON, readSearchWords } from "@/lib/people/search";
import { listPicklistOptions, listTagOptions } from "@/lib/picklists/queries";
import { listReaderOptions } from "@/lib/readers/queries";
import { itemsInUse, postsInUse } from "../items-in-use";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES } from "../types";
import type {
  EngagementDetail,
  FormOptions,
  MarkedOption,
  NameMatch,
  Option,
  PersonOption,
  PlaceOption,
} from "../views";

const MOST = 20;
/** How far back a picker looks for places and records that are likely to come again, in engagements. */
const REACH = 200;
/** And for people, at every key: half a year and more of somebody who logs three a week, at half the cost. */
const REACH_OF_PEOPLE = Prisma.raw("100");
/** Of whom is offered before everybody else, by `place`. */
const GROUPS = ["Your counterparts", "Counterparts of your post", "Recent"] as const;
/** From so many letters on a word is rare enough to be looked for everywhere at once. */
const RARE = 4;

/** With fewer who have the words, those who come close are offered too. */
const FEW = 5;
const MOST_POSTS = 500;

/**
 * People to offer: the viewer's own counterparts first, then those of who held their posts, then those of recent engagements, then
 * everyone else who fits. Without text only the first three, or when `countries` are given all of these countries, and then the first
 * three of the viewer's own nation; with text, which is matched against names in every spelling and posts, the people of these countries
 * come first in each part. Where few are found, those with similar names follow.
 */
export async function lookupPeople(
  db: Db,
  viewer: Viewer,
  text: string,
  countries: readonly string[] = [],
): Promise<PersonOption[]> {
  const words = await readSearchWords(db, text);
  if (words.length === 0 && text.trim() !== "") return [];
  const met = await listMet(db);
  // As the column has it, here and wherever nations are compared: as text no index of it serves.
  const isOf = (nations: readonly string[]) => Prisma.sql`v.nationality = any(${[...nations]}::bpchar[])`;
  const first = words.length === 0 ? Prisma.sql`${isOf(countries)} desc,` : Prisma.empty;
  const find = (people: Prisma.Sql, fits: Prisma.Sql, except: readonly Met[] = []) => db.$queryRaw<Met[]>`
    with met as materialized (
      select * from unnest(${met.map(({ id }) => id)}::uuid[], ${met.map(({ place }) => place)}::int[]) m(id, place)
    )
    select v.id, v.place from (select p.*, m.place from person_visible p ${people}) v
    where v.is_active and v.id <> all(${except.map(({ id }) => id)}::uuid[]) and ${fits}
    order by ${first} v.place nulls last, ${isOf([...countries, viewer.nation])} desc, v.family_name, v.given_name, v.id
    limit ${MOST}`;
  const everybody = Prisma.sql`left join met m on m.id = p.id`;
  // Fenced: a frequent word then is looked for in hundreds of names, not in tens of thousands.
  const onlyMet = Prisma.sql`join met m on m.id = p.id offset 0`;
  if (words.length === 0)
    return optionsOf(
      db,
      countries.length > 0
        ? await find(
            everybody,
            Prisma.sql`(${isOf(countries)} or v.place is not null and ${isOf([viewer.nation])})`,
          )
        : await find(onlyMet, Prisma.sql`true`),
    );
  const { exact, near } = fitsOf(IN_PERSON, words);
  if (words.every(({ folded }) => folded.length < RARE)) {
    const nearest = await find(onlyMet, exact);
    if (nearest.length === MOST) return optionsOf(db, nearest);
  }
  const found = await find(everybody, exact);
  if (found.length < FEW) found.push(...(await find(everybody, near, found)));
  return optionsOf(db, found);
}

/** Somebody to offer; `place` 1 is a counterpart of the viewer, 2 one of who held a post of theirs, 3 somebody of recent engagements, null
 * anybody else. */
type Met = { id: string; place: number | null };

/**
 * Who was at the viewer's last engagements, at the last of the terms of who held their posts, and at the last that are shared. Without a
 * value in it the statement is planned once for everybody; with the id of the viewer it was planned at every key, which took as long as
 * to run it.
 */
async function listMet(db: Db): Promise<Met[]> {
  const latest = Prisma.sql`order by starts_on desc, id desc limit ${REACH_OF_PEOPLE}`;
  return db.$queryRaw<Met[]>`
    with recent as (
      select id from engagement_shared ${latest}
    ), own as (
      select id from engagement_visible where author_id = (select viewer_id()) ${latest}
    ), of_posts as (
      select e.id from (${TERMS_OF_PREDECESSORS}) term cross join lateral (
        select id, starts_on from engagement_visible
        where author_id = term.user_id and starts_on between term.first_on and term.last_on ${latest}) e
      ${latest}
    )
    select person_id as id, min(case when side = 'OWN' then 3 else place end)::int as place
    from (select id, min(place) as place
          from (select id, 1 as place from own union all select id, 2 from of_posts union all select id, 3 from recent) reached
          group by id) e
    join attendance_visible a on a.engagement_id = e.id
    where person_id is not null
    group by person_id`;
}

/**
 * The viewer as a person on record: of those of their nation under the name of the account the one that was there first.
 * Null when there is none.
 */
export async function findOwnPerson(db: Db, viewer: Viewer): Promise<PersonOption | null> {
  const found = await db.person.findFirst({
    where: {
      ...splitName(viewer.name, viewer.nation),
      nationality: viewer.nation,
      isActive: true,
      mergedIntoId: null,
    },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const [option] = await optionsOf(db, found ? [{ id: found.id, place: null }] : []);
  return option ?? null;
}

/** These people as they are offered, in no particular order; without those who are not open to the viewer. */
export async function listPeople(db: Db, ids: readonly string[]): Promise<PersonOption[]> {
  return ids.length === 0
    ? []
    : optionsOf(
        db,
        ids.map((id) => ({ id, place: null })),
      );
}

/** What the names of a pasted list mean, in its order: people of these nations on record, and each other. */
export async function matchNames(
  db: Db,
  names: readonly string[],
  nations: readonly string[],
): Promise<NameMatch[]> {
  const compared = await compareNames(db, names, nations);
  const options = await optionsOf(
    db,
    [...new Set(compared.flatMap(({ ids }) => ids))].map((id) => ({ id, place: null })),
  );
  const byId = new Map(options.map((option) => [option.value, option]));
  return compared.map(({ ids, ...match }) => ({
    ...match,
    people: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}

/** Accounts whose names hold what was typed, by name; those that have left are among them, since the record keeps them. */
export async function findOfficerOptions(db: Db, text: string): Promise<Option[]> {
  const users = await db.user.findMany({
    where: { name: { contains: text.trim(), mode: "insensitive" }, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true, nation: true, disabledAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return users.map(({ id, name, nation, disabledAt }) => ({
    value: id,
    label: name,
    hint: disabledAt ? `${nation}, has left` : nation,
  }));
}

/** Places of the viewer's last engagements that anybody may read of, the latest first, then of those of who held their posts: the browser
 * shows them unmarked. */
async function recentPlaces(db: Db, viewer: Viewer): Promise<PlaceOption[]> {
  const place = Prisma.sql`venue, city, host_country_code, time_zone`;
  const fits = Prisma.sql`marking = 'UNCLASSIFIED' and (venue is not null or city is not null)`;
  const latest = Prisma.sql`order by starts_on desc, id desc limit ${REACH}`;
  return db.$queryRaw<PlaceOption[]>`
    with own as (
      select ${place}, starts_on from engagement where author_id = ${viewer.id}::uuid and ${fits} ${latest}
    ), of_posts as (
      select e.* from (${TERMS_OF_PREDECESSORS}) term cross join lateral (
        select id, ${place}, starts_on from engagement
        where author_id = term.user_id and starts_on between term.first_on and term.last_on and ${fits} ${latest}) e
      ${latest}
    )
    select venue, city, host_country_code as "hostCountry", time_zone as "timeZone"
    from (select ${place}, starts_on, 1 as part from own union all select ${place}, starts_on, 2 from of_posts) reached
    group by ${place} order by min(part), max(starts_on) desc, city, venue limit ${MOST}`;
}

/**
 * Everything the pickers of the form offer, the long lists of people apart. Of accounts, objectives, crises and editions these are the
 * current ones, and those that stand in `record` already: a form must not lose what it cannot name.
 * @param editionAsked reference of an edition that is offered though it was cancelled, because a new record was begun from it; empty
 * for none
 */
export async function listFormOptions(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail | null = null,
  editionAsked = "",
): Promise<FormOptions> {
  const inUse = {
    users: record
      ? [
          record.responsibleOfficer?.id,
          record.backupOfficer?.id,
          ...record.access.map(({ reader }) => reader.id),
          ...record.commitments.map(({ ownerUserId }) => ownerUserId),
        ].flatMap((id) => id ?? [])
      : [],
    objectives: record?.objectives.map(({ id }) => id) ?? [],
    crises: record?.crisis ? [record.crisis.id] : [],
  };
  const countries = await db.country.findMany({ orderBy: { name: "asc" } });
  const covered = new Set(viewer.countries);
  const objectives = await db.objective.findMany({
    where: { OR: [{ isActive: true }, { id: { in: inUse.objectives } }] },
    include: { lineOfEffort: { select: { label: true } } },
    orderBy: { code: "asc" },
  });
  const users = await db.user.findMany({
    where: {
      OR: [{ disabledAt: null }, { id: { in: inUse.users } }],
      NOT: { roles: { has: "SYSTEM" } },
    },
    select: { id: true, name: true, nation: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const series = await db.exerciseSeries.findMany({ include: { aliases: true }, orderBy: { name: "asc" } });
  const editions = await db.exerciseEdition.findMany({
    where: {
      OR: [
        { cancelReason: null },
        { reference: editionAsked },
        { id: { in: record?.exerciseEdition ? [record.exerciseEdition.id] : [] } },
      ],
    },
    orderBy: [{ year: "desc" }, { reference: "asc" }],
    select: { id: true, reference: true, name: true, year: true, seriesId: true, cancelReason: true },
  });
  const seriesOf = new Map(series.map(({ id, slug, name }) => [id, { slug, name }]));
  const recent = await db.crisis.findMany({
    where: { isHistorical: false },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  const linked = await db.crisis.findMany({
    where: { id: { in: inUse.crises.filter((id) => !recent.some((crisis) => crisis.id === id)) } },
  });
  const crises = [...recent, ...linked];
  return {
    countries: countries
      .map(({ code, name, aliases, kind }) => ({
        value: code,
        label: name,
        hint: kind === "HISTORICAL" ? `${code}, no longer exists` : code,
        group: covered.has(code) ? "Countries you cover" : "Others",
        keywords: aliases.join("\n"),
      }))
      .sort((a, b) => Number(covered.has(b.value)) - Number(covered.has(a.value))),
    objectives: objectives.map(({ id, code, lineOfEffort, text }) => ({
      value: id,
      label: text,
      hint: code,
      group: lineOfEffort.label,
    })),
    tags: await listTagOptions(db, record?.tags.map(({ id }) => id) ?? []),
    users: users.map(({ id, name, nation }) => ({ value: id, label: name, hint: nation })),
    readers: [
      ...(await listReaderOptions(db, viewer, record?.access.map(({ reader }) => reader.id) ?? [])),
      ...(record?.hiddenReaders ?? []).map((value) => ({
        value,
        label: "A reader that is not open to you",
        group: "Not open to you",
      })),
    ],
    posts: await listPostOptions(db, viewer, record ? postsInUse(record) : []),
    exerciseSeries: series.map(({ id, name, aliases }) => ({
      value: id,
      label: name,
      keywords: aliases.map((alias) => alias.name).join(" "),
    })),
    exerciseEditions: editions.map(({ id, reference, name, year, seriesId, cancelReason }) => ({
      value: id,
      label: `${name ?? `${seriesOf.get(seriesId)?.name ?? ""} ${year}`}${cancelReason === null ? "" : " (cancelled)"}`,
      hint: reference,
      seriesId,
      place: { slug: seriesOf.get(seriesId)?.slug ?? "", reference },
    })),
    crises: [
      ...crises.map(markedOption),
      ...(record?.hiddenCrisisId
        ? [
            {
              value: record.hiddenCrisisId,
              label: "A crisis that is not open to you",
              hint: "",
              marking: "UNCLASSIFIED" as const,
            },
          ]
        : []),
    ],
    places: await recentPlaces(db, viewer),
    picklists: await listPicklistOptions(db, record ? itemsInUse(record) : []),
    engagements: await listReturnable(db, record),
    giftLimits: await listGiftLimits(db),
  };
}

/**
 * Active posts to choose from, those of the viewer's nation first, by title, at most 500; and those in use. Where there are more, a picker
 * looks the rest up as somebody types.
 */
export async function listPostOptions(
  db: Db,
  viewer: Viewer,
  inUse: readonly string[] = [],
): Promise<Option[]> {
  const select = { id: true, title: true, nation: true, organisation: { select: { name: true } } } as const;
  const first = (where: Prisma.PostWhereInput, most: number) =>
    db.post.findMany({
      where: { isActive: true, ...where },
      select,
      orderBy: [{ title: "asc" }, { id: "asc" }],
      take: most,
    });
  // Cut before it is sorted by nation, the list would lack own posts for want of room.
  const own = await first({ nation: viewer.nation }, MOST_POSTS);
  const ofOthers = { OR: [{ nation: null }, { nation: { not: viewer.nation } }] };
  const offered = [...own, ...(await first(ofOthers, MOST_POSTS - own.length))];
  const kept = inUse.filter((id) => !offered.some((post) => post.id === id));
  const others = kept.length > 0 ? await db.post.findMany({ where: { id: { in: kept } }, select }) : [];
  return [...offered, ...others].map(({ id, title, organisation }) => ({
    value: id,
    label: title,
    ...(organisation ? { hint: organisation.name } : {}),
  }));
}

/** The latest visits and exchanges that another can return, and those the record returns. */
async function listReturnable(db: Db, record: EngagementDetail | null): Promise<MarkedOption[]> {
  const named = record ? [record.sets.visit.returnsId, record.sets.exchange.returnsId] : [];
  const kept = named.filter((id) => id !== null);
  const rows = await db.$queryRaw<Markable[]>`
    select id, reference, title, marking::text as marking from engagement
    where id in (select id from engagement_visible where type = any(${[...RETURNABLE]}::text[]) order by starts_on desc, id desc limit ${REACH})
       or id = any(${kept}::uuid[])
    order by starts_on desc, id desc`;
  return rows.map(markedOption);
}

type Markable = { id: string; reference: string; title: string; marking: MarkingLevel };

function markedOption({ id, reference, title, marking }: Markable): MarkedOption {
  return { value: id, label: title, hint: reference, marking };
}

const RETURNABLE: readonly string[] = ENGAGEMENT_TYPE_CODES.filter((code) =>
  ["VISITS", "EXCHANGE", "TRAINING", "EDUCATION"].includes(ENGAGEMENT_TYPES[code].group),
);

async function optionsOf(db: Db, offered: readonly Met[]): Promise<PersonOption[]> {
  const people = await listPersonFacts(
    db,
    offered.map(({ id }) => id),
  );
  const places = new Map(offered.map(({ id, place }) => [id, place]));
  const ranks = await listRanks(db, people);
  return people.map((person) => optionOf(person, ranks.get(person.id) ?? [], places.get(person.id) ?? null));
}

function optionOf(person: PersonFacts, ranks: Ranked[], place: number | null): PersonOption {
  const { id, name, nativeName, rankText, career, nationality } = person;
  return {
    value: id,
    name,
    label: name,
    hint: [nativeName, rankText, person.position, person.organisation, countryName(nationality)]
      .filter(Boolean)
      .join(", "),
    group: place === null ? "Others" : (GROUPS[place - 1] ?? "Others"),
    ranks,
    career,
    nationality,
  };
}
