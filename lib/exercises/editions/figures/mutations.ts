import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import { fail, invalidFields, notFoundFailure, type Result } from "@/lib/result";
import { addToEdition, changeEdition, type Where } from "../changes/mutations";
import type { AddFigureInput, RemoveFigureInput } from "../schema";
import { faultOfCounting, faultOfFigures } from "./rules";

/** Adds a figure beside those on record; conflicting ones stand side by side. Of a cancelled edition nothing more is. */
export async function addFigure(viewer: Viewer, input: AddFigureInput): Promise<Result<Where>> {
  const { id, editionId, whose, ...counted } = input;
  const figure = { ...counted, ...whose };
  return addToEdition(viewer, input, async (db, before) => {
    const over = faultOfCounting(before);
    if (over) return fail("conflict", over);
    const { countryCode } = figure;
    if (countryCode !== null && !before.participants.some(({ code }) => code === countryCode))
      return invalidFields({ whose: ["It does not take part; add it to the participants first."] });
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

/**
 * Takes out a figure that was entered by hand; what came from shipped sources stays, and so does a total without which the others
 * would contradict each other.
 */
export async function removeFigure(viewer: Viewer, input: RemoveFigureInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const figure = before.figures.find(({ id }) => id === input.figureId);
    if (!figure) return notFoundFailure("figure");
    if (figure.createdById === null)
      return fail("conflict", "This figure comes from a published source. Add yours beside it instead.");
    const fault = faultOfFigures(before.figures.filter(({ id }) => id !== figure.id));
    // What contradicts itself already is put right one by one.
    if (fault && faultOfFigures(before.figures) === null)
      return fail("conflict", `Without this figure the others would contradict each other. ${fault}`);
    await db.exerciseFigure.deleteMany({ where: { id: figure.id } });
    return null;
  });
}
