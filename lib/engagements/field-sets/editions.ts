/** What an engagement leaves to the edition of the exercise that it names. */
import type { SetName, SetValues } from "./sets";

/** Of field set E: how the after-action review stands, with the lessons and the figures that it is about. */
export type OfExercise = Pick<SetValues["exercise"], "review" | "lessons" | "figures">;

const OF_THE_EDITION: Readonly<Record<keyof OfExercise, true>> = {
  review: true,
  lessons: true,
  figures: true,
};

/** Whether the edition alone says this field or list of a set. */
export function isOfTheEdition(set: SetName, name: string): boolean {
  return set === "exercise" && Object.hasOwn(OF_THE_EDITION, name);
}

/** The edition that an engagement names: its id in a form, itself on record. */
export type OfEdition = { exerciseEditionId?: string | null; exerciseEdition?: { id: string } | null };

export function namesEdition({ exerciseEditionId, exerciseEdition }: OfEdition): boolean {
  return Boolean(exerciseEditionId || exerciseEdition);
}

/** Whether sets say anything of what an edition would say. */
export function repeatsEdition({ exercise }: { exercise: OfExercise }): boolean {
  return exercise.review !== null || exercise.lessons !== null || exercise.figures.length > 0;
}

/**
 * The sets as the record says them itself. What it said of its review, lessons and figures before it was to leave them to the edition
 * is no part of that; history keeps it.
 */
export function ownSets({ sets, ...record }: OfEdition & { sets: SetValues }): SetValues {
  return namesEdition(record)
    ? { ...sets, exercise: { ...sets.exercise, review: null, lessons: null, figures: [] } }
    : sets;
}
