import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { editionHref } from "@/lib/exercises/editions/links";
import type { Edition } from "@/lib/exercises/editions/queries";

type Place = Pick<Edition, "reference"> & { series: { slug: string } };

/** Of the edition that is changed what each of its forms needs. */
export type EditionKey = Place & Pick<Edition, "id" | "version">;

export function Buttons({ edition, word = "Save" }: { edition: Place; word?: string }) {
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton>{word}</SubmitButton>
      <ButtonLink
        variant="quiet"
        href={editionHref({ slug: edition.series.slug, reference: edition.reference })}
      >
        Back to the edition
      </ButtonLink>
    </div>
  );
}

/** After a stale save: the way to what the other person saved, without losing what was typed here. */
export function SavedEdition({ edition }: { edition: Place }) {
  const href = editionHref({ slug: edition.series.slug, reference: edition.reference });
  return <SavedVersionNote href={href} />;
}

/** What is added, and to which edition. */
export function AdditionKey({ id, edition }: { id: string; edition: Pick<Edition, "id"> }) {
  return (
    <>
      <RecordKey id={id} />
      <input type="hidden" name="editionId" value={edition.id} />
    </>
  );
}
