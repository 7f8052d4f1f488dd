import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, type DatePrecision } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listPostOptions } from "@/lib/engagements/pickers/queries";
import type { Prisma } from "@/lib/generated/prisma/client";
import type {
  ExerciseRole,
  InvitationState,
  MilestoneKind,
  MilestoneState,
} from "@/lib/generated/prisma/enums";
import { tagged, tagsOf } from "@/lib/tags/queries";
import { byMilestone } from "./milestones/rules";
import { type OwnerOption, postOwner, userOwner } from "./owners/options";
import { ownerNames } from "./owners/queries";
import { canReadLessons } from "./policy";
import { isEditionReference } from "./rules";

/** One edition with everything planned, counted and learned, as far as it is open to the viewer; null when it is not. */
export async function getEdition(db: Db, viewer: Viewer, reference: string) {
  if (!isEditionReference(reference)) return null;
  return editionFrom(
    db,
    viewer,
    await db.exerciseEdition.findUnique({ where: { reference }, include: parts }),
  );
}

export async function getEditionById(db: Db, viewer: Viewer, id: string) {
  return editionFrom(db, viewer, await db.exerciseEdition.findUnique({ where: { id }, include: parts }));
}

export type Edition = NonNullable<Awaited<ReturnType<typeof getEdition>>>;

const parts = {
  series: { select: { id: true, slug: true, name: true, domains: true } },
  participants: { include: { country: { select: { name: true } } } },
  figures: { orderBy: [{ kind: "asc" }, { side: "asc" }, { value: "asc" }] },
  milestones: true,
  lessons: { orderBy: { number: "asc" } },
  tags: tagged,
} satisfies Prisma.ExerciseEditionInclude;

async function editionFrom(
  db: Db,
  viewer: Viewer,
  row: Prisma.ExerciseEditionGetPayload<{ include: typeof parts }> | null,
) {
  if (!row) return null;
  const owners = await ownerNames(db, [...row.milestones, ...row.lessons]);
  return {
    ...row,
    startsOn: dayOf(row.startsOn),
    endsOn: dayOf(row.endsOn),
    isReviewClosed: row.reviewClosedAt !== null,
    tags: tagsOf(row.tags),
    participants: row.participants
      .map(({ countryCode, country, role, state }) => ({
        code: countryCode,
        name: country.name,
        role,
        state,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en")),
    figures: row.figures.map((figure) => ({ ...figure, asOf: dayOf(figure.asOf) })),
    milestones: row.milestones
      .map((milestone) => ({
        ...milestone,
        plannedOn: dayOf(milestone.plannedOn),
        heldOn: dayOf(milestone.heldOn),
        heldUntil: dayOf(milestone.heldUntil),
        owner: owners(milestone),
      }))
      .sort(byMilestone),
    /** Null where the viewer may not read lessons: that is not the same as none. */
    lessons: canReadLessons(viewer, row)
      ? row.lessons.map((lesson) => ({ ...lesson, dueOn: dayOf(lesson.dueOn), owner: owners(lesson) }))
      : null,
  };
}

/** Who can own a milestone or lesson: the posts in use, as promises offer them, then everyone with an account of the viewer's nation. */
export async function listOwners(db: Db, viewer: Viewer): Promise<OwnerOption[]> {
  const posts = await listPostOptions(db, viewer);
  const users = await db.user.findMany({
    where: { disabledAt: null, nation: viewer.nation, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return [...posts.map(postOwner), ...users.map(userOwner)];
}

const judgedFacts = {
  id: true,
  reference: true,
  name: true,
  year: true,
  startsOn: true,
  endsOn: true,
  place: true,
  cancelReason: true,
  reviewClosedAt: true,
  createdById: true,
  countryCodes: true,
  hostCountryCodes: true,
  isFictional: true,
  series: { select: { slug: true, name: true, domains: true } },
} satisfies Prisma.ExerciseEditionSelect;

type OfEdition = { editionId: string };

type JudgedParticipant = { role: ExerciseRole; state: InvitationState };

type JudgedMilestone = {
  kind: MilestoneKind;
  number: number;
  state: MilestoneState;
  plannedOn: CalendarDate | null;
  heldOn: CalendarDate | null;
  heldUntil: CalendarDate | null;
  precision: DatePrecision;
};

/**
 * Editions as lists and the planner judge and draw them: by first day, those without one last. What belongs to them is read in
 * one statement a table, because joined to each edition the wall would ask again for every row; days as text, because a year has
 * thousands of milestones.
 */
export async function listJudgedEditions(db: Db, viewer: Viewer, where: Prisma.ExerciseEditionWhereInput) {
  const rows = await db.exerciseEdition.findMany({
    where,
    orderBy: [{ startsOn: { sort: "asc", nulls: "last" } }, { reference: "asc" }],
    select: judgedFacts,
  });
  const ids = rows.map(({ id }) => id);
  const participants: Map<string, JudgedParticipant[]> = Map.groupBy(
    await db.$queryRaw<(OfEdition & JudgedParticipant)[]>`
      select edition_id as "editionId", role::text as role, state::text as state
      from exercise_participant where edition_id = any(${ids}::uuid[])`,
    ({ editionId }) => editionId,
  );
  const milestones: Map<string, JudgedMilestone[]> = Map.groupBy(
    await db.$queryRaw<(OfEdition & JudgedMilestone)[]>`
      select edition_id as "editionId", kind::text as kind, number, state::text as state, planned_on::text as "plannedOn",
             held_on::text as "heldOn", held_until::text as "heldUntil", precision::text as precision
      from exercise_milestone where edition_id = any(${ids}::uuid[])`,
    ({ editionId }) => editionId,
  );
  const unowned = new Map(
    (
      await db.exerciseLesson.groupBy({
        by: "editionId",
        where: { editionId: { in: ids }, kind: "LESSON", ownerUserId: null, ownerPostId: null },
        _count: true,
      })
    ).map(({ editionId, _count }) => [editionId, _count]),
  );
  return rows.map(({ reviewClosedAt, ...row }) => ({
    ...row,
    startsOn: dayOf(row.startsOn),
    endsOn: dayOf(row.endsOn),
    isReviewClosed: reviewClosedAt !== null,
    participants: participants.get(row.id) ?? [],
    milestones: milestones.get(row.id) ?? [],
    lessonsWithoutOwner: canReadLessons(viewer, row) ? (unowned.get(row.id) ?? 0) : null,
  }));
}

/** Every number of these editions, by edition and what they count. */
export async function listFigures(db: Db, editionIds: readonly string[]) {
  const rows = await db.exerciseFigure.findMany({
    where: { editionId: { in: [...editionIds] } },
    orderBy: [{ editionId: "asc" }, ...parts.figures.orderBy],
  });
  return rows.map((figure) => ({ ...figure, asOf: dayOf(figure.asOf) }));
}

export type EditionFigure = Awaited<ReturnType<typeof listFigures>>[number];

export type JudgedEdition = Awaited<ReturnType<typeof listJudgedEditions>>[number];

/** Editions in which something is still to come or to be learned, the next first. */
export async function listLiveEditions(db: Db, viewer: Viewer): Promise<JudgedEdition[]> {
  return listJudgedEditions(db, viewer, {
    cancelReason: null,
    reviewClosedAt: null,
    milestones: { some: { state: "PLANNED" } },
  });
}

function dayOf(column: Date | null): CalendarDate | null {
  return column && calendarDateOf(column);
}
