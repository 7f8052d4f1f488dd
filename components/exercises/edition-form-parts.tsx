import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/form";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { editionHref } from "@/lib/exercises/editions/links";
import type { Edition } from "@/lib/exercises/editions/queries";

type Place = Pick<Edition, "reference"> & { series: { slug: string } };

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
