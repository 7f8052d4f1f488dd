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

const cover = {
  startsOn: dayField("Give the first day."),
  endsOn: optionalDay(),
  isBackup: flag(),
};

const postSchema = z.object({ postId: idField("Choose a post."), ...cover }).superRefine(endsAfterStart);

const memberSchema = z.object({ userId: idField("Choose a person."), ...cover }).superRefine(endsAfterStart);

/** A portfolio as the form sends it. Dates are calendar days (UTC), both ends included; no end means until further notice. Without
 * countries it gives nothing. */
export const portfolioSchema = z
  .object({
    name: requiredText(120, "Give the name."),
    startsOn: dayField("Give the first day."),
    endsOn: optionalDay(),
    countries: listOf(countryField("Choose a country."), 300).transform((codes) => codes.toSorted()),
    posts: z.array(postSchema).max(200, "A portfolio can have at most 200 posts.").default([]),
    members: z.array(memberSchema).max(200, "A portfolio can have at most 200 people.").default([]),
  })
  .superRefine(endsAfterStart)
  .superRefine(({ posts, members }, context) => {
    const refuseTwice = (rows: readonly Named[], path: [string, string], message: string) =>
      rows.forEach((row, index) => {
        if (rows.some((other, at) => at < index && other.of === row.of && overlaps(other, row)))
          context.addIssue({ code: "custom", path: [path[0], index, path[1]], message });
      });
    refuseTwice(
      posts.map(({ postId, ...days }) => ({ of: postId, ...days })),
      ["posts", "postId"],
      "This post already covers the portfolio on some of these days.",
    );
    refuseTwice(
      members.map(({ userId, ...days }) => ({ of: userId, ...days })),
      ["members", "userId"],
      "This person already covers the portfolio on some of these days.",
    );
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
/** Days of a post or person, by its id. */
type Named = Period & { of: string };

function endsAfterStart({ startsOn, endsOn }: Period, context: z.RefinementCtx): void {
  if (endsOn !== null && endsOn < startsOn)
    context.addIssue({ code: "custom", path: ["endsOn"], message: "The last day is before the first." });
}

function overlaps(one: Period, other: Period): boolean {
  return one.startsOn <= (other.endsOn ?? "9999-12-31") && other.startsOn <= (one.endsOn ?? "9999-12-31");
}
