import { z } from "zod";
import { bearerField, DAMAGED } from "@/lib/bearers/schema";
import { idField, newIdField, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";

export const COMMENT_LENGTH = 4_000;

const text = requiredText(COMMENT_LENGTH, "Write the comment first.");

export const addCommentSchema = z.object({ id: newIdField, of: bearerField, text });
export type AddComment = z.output<typeof addCommentSchema>;

export const changeCommentSchema = z.object({ id: idField(DAMAGED), version: versionField, text });
export type ChangeComment = z.output<typeof changeCommentSchema>;

export const removeCommentSchema = z.object({ id: idField(DAMAGED) });
