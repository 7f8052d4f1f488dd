import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refusalBy, refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { levelled } from "@/lib/levelled";
import {
  type Failure,
  invalidField,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import {
  dayByTemplate,
  faultOfMilestoneDay,
  faultOfOrder,
  isOwnDay,
  MILESTONE_ORDER,
  type Offset,
} from "./editions/rules";
import { MILESTONE_LABELS } from "./labels";
import { canManageSeries } from "./policy";
import { listTemplate } from "./queries";
import { isCircle, slugOf } from "./rules";
import type { CreateSeriesInput, SaveSeriesInput, SaveTemplateInput, SeriesInput } from "./schema";

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
    if (count === 0) return staleFailure("series");
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

/** Changes when milestones fall. Editions that have theirs keep them. */
export async function saveTemplate(viewer: Viewer, input: SaveTemplateInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    if (!canManageSeries(viewer))
      return refuseAccess(db, viewer, {
        subject: { type: "milestone_template", id: null, name: "template of exercise milestones" },
        attempt: "change the template",
        reason: "Only admins change the template. Nothing was changed; the attempt is on record.",
      });
    await db.$queryRaw`select kind from milestone_template order by kind for update`;
    const before = await listTemplate(db);
    if (
      input.milestones.some(
        ({ kind, version }) => before.find((row) => row.kind === kind)?.version !== version,
      )
    )
      return staleFailure("template");
    const faults = input.milestones.flatMap((row, index) => {
      const fault = row.isUsed ? faultOfOffset(row, input.milestones) : null;
      return fault ? [[`milestones.${index}.months`, [fault]]] : [];
    });
    if (faults.length > 0) return invalidFields(Object.fromEntries(faults));
    for (const { kind, version: _version, ...offset } of input.milestones)
      await db.milestoneTemplate.update({
        where: { kind },
        data: { ...offset, version: { increment: 1 } },
      });
    const words = (rows: Awaited<ReturnType<typeof listTemplate>>) =>
      Object.fromEntries(
        rows.map(({ kind, anchor, months, days, isUsed }) => [
          MILESTONE_LABELS[kind].name,
          isUsed ? `${anchor} ${months} months ${days} days` : "not used",
        ]),
      );
    await recordAudit(db, viewer, {
      type: "milestone_template.changed",
      subject: { type: "milestone_template", id: null, name: "template of exercise milestones" },
      before: words(before),
      after: words(await listTemplate(db)),
    });
    return ok(null);
  });
}

/** An edition of one day shows what holds for every edition: what is before its first day must be so by the offset alone. */
const ANY_DAY = { startsOn: "2001-07-01", endsOn: "2001-07-01" };

function faultOfOffset(offset: Offset, all: readonly (Offset & { isUsed: boolean })[]): string | null {
  if (isOwnDay(offset.kind))
    return offset.months === 0 && offset.days === 0 && offset.anchor === offset.kind
      ? null
      : "This day is the edition's own.";
  const isRight = faultOfMilestoneDay(offset.kind, dayByTemplate(offset, ANY_DAY), ANY_DAY) === null;
  if (isRight) {
    const others = all
      .filter(({ isUsed }) => isUsed)
      .map((row) => ({ ...plannedBy(row), heldOn: null, heldUntil: null }));
    return faultOfOrder(plannedBy(offset), others) === null
      ? null
      : "It stands out of its order: concept, initial, main and final conference with the site survey before the last, then the decision brief; after ENDEX hotwash, report, lessons.";
  }
  return MILESTONE_ORDER.indexOf(offset.kind) < MILESTONE_ORDER.indexOf("STARTEX")
    ? "It comes before STARTEX: give months or days below zero."
    : "It comes after ENDEX: give months or days above zero.";
}

function plannedBy(offset: Offset) {
  return { kind: offset.kind, state: "PLANNED" as const, plannedOn: dayByTemplate(offset, ANY_DAY) };
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
  return Object.keys(fields).length > 0 ? invalidFields(fields) : null;
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
