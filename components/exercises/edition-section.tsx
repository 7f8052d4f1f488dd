import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { todayIn } from "@/lib/dates";
import { isOfTheWhole } from "@/lib/exercises/editions/figures/rules";
import { editionHref } from "@/lib/exercises/editions/links";
import type { Edition } from "@/lib/exercises/editions/queries";
import { viennaHint } from "@/lib/exercises/editions/vienna/rules";
import { FigureGroups } from "./figure-groups";
import { Review } from "./review";
import { ViennaNotice } from "./vienna-notice";

type EditionSectionProps = {
  edition: Edition;
  /** Whether the engagement once said some of it itself. */
  wasSaidHere: boolean;
};

/** What an edition says of the engagements that name it: figures, how its review stands, and what was learnt. To read only. */
export function EditionSection({ edition, wasSaidHere }: EditionSectionProps) {
  const { series, reference, lessons, isReviewClosed, cancelReason } = edition;
  const figures = edition.figures.filter(isOfTheWhole);
  return (
    <Section
      title="Figures and review of the edition"
      note={`${cancelReason === null ? "" : "The edition was cancelled. "}The review is ${isReviewClosed ? "closed" : "open"}.`}
      action={
        <Anchor href={editionHref({ slug: series.slug, reference })} className="prose-link">
          {reference}
        </Anchor>
      }
      boxed
    >
      <div className="grid gap-4">
        <ViennaNotice hint={viennaHint(edition, edition.figures)} />
        {figures.length > 0 ? (
          <FigureGroups figures={figures} />
        ) : (
          <p className="text-muted">No figures on record.</p>
        )}
        {lessons ? (
          <Review edition={edition} lessons={lessons} today={todayIn("UTC", new Date())} mayEdit={false} />
        ) : null}
        {wasSaidHere ? (
          <p className="text-sm text-muted">
            What this engagement said of them itself, before the edition alone did, stands in its history.
          </p>
        ) : null}
      </div>
    </Section>
  );
}
