import { distinctSchemaOf, type MergeInput, mergeSchemaOf } from "../../merging/schema";
import { POST_MERGE_FIELD_NAMES, type PostMergeField } from "./rules";

/** Two posts that are one. */
export const postMergeSchema = mergeSchemaOf(POST_MERGE_FIELD_NAMES, "post");

export const postDistinctSchema = distinctSchemaOf("post");

export type PostMergeInput = MergeInput<PostMergeField>;
