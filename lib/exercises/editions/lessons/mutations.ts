import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
import { fail, invalidFields, notFoundFailure, type Result } from "@/lib/result";
import { addToEdition, changeEdition, type Where } from "../changes/mutations";
import { faultOfOwner } from "../owners/queries";
import { faultOfClosing, needsOwner } from "../rules";
import type { AddLessonInput, ReviewInput, SaveLessonInput } from "../schema";

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
    await db.exerciseLesson.update({
      where: { id: lesson.id },
      data: { kind, text, action, ...owner, dueOn: dueOn && toDateColumn(dueOn), state, outcome },
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
