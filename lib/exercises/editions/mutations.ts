import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { notify } from "@/lib/notices/mutations";
import {
  type Failure,
  fail,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellWatchers } from "@/lib/watches/mutations";
import { canCreateEditions, canEditEdition } from "./policy";
import { type Edition, getEditionById } from "./queries";
import { recorded } from "./recorded";
import {
  changedDuties,
  type Duty,
  dayByTemplate,
  dutiesOf,
  editionReference,
  faultOfClosing,
  faultOfFigures,
  faultOfMilestoneDay,
  faultOfOrder,
  faultsOfPlan,
  isOwnDay,
  movedDays,
  needsOwner,
  type OrderedMilestone,
  type Period,
} from "./rules";
import type {
  AddFigureInput,
  AddLessonInput,
  AddMilestoneInput,
  CreateEditionInput,
  MilestoneInput,
  Owner,
  RemoveFigureInput,
  ReviewInput,
  SaveEditionInput,
  SaveLessonInput,
  SaveMilestoneInput,
  SaveParticipantsInput,
} from "./schema";

type Where = { slug: string; reference: string };

/** Adds an edition to a series under the id of the form; with dates it gets its milestones from the template. Gives its address. */
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
    const unknown = await faultOfCountries(db, input.hosts, "hosts");
    if (unknown) return unknown;
    if (!canEditEdition(viewer, { countryCodes: input.hosts }))
      return invalidFields({
        hosts: ["You cover none of these countries; an officer of a host, or an admin, adds this edition."],
      });
    const milestones = await milestonesByTemplate(db, input, []);
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
    const made = await requireEdition(db, viewer, id);
    await tellOfEdition(db, viewer, made);
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
            : (moved.find(({ kind }) => kind === one.kind)?.plannedOn ?? one.plannedOn),
    }));
    // What came from sources has its milestones from there; a plan gets them from the template.
    const generated =
      !from && before.createdById !== null ? await milestonesByTemplate(db, input, milestones) : [];
    const isMoved = before.startsOn !== input.startsOn || before.endsOn !== input.endsOn;
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
      await db.exerciseMilestone.update({ where: { id }, data: { plannedOn: column(plannedOn) } });
    await addPlanned(db, before.id, generated);
    return null;
  });
}

/** Replaces the list of participants. */
export async function saveParticipants(viewer: Viewer, input: SaveParticipantsInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const codes = input.participants.map(({ code }) => code);
    const unknown = await faultOfCountries(db, codes, "participants");
    if (unknown) return unknown;
    if (!canEditEdition(viewer, { countryCodes: codes }))
      return invalidFields({
        participants: ["Keep at least one country that you cover; without it you could not open this again."],
      });
    const now = new Map(before.participants.map((participant) => [participant.code, participant]));
    const changed = input.participants.filter(({ code, role, state }) => {
      const held = now.get(code);
      return held?.role !== role || held.state !== state;
    });
    // Those that come are written before those that go, so that the viewer's own country is never missing in between.
    for (const { code, role, state } of changed)
      await db.exerciseParticipant.upsert({
        where: { editionId_countryCode: { editionId: before.id, countryCode: code } },
        create: { editionId: before.id, countryCode: code, role, state },
        update: { role, state },
      });
    await db.exerciseParticipant.deleteMany({
      where: { editionId: before.id, countryCode: { notIn: codes } },
    });
    return null;
  });
}

/** Adds a figure beside those on record; conflicting ones stand side by side. */
export async function addFigure(viewer: Viewer, input: AddFigureInput): Promise<Result<Where>> {
  const { id, editionId, ...figure } = input;
  return addToEdition(viewer, input, async (db, before) => {
    const fault = faultOfFigures([...before.figures, figure]);
    if (fault) return invalidFields({ value: [fault] });
    await db.exerciseFigure.createMany({
      data: [
        {
          ...figure,
          id,
          editionId,
          asOf: toDateColumn(figure.asOf),
          isVerified: false,
          createdById: viewer.id,
        },
      ],
    });
    return null;
  });
}

/** Takes out a figure that was entered by hand; what came from shipped sources stays. */
export async function removeFigure(viewer: Viewer, input: RemoveFigureInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const figure = before.figures.find(({ id }) => id === input.figureId);
    if (!figure) return notFoundFailure("figure");
    if (figure.createdById === null)
      return fail("conflict", "This figure comes from a published source. Add yours beside it instead.");
    await db.exerciseFigure.deleteMany({ where: { id: figure.id } });
    return null;
  });
}

/** Adds a milestone that the edition does not have, such as one that its template left out. */
export async function addMilestone(viewer: Viewer, input: AddMilestoneInput): Promise<Result<Where>> {
  const { id, editionId, kind } = input;
  return addToEdition(viewer, input, async (db, before) => {
    if (before.milestones.some((one) => one.kind === kind))
      return fail("conflict", "The edition has this milestone already: change it there.");
    const failure = await faultsOfMilestone(db, before, input);
    if (failure) return failure;
    await db.exerciseMilestone.createMany({
      data: [{ id, editionId, kind, ...milestoneColumns(before, input) }],
    });
    return null;
  });
}

/** Plans a milestone, or says that it was held or is not needed. STARTEX and ENDEX are planned by the edition's own days. */
export async function saveMilestone(viewer: Viewer, input: SaveMilestoneInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const milestone = before.milestones.find(({ kind }) => kind === input.kind);
    if (!milestone) return notFoundFailure("milestone");
    const failure = await faultsOfMilestone(db, before, input);
    if (failure) return failure;
    await db.exerciseMilestone.update({
      where: { id: milestone.id },
      data: milestoneColumns(before, input),
    });
    return null;
  });
}

async function faultsOfMilestone(db: Db, edition: Edition, input: MilestoneInput): Promise<Failure | null> {
  const { kind, state, heldOn, owner } = input;
  const plannedOn = isOwnDay(kind) ? ownDay(kind, edition) : input.plannedOn;
  const fields: Record<string, string[]> = {};
  const planFault =
    state === "PLANNED"
      ? (faultOfMilestoneDay(kind, plannedOn, edition) ??
        faultOfOrder({ kind, state, plannedOn }, edition.milestones))
      : null;
  if (planFault) fields.plannedOn = [planFault];
  const heldFault = faultOfMilestoneDay(kind, heldOn, edition);
  if (heldFault) fields.heldOn = [heldFault];
  else if (heldOn !== null && heldOn > todayIn("UTC", new Date()))
    fields.heldOn = ["This day has not come yet."];
  const ownerFault = await faultOfOwner(db, owner);
  if (ownerFault) fields.owner = [ownerFault];
  return Object.keys(fields).length > 0 ? invalidFields(fields) : null;
}

function milestoneColumns(
  edition: Edition,
  { kind, state, plannedOn, heldOn, heldUntil, owner, note }: MilestoneInput,
) {
  return {
    state,
    plannedOn: column(isOwnDay(kind) ? ownDay(kind, edition) : plannedOn),
    heldOn: column(heldOn),
    heldUntil: column(heldUntil),
    precision: "DAY" as const,
    ...owner,
    note,
  };
}

/** Adds an observation or lesson of the review. */
export async function addLesson(viewer: Viewer, input: AddLessonInput): Promise<Result<Where>> {
  const { id, editionId, kind, text, action, owner, dueOn } = input;
  return addToEdition(viewer, input, async (db, before) => {
    if (before.isReviewClosed) return fail("conflict", "The review is closed. Reopen it to add to it.");
    const ownerFault = await faultOfOwner(db, owner);
    if (ownerFault) return invalidFields({ owner: [ownerFault] });
    const last = await db.exerciseLesson.aggregate({ where: { editionId }, _max: { number: true } });
    await db.exerciseLesson.createMany({
      data: [
        {
          id,
          editionId,
          number: (last._max.number ?? 0) + 1,
          kind,
          text,
          action,
          dueOn: column(dueOn),
          ...owner,
        },
      ],
    });
    return null;
  });
}

/** Changes an observation or lesson. After the review is closed a lesson keeps an owner. */
export async function saveLesson(viewer: Viewer, input: SaveLessonInput): Promise<Result<Where>> {
  const { number, kind, text, action, owner, dueOn, state, outcome } = input;
  return changeEdition(viewer, input, async (db, before) => {
    const lesson = before.lessons?.find((one) => one.number === number);
    if (!lesson) return notFoundFailure("lesson");
    const ownerFault =
      before.isReviewClosed && needsOwner({ kind, ...owner })
        ? "The review is closed: a lesson keeps an owner."
        : await faultOfOwner(db, owner);
    if (ownerFault) return invalidFields({ owner: [ownerFault] });
    await db.exerciseLesson.update({
      where: { id: lesson.id },
      data: { kind, text, action, ...owner, dueOn: column(dueOn), state, outcome },
    });
    return null;
  });
}

/** Closes the after-action review; each lesson must have an owner. */
export async function closeReview(viewer: Viewer, input: ReviewInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const today = todayIn("UTC", new Date());
    const fault = faultOfClosing({ ...before, lessons: before.lessons ?? [] }, today);
    if (fault) return fail("conflict", fault);
    await db.exerciseEdition.update({ where: { id: before.id }, data: { reviewClosedAt: new Date() } });
    return null;
  });
}

export async function reopenReview(viewer: Viewer, input: ReviewInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    if (!before.isReviewClosed) return fail("conflict", "The review is open already.");
    await db.exerciseEdition.update({ where: { id: before.id }, data: { reviewClosedAt: null } });
    return null;
  });
}

/** Adds something to an edition under the id of its form. Without a version: two people may add at once. */
function addToEdition(
  viewer: Viewer,
  input: { id: string; editionId: string },
  add: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  const form = { id: input.id, act: "exercise_edition.changed" as const, content: input };
  return createOnce(viewer, form, (db) => changeIn(db, viewer, { id: input.editionId }, add));
}

/** Changes an edition that stands in the version it was opened with. */
function changeEdition(
  viewer: Viewer,
  target: { id: string; version: number },
  change: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  return withViewer(viewer, (db) => changeIn(db, viewer, target, change));
}

/**
 * The way of every change: visible, allowed, not stale, then the change, its revision and its audit row, and word to those it
 * concerns. `change` writes nothing when it gives a failure.
 */
async function changeIn(
  db: Db,
  viewer: Viewer,
  { id, version }: { id: string; version?: number },
  change: (db: Db, before: Edition) => Promise<Failure | null>,
): Promise<Result<Where>> {
  const found = await getEditionById(db, viewer, id);
  if (!found) return notFoundFailure("edition");
  if (!canEditEdition(viewer, found))
    return refuseAccess(db, viewer, {
      subject: subjectOf(found),
      attempt: "change this edition",
      reason:
        "Officers who cover a country that takes part, and admins, change an edition. Nothing was changed; the attempt is on record.",
    });
  // Whoever comes second waits here and reads what the first left.
  await db.$queryRaw`select id from exercise_edition where id = ${id}::uuid for update`;
  const before = await requireEdition(db, viewer, id);
  if (version !== undefined && before.version !== version) return staleFailure("edition");
  const failure = await change(db, before);
  if (failure) return failure;
  await db.exerciseEdition.update({ where: { id }, data: { version: { increment: 1 } } });
  const after = await requireEdition(db, viewer, id);
  await tellOfEdition(db, viewer, after);
  await tellOwners(db, viewer, before, after);
  await recordChange(db, viewer, {
    type: "exercise_edition.changed",
    subject: subjectOf(after),
    version: after.version,
    before: recorded(before),
    after: recorded(after),
  });
  return ok({ slug: after.series.slug, reference: after.reference });
}

/** Whoever watches the edition or its series hears that it changed. */
async function tellOfEdition(db: Db, viewer: Viewer, { id, series }: Edition): Promise<void> {
  await tellWatchers(db, viewer, {
    kind: "CHANGED",
    subject: { type: "exercise_edition", id },
    of: [
      { type: "exercise_edition", key: id },
      { type: "exercise_series", key: series.id },
    ],
  });
}

/** Owners of milestones and lessons hear what became theirs and which of their days moved. */
async function tellOwners(db: Db, viewer: Viewer, before: Edition, after: Edition): Promise<void> {
  const { given, moved } = changedDuties(dutiesOf(before), dutiesOf(after));
  const tell = (kind: "OWNER_NAMED" | "DAY_MOVED", duties: readonly Duty[]) =>
    notify(db, viewer, {
      kind,
      subject: { type: "exercise_edition", id: after.id },
      users: duties.flatMap(({ ownerUserId }) => ownerUserId ?? []),
      posts: duties.flatMap(({ ownerPostId }) => ownerPostId ?? []),
    });
  await tell("OWNER_NAMED", given);
  await tell("DAY_MOVED", moved);
}

function ownDay(
  kind: "STARTEX" | "ENDEX",
  { startsOn, endsOn }: { startsOn: CalendarDate | null; endsOn: CalendarDate | null },
): CalendarDate | null {
  return kind === "STARTEX" ? startsOn : endsOn;
}

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

/** The milestones of the template that the edition does not have yet, on their days. Without dates there are none. */
async function milestonesByTemplate(
  db: Db,
  days: { startsOn: CalendarDate | null; endsOn: CalendarDate | null },
  held: readonly { kind: MilestoneKind }[],
): Promise<OrderedMilestone[]> {
  const period = periodOf(days);
  if (!period) return [];
  const template = await db.milestoneTemplate.findMany({
    where: { isUsed: true, kind: { notIn: held.map(({ kind }) => kind) } },
  });
  return template.map((offset) => ({
    kind: offset.kind,
    state: "PLANNED" as const,
    plannedOn: dayByTemplate(offset, period),
    heldOn: null,
    heldUntil: null,
  }));
}

async function addPlanned(db: Db, editionId: string, milestones: readonly OrderedMilestone[]): Promise<void> {
  await db.exerciseMilestone.createMany({
    data: milestones.map(({ kind, plannedOn }) => ({
      id: newId(),
      editionId,
      kind,
      plannedOn: column(plannedOn),
    })),
  });
}

async function faultOfCountries(db: Db, codes: readonly string[], field: string): Promise<Failure | null> {
  const known = await db.country.findMany({ where: { code: { in: [...codes] } }, select: { code: true } });
  const unknown = codes.filter((code) => !known.some((country) => country.code === code));
  return unknown.length > 0
    ? invalidFields({ [field]: [`There is no country ${unknown.join(", ")}.`] })
    : null;
}

async function faultOfOwner(db: Db, { ownerUserId, ownerPostId }: Owner): Promise<string | null> {
  const isThere =
    (ownerUserId === null ||
      (await db.user.findFirst({ where: { id: ownerUserId, disabledAt: null }, select: { id: true } }))) &&
    (ownerPostId === null ||
      (await db.post.findFirst({ where: { id: ownerPostId, isActive: true }, select: { id: true } })));
  return isThere ? null : "This owner is not there any more; choose another.";
}

async function requireEdition(db: Db, viewer: Viewer, id: string): Promise<Edition> {
  const edition = await getEditionById(db, viewer, id);
  if (!edition) throw new Error(`edition ${id} vanished in its own transaction`);
  return edition;
}

function subjectOf({ id, reference }: Edition) {
  return { type: "exercise_edition" as const, id, name: reference };
}

function planColumns({
  name,
  year,
  startsOn,
  endsOn,
  place,
  summary,
}: Pick<SaveEditionInput, "name" | "year" | "startsOn" | "endsOn" | "place" | "summary">) {
  return { name, year, startsOn: column(startsOn), endsOn: column(endsOn), place, summary };
}

function periodOf({
  startsOn,
  endsOn,
}: {
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
}): Period | null {
  return startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null;
}

function column(day: CalendarDate | null): Date | null {
  return day === null ? null : toDateColumn(day);
}
