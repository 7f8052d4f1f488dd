import { z } from "zod";
import { idField, newIdField, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";

const DAMAGED = "This form has lost what it is about; reload the page.";

export const COMMENT_LENGTH = 4_000;

const text = requiredText(COMMENT_LENGTH, "Write the comment first.");

export const addCommentSchema = z.object({ id: newIdField, engagementId: idField(DAMAGED), text });
export type AddComment = z.output<typeof addCommentSchema>;

export const changeCommentSchema = z.object({ id: idField(DAMAGED), version: versionField, text });
export type ChangeComment = z.output<typeof changeCommentSchema>;

export const removeCommentSchema = z.object({ id: idField(DAMAGED) });
