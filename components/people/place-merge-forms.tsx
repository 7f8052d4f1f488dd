import { agreeIn, offeredIn } from "@/lib/people/merging/rules";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import { mergeOrganisationsAction } from "@/lib/people/organisations/merges/actions";
import {
  ORGANISATION_MERGE_FIELD_NAMES,
  ORGANISATION_MERGE_FIELDS,
  ORGANISATION_MERGE_LABELS,
  type OrganisationMergeField,
} from "@/lib/people/organisations/merges/rules";
import type { OrganisationRow } from "@/lib/people/organisations/queries";
import { mergePostsAction } from "@/lib/people/posts/merges/actions";
import {
  POST_MERGE_FIELD_NAMES,
  POST_MERGE_FIELDS,
  POST_MERGE_LABELS,
  type PostMergeField,
} from "@/lib/people/posts/merges/rules";
import type { PostRow } from "@/lib/people/posts/queries";
import { gradeName } from "@/lib/people/ranks";
import { MergeChoices, MergeValue } from "./merge-choices";

/** Two organisations side by side, field by field. */
export function OrganisationMergeForm({
  winner,
  loser,
}: {
  winner: OrganisationRow;
  loser: OrganisationRow;
}) {
  return (
    <MergeChoices
      action={mergeOrganisationsAction}
      winner={winner}
      loser={loser}
      choices={ORGANISATION_MERGE_FIELD_NAMES.map((field) => ({
        field,
        label: ORGANISATION_MERGE_LABELS[field],
        isSame: agreeIn(ORGANISATION_MERGE_FIELDS[field], winner, loser),
        chosen: offeredIn(ORGANISATION_MERGE_FIELDS[field], winner, loser),
        winner: <MergeValue text={wordsOfOrganisation(field, winner)} />,
        loser: <MergeValue text={wordsOfOrganisation(field, loser)} />,
      }))}
    />
  );
}

/** Two posts side by side, field by field. */
export function PostMergeForm({ winner, loser }: { winner: PostRow; loser: PostRow }) {
  return (
    <MergeChoices
      action={mergePostsAction}
      winner={winner}
      loser={loser}
      choices={POST_MERGE_FIELD_NAMES.map((field) => ({
        field,
        label: POST_MERGE_LABELS[field],
        isSame: agreeIn(POST_MERGE_FIELDS[field], winner, loser),
        chosen: offeredIn(POST_MERGE_FIELDS[field], winner, loser),
        winner: <MergeValue text={wordsOfPost(field, winner)} />,
        loser: <MergeValue text={wordsOfPost(field, loser)} />,
      }))}
    />
  );
}

function wordsOfOrganisation(field: OrganisationMergeField, row: OrganisationRow): string | null {
  switch (field) {
    case "kind":
      return ORGANISATION_KIND_LABELS[row.kind];
    case "nation":
      return row.nationName ?? "International";
    case "parent":
      return row.parentName;
    case "isActive":
      return row.isActive ? "Yes" : "No";
    default:
      return row[field];
  }
}

function wordsOfPost(field: PostMergeField, row: PostRow): string | null {
  switch (field) {
    case "nation":
      return row.nationName ?? "International";
    case "rankCode":
      return row.rankCode && gradeName(row.rankCode);
    case "isActive":
      return row.isActive ? "Yes" : "No";
    default:
      return row[field];
  }
}
