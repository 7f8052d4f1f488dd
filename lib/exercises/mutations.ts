import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { levelled } from "@/lib/levelled";
import {
  type Failure,
  faultsIn,
  invalidField,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canManageSeries } from "./policy";
import { isCircle, slugOf } from "./rules";
import type { CreateSeriesInput, SaveSeriesInput, SeriesInput } from "./schema";

/** Adds a series. Gives its slug, which its address and the references of its editions carry from then on. */
export async function createSeries(
  viewer: Viewer,
  input: CreateSeriesInput,
): Promise<Result<{ slug: string }>> {
  const { id } = input;
  const create = async (db: Db): Promise<Result<{ slug: string }>> => {
    if (!canManageSeries(viewer)) return refuse(db, viewer, null, input.name, "add an exercise series");
    const slug = slugOf(input.name);
    if (!slug) return invalidFields({ name: ["The name needs letters or digits of the Latin alphabet."] });
    const wrong = await faultsOf(db, input, null);
    if (wrong) return wrong;
    await db.exerciseSeries.createMany({ data: [{ id, slug, ...columnsOf(input) }] });
    await db.exerciseAlias.createMany({
      data: input.aliases.map((name) => ({ id: newId(), seriesId: id, name })),
    });
    await recordChange(db, viewer, {
      type: "exercise_series.created",
      subject: { type: "exercise_series", id, name: input.name },
      version: 1,
      before: {},
      after: await recorded(db, id),
    });
    return ok({ slug });
  };
  return createOnce(viewer, { id, act: "exercise_series.created", content: input }, create, () =>
    invalidField("name", "Another series has this name or one too much like it."),
  );
}

/** Changes a series; its slug stays, since references carry it. */
export async function saveSeries(viewer: Viewer, input: SaveSeriesInput): Promise<Result<{ slug: string }>> {
  const { id, version } = input;
  return withViewer(viewer, async (db) => {
    if (!canManageSeries(viewer)) return refuse(db, viewer, id, input.name, "change this exercise series");
    const held = await db.exerciseSeries.findUnique({ where: { id }, select: { slug: true } });
    if (!held) return notFoundFailure("series");
    const wrong = await faultsOf(db, input, id);
    if (wrong) return wrong;
    const before = await recorded(db, id);
    const { count } = await db.exerciseSeries.updateMany({
      where: { id, version },
      data: { ...columnsOf(input), version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "exercise_series", id }, version, "series");
    await db.exerciseAlias.deleteMany({ where: { seriesId: id, name: { notIn: input.aliases } } });
    await db.exerciseAlias.createMany({
      data: input.aliases.map((name) => ({ id: newId(), seriesId: id, name })),
      skipDuplicates: true,
    });
    await recordChange(db, viewer, {
      type: "exercise_series.changed",
      subject: { type: "exercise_series", id, name: input.name },
      version: version + 1,
      before,
      after: await recorded(db, id),
    });
    return ok({ slug: held.slug });
  });
}

const refuse = refusalBy(
  "exercise_series",
  "Only admins add and change series. Nothing was changed; the attempt is on record.",
);

/** What the database alone can say about the input. `ownId` is the series being saved. */
async function faultsOf(db: Db, input: SeriesInput, ownId: string | null): Promise<Failure | null> {
  const fields: Record<string, string[]> = {};
  // Two that name each other at one moment would each find the other free.
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('exercise series'))`;
  const all = await db.exerciseSeries.findMany({ select: { id: true, name: true, successorId: true } });
  const others = all.filter(({ id }) => id !== ownId);
  if (others.some(({ name }) => levelled(name) === levelled(input.name)))
    fields.name = ["Another series has this name."];
  if (input.successorId !== null) {
    if (!all.some(({ id }) => id === input.successorId))
      fields.successorId = ["Choose a series of the list."];
    else if (ownId !== null && isCircle(ownId, input.successorId, all))
      fields.successorId = ["This one is continued by the series itself; a series cannot go on as itself."];
  }
  const known = await db.country.findMany({ where: { code: { in: input.hosts } }, select: { code: true } });
  const unknown = input.hosts.filter((code) => !known.some((country) => country.code === code));
  if (unknown.length > 0) fields.hosts = [`There is no country ${unknown.join(", ")}.`];
  return faultsIn(fields);
}

function columnsOf(input: SeriesInput) {
  const { firstYear, firstYearSource, isVerified } = input;
  return {
    name: input.name,
    lead: input.lead,
    domains: input.domains,
    status: input.status,
    successorId: input.successorId,
    cadence: input.cadence,
    monthHint: input.monthHint,
    typicalParticipation: input.typicalParticipation,
    source: input.source,
    hostCountryCodes: input.hosts,
    firstYear,
    firstYearSource,
    firstYearVerified: isVerified && firstYear !== null && firstYearSource !== null,
    isVerified,
  };
}

async function recorded(db: Db, id: string): Promise<Record<string, unknown>> {
  const { aliases, successor, ...row } = await db.exerciseSeries.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      lead: true,
      hostCountryCodes: true,
      domains: true,
      firstYear: true,
      firstYearSource: true,
      cadence: true,
      monthHint: true,
      typicalParticipation: true,
      status: true,
      source: true,
      isVerified: true,
      aliases: { select: { name: true }, orderBy: { name: "asc" } },
      successor: { select: { name: true } },
    },
  });
  return { ...row, otherNames: aliases.map(({ name }) => name), goesOnAs: successor?.name ?? null };
}
