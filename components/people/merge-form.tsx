import { Form, SubmitButton } from "@/components/ui/form";
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
import { NameInScript } from "./name-in-script";

type MergeFormProps = { winner: PersonRow; loser: PersonRow };

/** Two people side by side, field by field. Where they agree there is nothing to choose. */
export function MergeForm({ winner, loser }: MergeFormProps) {
  return (
    <Form action={mergePeopleAction} staleNote={<p>Reload the page to compare them as they are now.</p>}>
      <input type="hidden" name="winnerId" value={winner.id} />
      <input type="hidden" name="loserId" value={loser.id} />
      <input type="hidden" name="winnerVersion" value={winner.version} />
      <input type="hidden" name="loserVersion" value={loser.version} />
      <div className="grid gap-4">
        {MERGE_FIELD_NAMES.map((field) => (
          <FieldChoice key={field} field={field} winner={winner} loser={loser} />
        ))}
      </div>
      <SubmitButton className="w-fit" pendingLabel="Merging…">
        Merge
      </SubmitButton>
    </Form>
  );
}

function FieldChoice({ field, winner, loser }: MergeFormProps & { field: MergeField }) {
  const isSame = agrees(field, winner, loser);
  const chosen = offered(field, winner, loser);
  const sides = [
    { side: "winner", person: winner },
    { side: "loser", person: loser },
  ] as const;
  return (
    <fieldset className="grid min-w-0 gap-1.5 border-b border-border pb-4">
      <legend className="float-left mb-1.5 font-medium">{MERGE_FIELD_LABELS[field]}</legend>
      {isSame ? (
        <p className="clear-both">
          <Value field={field} person={winner} />{" "}
          <span className="text-sm text-muted">(the same in both)</span>
        </p>
      ) : (
        <div className="clear-both grid gap-2 sm:grid-cols-2">
          {sides.map(({ side, person }) => (
            <label
              key={side}
              className="flex min-h-10 min-w-0 items-center gap-2.5 rounded-md border border-control bg-surface px-3 py-2 has-checked:border-primary has-checked:bg-selected"
            >
              <input
                type="radio"
                name={`fields.${field}`}
                value={side}
                defaultChecked={chosen === side}
                className="size-4 shrink-0"
              />
              <span className="min-w-0 break-words">
                <Value field={field} person={person} />
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
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
  const text = wordsOf(field, person);
  return text ? (
    <bdi className="wrap-anywhere whitespace-pre-line">{text}</bdi>
  ) : (
    <span className="text-muted">Nothing</span>
  );
}

function wordsOf(field: MergeField, person: PersonRow): string | null {
  switch (field) {
    case "nationality":
      return person.countryName;
    case "service":
      return person.service && SERVICE_LABELS[person.service];
    case "rank":
      return [person.rankText, person.rankCode && gradeName(person.rankCode)].filter(Boolean).join(", ");
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
