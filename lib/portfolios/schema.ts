import { z } from "zod";
import { parseCalendarDate } from "@/lib/dates";
import { requiredText } from "@/lib/text";

const NO_DATE = "Give a date that exists, such as 2026-03-01.";

const dateSchema = (missing: string) =>
  z
    .string({ error: missing })
    .min(1, missing)
    .refine((text) => text === "" || parseCalendarDate(text) !== null, NO_DATE);

const openDateSchema = z
  .string()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || parseCalendarDate(text) !== null, NO_DATE);

const memberSchema = z
  .object({
    userId: z.uuid("Choose a person."),
    startsOn: dateSchema("Give the first day."),
    endsOn: openDateSchema,
    isBackup: z
      .literal("on")
      .optional()
      .transform((ticked) => ticked === "on"),
  })
  .superRefine(endsAfterStart);

/** A portfolio as the form sends it. Dates are calendar days (UTC), both ends included; no end means until further notice. */
export const portfolioSchema = z
  .object({
    name: requiredText(120, "Give the name."),
    startsOn: dateSchema("Give the first day."),
    endsOn: openDateSchema,
    countries: z
      .array(z.string().regex(/^[A-Z]{3}$/, "This is not a country."), {
        error: "Choose at least one country.",
      })
      .min(1, "Choose at least one country.")
      .transform((codes) => [...new Set(codes)].sort()),
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

export const savePortfolioSchema = z.intersection(
  portfolioSchema,
  z.object({ id: z.uuid("This is not a portfolio."), version: z.coerce.number().int().positive() }),
);

export const deletePortfolioSchema = z.object({
  id: z.uuid("This is not a portfolio."),
  version: z.coerce.number().int().positive(),
});

export type PortfolioInput = z.output<typeof portfolioSchema>;
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
