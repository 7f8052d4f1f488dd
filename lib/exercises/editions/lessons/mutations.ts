import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayAt } from "@/lib/dates";
import { fail, invalidField, invalidFields, notFoundFailure, type Result } from "@/lib/result";
import { addToEdition, changeEdition, type Where } from "../changes/mutations";
import { zoneOfEdition } from "../days/place";
import { faultOfOwner } from "../owners/queries";
import type { AddLessonInput, CloseReviewInput, ReopenReviewInput, SaveLessonInput } from "../schema";
import { faultOfClosing, hasLesson, needsOwner } from "./rules";

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
          dueOn: dueOn && toDateColumn(dueOn),
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
    const others = before.lessons?.filter((one) => one.number !== number) ?? [];
    if (before.isReviewClosed && before.noLessonsReason === null && !hasLesson([...others, { kind }]))
      return invalidField(
        "kind",
        "The review was closed with this as its only lesson. Reopen it, and say why there is none when you close it again.",
      );
    await db.exerciseLesson.update({
      where: { id: lesson.id },
      data: { kind, text, action, ...owner, dueOn: dueOn && toDateColumn(dueOn), state, outcome },
    });
    return null;
  });
}

/**
 * Closes the after-action review: the report was held or is not needed (or the edition was cancelled and has none), each lesson has
 * an owner, and where there is no lesson the form says why.
 */
export async function closeReview(viewer: Viewer, input: CloseReviewInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const place = await zoneOfEdition(db, before);
    const today = todayAt({ place }, new Date());
    const lessons = before.lessons ?? [];
    const fault = faultOfClosing({ ...before, lessons }, today);
    if (fault) return fail("conflict", fault);
    const noLessonsReason = hasLesson(lessons) ? null : input.noLessonsReason;
    if (!hasLesson(lessons) && noLessonsReason === null)
      return invalidField(
        "noLessonsReason",
        "Nobody wrote down a lesson: say why there is none, or add it first.",
      );
    await db.exerciseEdition.update({
      where: { id: before.id },
      data: { reviewClosedAt: new Date(), noLessonsReason },
    });
    return null;
  });
}

export async function reopenReview(viewer: Viewer, input: ReopenReviewInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    if (!before.isReviewClosed) return fail("conflict", "The review is open already.");
    await db.exerciseEdition.update({ where: { id: before.id }, data: { reviewClosedAt: null } });
    return null;
  });
}
