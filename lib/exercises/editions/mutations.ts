import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayAt } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type Failure, faultsIn, invalidFields, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { writeTags } from "@/lib/tags/mutations";
import { faultOfTags } from "@/lib/tags/queries";
import { changeEdition, requireEdition, subjectOf, tellOfEdition, type Where } from "./changes/mutations";
import { zoneOfEdition } from "./days/place";
import { faultsOfHeld, faultsOfPlan, movedDays, ownDay } from "./days/rules";
import { faultOfCancelling, faultOfClosedEnd } from "./lessons/rules";
import { addPlanned, milestonesByTemplate } from "./milestones/mutations";
import { isOwnDay, isSameMilestone } from "./milestones/rules";
import { faultOfCountries } from "./participants/mutations";
import { canCreateEditions, canEditEdition } from "./policy";
import type { Edition } from "./queries";
import { recorded } from "./recorded";
import { type Days, editionReference, periodOf } from "./rules";
import type { CreateEditionInput, SaveEditionInput } from "./schema";

/**
 * Adds an edition to a series under the id of the form; with dates it gets the milestones of the chosen template that it does not leave.
 * Gives its address.
 */
export async function createEdition(viewer: Viewer, input: CreateEditionInput): Promise<Result<Where>> {
  const { id } = input;
  return createOnce(viewer, { id, act: "exercise_edition.created", content: input }, async (db) => {
    const series = await db.exerciseSeries.findUnique({
      where: { id: input.seriesId },
      select: { id: true, slug: true, name: true },
    });
    if (!series) return notFoundFailure("series");
    if (!canCreateEditions(viewer))
      return refuseAccess(db, viewer, {
        subject: { type: "exercise_series", id: series.id, name: series.name },
        attempt: "add an edition",
        reason: "Officers and admins add editions. Nothing was changed; the attempt is on record.",
      });
    const unknown = (await faultOfCountries(db, input.hosts, "hosts")) ?? (await faultOfTags(db, input.tags));
    if (unknown) return unknown;
    if (!canEditEdition(viewer, { participants: input.hosts.map((code) => ({ code })) }))
      return invalidFields({
        hosts: ["You cover none of these countries; an officer of a host, or an admin, adds this edition."],
      });
    const milestones = await milestonesByTemplate(db, input, []);
    if (milestones === null) return invalidFields({ templateId: [NO_TEMPLATE] });
    const faults = faultsOfPlan(milestones, input);
    if (faults.length > 0) return invalidFields({ startsOn: [`By the template: ${faults.join(" ")}`] });
    const reference = await takeReference(db, series.slug, input.year);
    await db.exerciseEdition.createMany({
      data: [
        {
          id,
          reference,
          seriesId: series.id,
          ...planColumns(input),
          // The wall asks for the countries before the participants can say them.
          hostCountryCodes: input.hosts,
          countryCodes: input.hosts,
          createdById: viewer.id,
        },
      ],
    });
    await db.exerciseParticipant.createMany({
      data: input.hosts.map((countryCode) => ({
        editionId: id,
        countryCode,
        role: "HOST" as const,
        state: "CONFIRMED" as const,
      })),
    });
    await addPlanned(db, id, milestones);
    await writeTags(db, { type: "exercise_edition", id }, [], input.tags);
    const made = await requireEdition(db, viewer, id);
    await tellOfEdition(db, viewer, "CHANGED", made);
    await recordChange(db, viewer, {
      type: "exercise_edition.created",
      subject: subjectOf(made),
      version: 1,
      before: {},
      after: recorded(made),
    });
    return ok({ slug: series.slug, reference });
  });
}

/** Changes what is planned. New days bring the milestones of the template, or move those that have not happened. */
export async function saveEdition(viewer: Viewer, input: SaveEditionInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const turned = faultOfCancelling(before, input.cancelReason);
    if (turned) return invalidFields({ cancelReason: [turned] });
    const unknown = await faultOfTags(db, input.tags, before.tags);
    if (unknown) return unknown;
    const from = periodOf(before);
    const to = periodOf(input);
    const moved = from && to && input.moves ? movedDays(before.milestones, from, to) : [];
    const milestones = before.milestones.map((one) => ({
      ...one,
      plannedOn:
        one.state !== "PLANNED"
          ? one.plannedOn
          : isOwnDay(one.kind)
            ? ownDay(one.kind, input)
            : (moved.find((other) => isSameMilestone(one, other))?.plannedOn ?? one.plannedOn),
    }));
    // What came from sources has its milestones from there; a plan gets them from the template.
    const generated =
      !from && before.createdById !== null ? await milestonesByTemplate(db, input, milestones) : [];
    if (generated === null) return invalidFields({ templateId: [NO_TEMPLATE] });
    const isMoved = before.startsOn !== input.startsOn || before.endsOn !== input.endsOn;
    const held = isMoved ? faultsOfRecord(before, input, await zoneOfEdition(db, before)) : null;
    if (held) return held;
    const faults = isMoved ? faultsOfPlan([...milestones, ...generated], input) : [];
    if (faults.length > 0) {
      const way = input.moves ? "" : ' Tick "Move what has not happened", or change its day first.';
      return invalidFields({ startsOn: [`${faults.join(" ")}${way}`] });
    }
    await db.exerciseEdition.update({
      where: { id: before.id },
      data: { ...planColumns(input), cancelReason: input.cancelReason },
    });
    for (const { id, plannedOn } of milestones.filter(({ state }) => state === "PLANNED"))
      await db.exerciseMilestone.update({
        where: { id },
        data: { plannedOn: plannedOn && toDateColumn(plannedOn) },
      });
    await addPlanned(db, before.id, generated);
    await writeTags(db, { type: "exercise_edition", id: before.id }, before.tags, input.tags);
    return null;
  });
}

/** New days that what has happened leaves no room for: what was held, and the closed review of an edition that was. */
function faultsOfRecord(
  { milestones, cancelReason, reviewClosedAt }: Edition,
  days: Days,
  place: string | null,
): Failure | null {
  const fields: Record<string, string[]> = {};
  const closed =
    reviewClosedAt &&
    cancelReason === null &&
    faultOfClosedEnd(days.endsOn, todayAt({ place }, reviewClosedAt));
  if (closed) fields.endsOn = [closed];
  for (const { field, message } of faultsOfHeld(milestones, days))
    fields[field] = [...(fields[field] ?? []), message];
  return faultsIn(fields);
}

const NO_TEMPLATE = "This template is not in use any more; choose another.";

/** The next reference of the year that was never given. */
async function takeReference(db: Db, slug: string, year: number): Promise<string> {
  const prefix = editionReference(slug, year, 1);
  for (;;) {
    const [counter] = await db.$queryRaw<{ last: number }[]>`
      insert into reference_counter as c (prefix, last) values (${prefix}, 1)
      on conflict (prefix) do update set last = c.last + 1 returning last`;
    const reference = editionReference(slug, year, counter?.last ?? 1);
    // Shipped editions have theirs without the counter.
    if (!(await db.exerciseEdition.findUnique({ where: { reference }, select: { id: true } })))
      return reference;
  }
}

function planColumns({
  name,
  typeCode,
  year,
  startsOn,
  endsOn,
  place,
  summary,
}: Pick<SaveEditionInput, "name" | "typeCode" | "year" | "startsOn" | "endsOn" | "place" | "summary">) {
  return {
    name,
    typeCode,
    year,
    startsOn: startsOn && toDateColumn(startsOn),
    endsOn: endsOn && toDateColumn(endsOn),
    place,
    summary,
  };
}
