import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { withArticle } from "@/lib/countries/articles";
import { type CalendarDate, calendarDateOf, formatDate, readLocalTime } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Country, Person } from "@/lib/generated/prisma/client";
import { ownNationFirst } from "@/lib/markings/rules";
import { listCareers, listRanks } from "@/lib/people/holdings/queries";
import { type Held, heldOn, type Ranked, rankOn } from "@/lib/people/holdings/rules";
import { rankCodeOf } from "@/lib/people/ranks";
import { listedName, namesNobody } from "@/lib/people/rules";
import { listPicklistOptions, listTagOptions } from "@/lib/picklists/queries";
import { readersById } from "@/lib/readers/queries";
import { heldWith } from "./countries/rules";
import type { Field } from "./field-sets/declare";
import { eachValue } from "./field-sets/sets";
import { valuesOf } from "./form-values";
import { itemsInUse } from "./items-in-use";
import type { PreparedAttendance } from "./prepared";
import type { Problem } from "./problems/rules";
import type { EngagementInput } from "./schema";
import { defaultTitle } from "./titles/rules";
import { engagementType } from "./types";
import type { EngagementDetail } from "./views";

/** What a form names, as the database knows it. */
export type Links = {
  title: string;
  timeZone: string;
  startsAt: Date | null;
  endsAt: Date | null;
  /** The people there, filled in from the persons chosen; `isNew` are to become persons on record. */
  attendance: (PreparedAttendance & { isNew: boolean })[];
  /** That of the edition, where one is named. */
  exerciseSeriesId: string | null;
  /** The name of each user who owns a promise. */
  userNames: ReadonlyMap<string, string>;
  /** The name of each person who gives or receives a promise, those apart whom the record names already. */
  personNames: ReadonlyMap<string, string>;
  /** The nations it may be released to, the own one first. */
  relTo: string[];
  /** Fields that name something that does not exist or is not open to the viewer. */
  problems: Problem[];
};

/**
 * Finds what a form names: countries, people, users, objectives, tags, series, crisis and the words of lists; and reads
 * its local times. What is retired may stay where the record has it already.
 */
export async function resolveLinks(
  db: Db,
  viewer: Viewer,
  input: EngagementInput,
  record: EngagementDetail | null,
): Promise<Links> {
  const problems: Problem[] = [];
  const need = (field: string, message: string) => problems.push({ field, message });

  const countries = await findCountries(db, input);
  checkCountries(input, countries, need);
  const people = await findPeople(db, input, record, need);
  const userNames = await findUsers(db, input, need);
  await checkReaders(db, input, record, need);
  const personNames = await findParties(db, input, record, need);
  await checkReferences(db, input, record, need);
  await checkItems(db, input, record, need);
  await checkReturned(db, input, record, need);
  const exerciseSeriesId = await seriesOf(db, input, need);
  const relTo = ownNationFirst(input.relTo, env().RAPPORT_NATION);
  if (!relTo.ok) need("relTo", relTo.message);

  return {
    title: titleOf(input, countries),
    ...planOf(viewer, input, record, countries, people, need),
    exerciseSeriesId,
    userNames,
    personNames,
    relTo: relTo.ok ? relTo.codes : [],
    problems,
  };
}

type Plan = Pick<Links, "timeZone" | "startsAt" | "endsAt" | "attendance">;

/** Of all that only what it is, when it takes place and who is there; the rest is not looked for, and nothing is told of what is wrong. */
export async function resolvePlan(
  db: Db,
  viewer: Viewer,
  input: EngagementInput,
): Promise<Plan & Pick<Links, "title" | "exerciseSeriesId">> {
  const nobody: Need = () => {};
  const countries = await findCountries(db, input);
  return {
    title: titleOf(input, countries),
    exerciseSeriesId: await seriesOf(db, input, nobody),
    ...planOf(viewer, input, null, countries, await findPeople(db, input, null, nobody), nobody),
  };
}

function titleOf(input: EngagementInput, known: ReadonlyMap<string, Country>): string {
  const names = heldWith(input.countries).flatMap(({ code }) => known.get(code)?.name ?? []);
  return input.title ?? defaultTitle(engagementType(input.type)?.name ?? input.type, names);
}

function planOf(
  viewer: Viewer,
  input: EngagementInput,
  record: EngagementDetail | null,
  countries: ReadonlyMap<string, Country>,
  people: ReadonlyMap<string, KnownPerson>,
  need: Need,
): Plan {
  const [main] = heldWith(input.countries);
  const timeZone =
    input.timeZone ??
    countries.get(input.hostCountry ?? "")?.timeZone ??
    countries.get(main?.code ?? "")?.timeZone ??
    viewer.timeZone;
  return {
    timeZone,
    ...readTimes(input, timeZone, need),
    attendance: input.attendance.map((row) => {
      const saved = row.id ? record?.attendance.find(({ id }) => id === row.id) : undefined;
      return attendanceOf(row, saved, people, input.startsOn);
    }),
  };
}

type Need = (field: string, message: string) => void;

async function findCountries(db: Db, input: EngagementInput): Promise<Map<string, Country>> {
  const codes = [
    ...input.countries.map(({ code }) => code),
    input.hostCountry,
    ...input.attendance.map(({ nationality }) => nationality),
    ...input.relTo,
    ...namedIn(input, "country", "countries").map(({ id }) => id),
  ].filter((code) => code !== null);
  const found = await db.country.findMany({ where: { code: { in: [...new Set(codes)] } } });
  return new Map(found.map((country) => [country.code, country]));
}

function checkCountries(input: EngagementInput, known: ReadonlyMap<string, Country>, need: Need): void {
  const check = (field: string, code: string | null) => {
    if (code === null) return;
    const country = known.get(code);
    if (!country) return need(field, `There is no country "${code}"; choose one of the list.`);
    const end = country.existedUntil && calendarDateOf(country.existedUntil);
    if (end && input.startsOn > end)
      need(
        field,
        `Choose what followed ${withArticle(code, country.name)}, which existed until ${formatDate(end)}.`,
      );
  };
  input.countries.forEach(({ code }, index) => {
    check(`countries.${index}.code`, code);
  });
  check("hostCountry", input.hostCountry);
  input.attendance.forEach(({ nationality }, index) => {
    check(`attendance.${index}.nationality`, nationality);
  });
  for (const { field, id } of namedIn(input, "country", "countries")) check(field, id);
  // Groups such as FVEY have four letters and are known to lib/markings.
  const strange = input.relTo.find((code) => code.length === 3 && !known.has(code));
  if (strange) need("relTo", `There is no country "${strange}".`);
}

type KnownPerson = Person & { career: Held[]; ranks: Ranked[] };

/** Those whom the record names already may be closed to the viewer, who covers another of its countries, and stay as they are. */
async function findPeople(
  db: Db,
  input: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<Map<string, KnownPerson>> {
  const kept = record?.attendance.map(({ personId }) => personId) ?? [];
  const ids = input.attendance.flatMap(({ personId }) => personId ?? []);
  const found = await db.person.findMany({ where: { id: { in: ids } } });
  const careers = await listCareers(db, ids);
  const open = input.attendance
    .filter(({ id, rankText }) => !id && !rankText)
    .map(({ personId }) => personId);
  const ranks = await listRanks(
    db,
    found
      .filter(({ id }) => open.includes(id))
      .map(({ rankSince, ...person }) => ({ ...person, rankSince: rankSince && calendarDateOf(rankSince) })),
  );
  const people = new Map(
    found.map((person) => [
      person.id,
      { ...person, career: careers.get(person.id) ?? [], ranks: ranks.get(person.id) ?? [] },
    ]),
  );
  input.attendance.forEach(({ personId }, index) => {
    if (personId && !people.has(personId) && !kept.includes(personId))
      need(
        `attendance.${index}.name`,
        "There is no such person, or they are not open to you; type the name.",
      );
  });
  return people;
}

async function findUsers(db: Db, input: EngagementInput, need: Need): Promise<Map<string, string>> {
  const named: { field: string; id: string }[] = [
    ...(input.responsibleOfficerId
      ? [{ field: "responsibleOfficerId", id: input.responsibleOfficerId }]
      : []),
    ...(input.backupOfficerId ? [{ field: "backupOfficerId", id: input.backupOfficerId }] : []),
    ...input.coAuthors.map((id) => ({ field: "coAuthors", id })),
    ...namedIn(input, "user"),
    ...input.commitments.flatMap(({ ownerUserId }, index) =>
      ownerUserId ? [{ field: `commitments.${index}.ownerUserId`, id: ownerUserId }] : [],
    ),
  ];
  const found = await db.user.findMany({
    where: { id: { in: named.map(({ id }) => id) }, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  for (const { field, id } of named)
    if (!names.has(id)) need(field, "There is no such user; choose one of the list.");
  return names;
}

/** Users, reader groups, and the posts and organisations of the nation that keeps the record; others may stay where they are named already. */
async function checkReaders(
  db: Db,
  { readers }: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<void> {
  const kept = record ? valuesOf(record).readers : [];
  const found = await readersById(db, readers);
  for (const id of readers) {
    const reader = found.get(id);
    const isOwn =
      reader?.kind === "USER" || reader?.kind === "GROUP" || reader?.nation === env().RAPPORT_NATION;
    if (!kept.includes(id) && !(reader && isOwn))
      need("readers", "There is no such reader; choose one of the list.");
  }
}

/** People and posts of promises. Those that the record names already may be closed to the viewer, and stay as they are. */
async function findParties(
  db: Db,
  { commitments }: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<Map<string, string>> {
  const before = record ? valuesOf(record).commitments : [];
  const named = (...fields: readonly ("ownerPersonId" | "toPersonId" | "ownerPostId" | "toPostId")[]) =>
    fields.flatMap((name) => {
      const known = before.map((promise) => promise[name]);
      return commitments.flatMap(({ [name]: id }, index) =>
        id && !known.includes(id) ? [{ field: `commitments.${index}.${name}`, id }] : [],
      );
    });
  const [people, posts] = [named("ownerPersonId", "toPersonId"), named("ownerPostId", "toPostId")];
  const idsOf = (rows: readonly { id: string }[]) => ({ id: { in: rows.map(({ id }) => id) } });
  const persons = people.length > 0 ? await db.person.findMany({ where: idsOf(people) }) : [];
  const names = new Map(persons.map((person) => [person.id, listedName(person)]));
  for (const { field, id } of people)
    if (!names.has(id)) need(field, "There is no such person, or they are not open to you; type the name.");
  const found =
    posts.length > 0
      ? await db.post.findMany({ where: { ...idsOf(posts), mergedIntoId: null }, select: { id: true } })
      : [];
  for (const { field, id } of posts)
    if (!found.some((post) => post.id === id)) need(field, "There is no such post; choose one of the list.");
  return names;
}

async function checkReferences(
  db: Db,
  input: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<void> {
  const objectives = await db.objective.count({ where: { id: { in: input.objectives } } });
  if (objectives !== input.objectives.length) need("objectives", "Choose objectives of the list.");
  const inUse = record?.tags.map(({ id }) => id) ?? [];
  if (input.tags.some((id) => !inUse.includes(id))) {
    const tags = await listTagOptions(db, inUse);
    if (!input.tags.every((id) => tags.some(({ value }) => value === id)))
      need("tags", "Choose tags of the list.");
  }
  await checkComponent(db, input, record, need);
  const { crisisId } = input;
  if (
    crisisId &&
    crisisId !== record?.hiddenCrisisId &&
    !(await db.crisis.findUnique({ where: { id: crisisId } }))
  )
    need("crisisId", "There is no such crisis, or it is not open to you.");
}

/** A lead component stands in the list today, unless the record has it already: its name may have changed since. */
async function checkComponent(
  db: Db,
  { leadComponent: label }: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<void> {
  if (label === null || label === record?.leadComponent) return;
  const item = await db.picklistItem.findFirst({ where: { list: "COMPONENT", label, isActive: true } });
  if (!item) need("leadComponent", "Choose a component of the list, which admins keep.");
}

/** The ids or codes that the field sets name in fields of these kinds, each with the form's path of its field. */
function namedIn({ sets }: EngagementInput, ...kinds: Field["kind"][]): { field: string; id: string }[] {
  return [...eachValue(sets)]
    .filter(({ field }) => kinds.includes(field.kind))
    .flatMap(({ path, value }) =>
      (Array.isArray(value) ? value : [value]).flatMap((id) =>
        typeof id === "string" ? [{ field: `sets.${path}`, id }] : [],
      ),
    );
}

/** Words of lists: of the right list, and in use today unless the record has them already. */
async function checkItems(
  db: Db,
  input: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<void> {
  const named = [
    ...[...eachValue(input.sets)].flatMap(({ path, field, value }) =>
      field.kind === "picklist" && typeof value === "string"
        ? [{ field: `sets.${path}`, id: value, list: field.list }]
        : [],
    ),
    ...(input.closingReasonId
      ? [{ field: "closingReasonId", id: input.closingReasonId, list: "CLOSING_REASON" as const }]
      : []),
    ...input.gifts.flatMap(({ dispositionId }, index) =>
      dispositionId
        ? [{ field: `gifts.${index}.dispositionId`, id: dispositionId, list: "GIFT_DISPOSITION" as const }]
        : [],
    ),
  ];
  if (named.length === 0) return;
  const options = await listPicklistOptions(db, record ? itemsInUse(record) : []);
  for (const { field, id, list } of named)
    if (!options[list].some(({ value }) => value === id)) need(field, "Choose one of the list.");
}

/** What it returns: another engagement, open to the viewer unless the record names it already. */
async function checkReturned(
  db: Db,
  input: EngagementInput,
  record: EngagementDetail | null,
  need: Need,
): Promise<void> {
  const named = namedIn(input, "engagement");
  if (named.length === 0) return;
  const known = record ? [...eachValue(record.sets)].map(({ value }) => value) : [];
  const open = await db.engagement.findMany({
    where: { id: { in: named.map(({ id }) => id) } },
    select: { id: true },
  });
  for (const { field, id } of named) {
    if (id === record?.id) need(field, "An engagement cannot return itself.");
    else if (!known.includes(id) && !open.some((one) => one.id === id))
      need(field, "There is no such engagement, or it is not open to you.");
  }
}

/** The series follows from the edition; one that the form names beside it gives way. */
async function seriesOf(
  db: Db,
  { exerciseSeriesId, exerciseEditionId }: EngagementInput,
  need: Need,
): Promise<string | null> {
  if (exerciseEditionId) {
    const edition = await db.exerciseEdition.findUnique({
      where: { id: exerciseEditionId },
      select: { seriesId: true },
    });
    if (edition) return edition.seriesId;
    need("exerciseEditionId", "There is no such edition, or it is not open to you; choose one of the list.");
  }
  if (exerciseSeriesId && !(await db.exerciseSeries.findUnique({ where: { id: exerciseSeriesId } })))
    need("exerciseSeriesId", "There is no such exercise; choose one of the list.");
  return exerciseSeriesId;
}

/** Local times at the place become instants. An hour that the clocks skipped is refused; of two, the first is meant. */
function readTimes(
  { startsOn, endsOn, startTime, endTime }: EngagementInput,
  zone: string,
  need: Need,
): { startsAt: Date | null; endsAt: Date | null } {
  const read = (field: string, day: string, time: string | null) => {
    const reading = time === null ? null : readLocalTime(`${day}T${time}`, zone);
    if (reading?.fit === "SKIPPED")
      need(
        field,
        `On ${formatDate(day)} clocks in ${zone} were put forward over ${time}; give another time.`,
      );
    return reading?.instant ?? null;
  };
  const startsAt = read("startTime", startsOn, startTime);
  const endsAt = read("endTime", endsOn ?? startsOn, endTime);
  if (startsAt && endsAt && endsAt < startsAt) need("endTime", "It ends before it starts.");
  return { startsAt, endsAt };
}

/**
 * What the form says of a person as they were that day. What it leaves open in a new row is taken from the person on
 * record, rank and post as they held them on the first day; a row that stands already (`saved`) is history, and keeps what was
 * left out. Who was kept by name alone is put on record by whatever save says the nation.
 */
function attendanceOf(
  { id, name, ...row }: EngagementInput["attendance"][number],
  saved: EngagementDetail["attendance"][number] | undefined,
  people: ReadonlyMap<string, KnownPerson>,
  day: CalendarDate,
): PreparedAttendance & { isNew: boolean } {
  const person = row.personId ? people.get(row.personId) : undefined;
  const held = person ? heldOn(person.career, day) : null;
  const rank = person ? rankOn(person.ranks, day) : null;
  const isPostOpen = row.position === null && row.organisation === null;
  const fullName = name ?? (person ? listedName(person) : "");
  const isOnePerson = mayStandOnRecord({ ...row, name: fullName });
  if (id)
    return { ...row, id, name: fullName, isNew: isOnePerson && saved !== undefined && isByNameAlone(saved) };
  return {
    ...row,
    name: fullName,
    rankText: row.rankText ?? rank?.rankText ?? null,
    rankCode: row.rankCode ?? (row.rankText ? null : rankCodeOf(rank?.rankCode ?? null)),
    service: row.service ?? rank?.service ?? person?.service ?? null,
    position: isPostOpen ? held?.title || null : row.position,
    organisation: isPostOpen ? (held?.organisation ?? null) : row.organisation,
    nationality: row.nationality ?? person?.nationality ?? null,
    isNew: isOnePerson,
  };
}

type Named = { personId: string | null; nationality: string | null; name: string };

/** Whether somebody on record can be made of who was typed: a person of a nation. */
function mayStandOnRecord({ personId, nationality, name }: Named): boolean {
  return !personId && nationality !== null && !namesNobody(name);
}

/** Whoever came from a source is of a nation and no person on record, and is left as they are. */
function isByNameAlone(saved: Named): boolean {
  return !saved.personId && !mayStandOnRecord(saved);
}
