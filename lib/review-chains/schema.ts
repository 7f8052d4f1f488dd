import { z } from "zod";
import {
  choice,
  flag,
  idField,
  listOf,
  newIdField,
  optionalCountry,
  optionalId,
  versionField,
} from "@/lib/fields";
import { ReviewKind } from "@/lib/generated/prisma/enums";
import { requiredText } from "@/lib/text";

const MOST_STEPS = 6;

/** Days a step may wait before it climbs. */
const DAYS = { least: 1, most: 90 };

const stepSchema = z.object({
  postIds: listOf(idField("Choose a post."), 10).refine(
    (ids) => ids.length > 0,
    "Choose at least one post; any one of them approves.",
  ),
  days: z.coerce
    .number()
    .int()
    .min(DAYS.least)
    .max(DAYS.most)
    .catch(0)
    .refine((days) => days > 0, `Give the days as a number from ${DAYS.least} to ${DAYS.most}.`),
  climbsToPostId: optionalId("Choose a post."),
});

/** A chain as the form sends it; the steps in their order. It holds for at most one thing. */
export const reviewChainSchema = z
  .object({
    name: requiredText(120, "Give the name."),
    kind: choice(
      Object.values(ReviewKind) as [ReviewKind, ...ReviewKind[]],
      "Say whether it is for plans or for reports.",
    ),
    objectiveId: optionalId("Choose an objective."),
    countryCode: optionalCountry("Choose a country."),
    organisationId: optionalId("Choose an organisation."),
    isActive: flag(),
    steps: z
      .array(stepSchema)
      .max(MOST_STEPS, `A chain has at most ${MOST_STEPS} steps.`)
      .default([])
      .refine((steps) => steps.length > 0, "Add at least one step; without one nobody approves anything."),
  })
  .superRefine(({ objectiveId, countryCode, organisationId, steps }, context) => {
    const given = { objectiveId, countryCode, organisationId };
    const fields = Object.entries(given).flatMap(([field, value]) => (value === null ? [] : [field]));
    for (const field of fields.slice(1))
      context.addIssue({
        code: "custom",
        path: [field],
        message: "Choose one of the three; a chain holds for one thing.",
      });
    steps.forEach(({ postIds, climbsToPostId }, index) => {
      if (climbsToPostId !== null && postIds.includes(climbsToPostId))
        context.addIssue({
          code: "custom",
          path: ["steps", index, "climbsToPostId"],
          message: "This post already approves the step; let it climb to another.",
        });
    });
  });

export const createReviewChainSchema = z.intersection(reviewChainSchema, z.object({ id: newIdField }));
export const saveReviewChainSchema = z.intersection(
  reviewChainSchema,
  z.object({ id: idField("This is not a chain of review."), version: versionField }),
);

export type ReviewChainInput = z.output<typeof reviewChainSchema>;
export type CreateReviewChainInput = z.output<typeof createReviewChainSchema>;
export type SaveReviewChainInput = z.output<typeof saveReviewChainSchema>;
