import { formatDate } from "@/lib/dates";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { mergePeopleAction } from "@/lib/people/merges/actions";
import {
  agrees,
  MERGE_FIELD_LABELS,
  MERGE_FIELD_NAMES,
  type MergeField,
  offered,
} from "@/lib/people/merges/rules";
import type { PersonRow } from "@/lib/people/queries";
import { gradeName } from "@/lib/people/ranks";
import { NATIVE_LANGUAGES } from "@/lib/people/schema";
import { MergeChoices, MergeValue } from "./merge-choices";
import { NameInScript } from "./name-in-script";

/** Two people side by side, field by field. */
export function MergeForm({ winner, loser }: { winner: PersonRow; loser: PersonRow }) {
  return (
    <MergeChoices
      action={mergePeopleAction}
      winner={winner}
      loser={loser}
      choices={MERGE_FIELD_NAMES.map((field) => ({
        field,
        label: MERGE_FIELD_LABELS[field],
        isSame: agrees(field, winner, loser),
        chosen: offered(field, winner, loser),
        winner: <Value field={field} person={winner} />,
        loser: <Value field={field} person={loser} />,
      }))}
    />
  );
}

function Value({ field, person }: { field: MergeField; person: PersonRow }) {
  if (field === "nativeName" && person.nativeName) {
    const language = Object.entries(NATIVE_LANGUAGES).find(([tag]) => tag === person.nativeLanguage)?.[1];
    return (
      <>
        <NameInScript name={person.nativeName} language={person.nativeLanguage} />
        {language ? <span className="text-muted"> ({language})</span> : null}
      </>
    );
  }
  return <MergeValue text={wordsOf(field, person)} />;
}

function wordsOf(field: MergeField, person: PersonRow): string | null {
  switch (field) {
    case "nationality":
      return person.countryName;
    case "service":
      return person.service && SERVICE_LABELS[person.service];
    case "rank":
      return [
        person.rankText,
        person.rankCode && gradeName(person.rankCode),
        person.rankSince && `since ${formatDate(person.rankSince)}`,
      ]
        .filter(Boolean)
        .join(", ");
    case "verifiedOn":
      return person.verifiedOn && formatDate(person.verifiedOn);
    case "biography":
      return [person.biography, person.biographySource].filter(Boolean).join("\n");
    case "isActive":
      return person.isActive ? "Yes" : "No";
    default:
      return person[field];
  }
}
