import { z } from "zod";
import {
  countryField,
  dayField,
  flag,
  idField,
  listOf,
  newIdField,
  optionalDay,
  versionField,
} from "@/lib/fields";
import { requiredText } from "@/lib/text";

const memberSchema = z
  .object({
    userId: idField("Choose a person."),
    startsOn: dayField("Give the first day."),
    endsOn: optionalDay(),
    isBackup: flag(),
  })
  .superRefine(endsAfterStart);

/** A portfolio as the form sends it. Dates are calendar days (UTC), both ends included; no end means until further notice. */
export const portfolioSchema = z
  .object({
    name: requiredText(120, "Give the name."),
    startsOn: dayField("Give the first day."),
    endsOn: optionalDay(),
    countries: listOf(countryField("Choose at least one country."), 300)
      .refine((codes) => codes.length > 0, "Choose at least one country.")
      .transform((codes) => codes.toSorted()),
    members: z.array(memberSchema).max(200, "A portfolio can have at most 200 people.").default([]),
  })
  .superRefine(endsAfterStart)
  .superRefine(({ members }, context) => {
    members.forEach((member, index) => {
      const twice = members.some(
        (other, at) => at < index && other.userId === member.userId && overlaps(other, member),
      );
      if (twice)
        context.addIssue({
          code: "custom",
          path: ["members", index, "userId"],
          message: "This person already covers the portfolio on some of these days.",
        });
    });
  });

export const createPortfolioSchema = z.intersection(portfolioSchema, z.object({ id: newIdField }));

export const savePortfolioSchema = z.intersection(
  portfolioSchema,
  z.object({ id: idField("This is not a portfolio."), version: versionField }),
);

export const deletePortfolioSchema = z.object({
  id: idField("This is not a portfolio."),
  version: versionField,
});

export type PortfolioInput = z.output<typeof portfolioSchema>;
export type CreatePortfolioInput = z.output<typeof createPortfolioSchema>;
export type SavePortfolioInput = z.output<typeof savePortfolioSchema>;
export type DeletePortfolioInput = z.output<typeof deletePortfolioSchema>;

type Period = { startsOn: string; endsOn: string | null };

function endsAfterStart({ startsOn, endsOn }: Period, context: z.RefinementCtx): void {
  if (endsOn !== null && endsOn < startsOn)
    context.addIssue({ code: "custom", path: ["endsOn"], message: "The last day is before the first." });
}

function overlaps(one: Period, other: Period): boolean {
  return one.startsOn <= (other.endsOn ?? "9999-12-31") && other.startsOn <= (one.endsOn ?? "9999-12-31");
}
