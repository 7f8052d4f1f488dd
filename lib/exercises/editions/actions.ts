"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import type { Result } from "@/lib/result";
import { addFigure, removeFigure } from "./figures/mutations";
import { addLesson, closeReview, reopenReview, saveLesson } from "./lessons/mutations";
import { editionHref, editPartHref } from "./links";
import { addMilestone, saveMilestone } from "./milestones/mutations";
import { createEdition, saveEdition } from "./mutations";
import { saveParticipants } from "./participants/mutations";
import {
  addFigureSchema,
  addLessonSchema,
  addMilestoneSchema,
  closeReviewSchema,
  createEditionSchema,
  removeFigureSchema,
  reopenReviewSchema,
  saveEditionSchema,
  saveLessonSchema,
  saveMilestoneSchema,
  saveParticipantsSchema,
} from "./schema";

type Saved = Result<{ slug: string; reference: string }>;

export const createEditionAction = action(createEditionSchema, async (viewer, input) =>
  openOn(await createEdition(viewer, input)),
);

export const saveEditionAction = action(saveEditionSchema, async (viewer, input) =>
  openOn(await saveEdition(viewer, input)),
);

export const saveParticipantsAction = action(saveParticipantsSchema, async (viewer, input) =>
  openOn(await saveParticipants(viewer, input)),
);

export const addFigureAction = action(addFigureSchema, async (viewer, input) =>
  stayOn(await addFigure(viewer, input)),
);

export const removeFigureAction = action(removeFigureSchema, async (viewer, input) =>
  stayOn(await removeFigure(viewer, input)),
);

export const addMilestoneAction = action(addMilestoneSchema, async (viewer, input) =>
  openOn(await addMilestone(viewer, input)),
);

export const saveMilestoneAction = action(saveMilestoneSchema, async (viewer, input) =>
  openOn(await saveMilestone(viewer, input)),
);

export const addLessonAction = action(addLessonSchema, async (viewer, input) =>
  openOn(await addLesson(viewer, input)),
);

export const saveLessonAction = action(saveLessonSchema, async (viewer, input) =>
  openOn(await saveLesson(viewer, input)),
);

export const closeReviewAction = action(closeReviewSchema, async (viewer, input) =>
  openOn(await closeReview(viewer, input)),
);

export const reopenReviewAction = action(reopenReviewSchema, async (viewer, input) =>
  openOn(await reopenReview(viewer, input)),
);

function openOn(result: Saved): Saved {
  if (result.ok) redirect(editionHref(result.data) as Route);
  return result;
}

/** For numbers, of which one is added after the other. */
function stayOn(result: Saved): Saved {
  if (result.ok) redirect(editPartHref(result.data, "numbers") as Route);
  return result;
}
