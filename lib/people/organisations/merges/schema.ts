import { distinctSchemaOf, type MergeInput, mergeSchemaOf } from "../../merging/schema";
import { ORGANISATION_MERGE_FIELD_NAMES, type OrganisationMergeField } from "./rules";

/** Two organisations that are one. */
export const organisationMergeSchema = mergeSchemaOf(ORGANISATION_MERGE_FIELD_NAMES, "organisation");

export const organisationDistinctSchema = distinctSchemaOf("organisation");

export type OrganisationMergeInput = MergeInput<OrganisationMergeField>;
