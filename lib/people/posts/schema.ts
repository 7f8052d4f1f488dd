import { z } from "zod";
import {
  flag,
  idField,
  newIdField,
  optionalChoice,
  optionalCountry,
  optionalId,
  versionField,
} from "@/lib/fields";
import { requiredText } from "@/lib/text";
import { RANK_CODES } from "../ranks";

export const POST_TEXT_LIMITS = { title: 160, organisation: 160 } as const;

/** A billet, whoever holds it. */
const postSchema = z.object({
  title: requiredText(POST_TEXT_LIMITS.title, "Give the title."),
  organisationId: optionalId("Choose an organisation of the list."),
  /** When left out, that of the organisation. */
  nation: optionalCountry("Choose a country of the list."),
  rankCode: optionalChoice(RANK_CODES, "Choose one of the list."),
});

export const createPostSchema = postSchema.extend({ id: newIdField });

export const editPostSchema = postSchema.extend({
  id: idField("There is no such post."),
  version: versionField,
  isActive: flag(),
});

/** What a form that is being filled in says of the post so far; what does not fit finds nothing. */
export const typedPostSchema = postSchema.pick({ title: true, organisationId: true, nation: true });

export type PostInput = z.output<typeof postSchema>;
export type CreatePost = z.output<typeof createPostSchema>;
export type EditPost = z.output<typeof editPostSchema>;
