import { distinctSchemaOf, type MergeInput as InputOf, mergeSchemaOf } from "../merging/schema";
import { MERGE_FIELD_NAMES, type MergeField } from "./rules";

/** Two people who are one. */
export const mergeSchema = mergeSchemaOf(MERGE_FIELD_NAMES, "person");

export const distinctSchema = distinctSchemaOf("person");

export type MergeInput = InputOf<MergeField>;
