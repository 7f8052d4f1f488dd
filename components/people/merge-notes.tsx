import { RevisionList } from "@/components/audit/revision-list";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, SubmitButton } from "@/components/ui/form";
import { formatInstant } from "@/lib/dates";
import { PERSON_WORDS, personFieldLabel } from "@/lib/people/labels";
import { undoMergeAction } from "@/lib/people/merges/actions";
import type { MergeView, Moving } from "@/lib/people/merges/queries";

/** Who was merged into a person, each with what was on record of them and the way back for whoever may take it. */
export function MergeList({
  merges,
  zone,
  mayUndo,
}: {
  merges: readonly MergeView[];
  zone: string;
  mayUndo: boolean;
}) {
  return (
    <ul className="grid gap-3">
      {merges.map((merge) => (
        <li key={merge.id} className="grid gap-2">
          <p>
            <bdi>{merge.loserName}</bdi>, {formatInstant(merge.mergedAt, zone)}
            {merge.by ? <span className="text-muted"> by {merge.by}</span> : null}
            {merge.through ? (
              <span className="text-muted">
                , into <bdi>{merge.through}</bdi>
              </span>
            ) : null}
          </p>
          {merge.revisions.length > 0 ? (
            <Disclosure
              className="print:hidden"
              summary={
                <span>
                  History of <bdi>{merge.loserName}</bdi>
                </span>
              }
            >
              <RevisionList
                revisions={merge.revisions}
                hereZone={zone}
                labelOf={personFieldLabel}
                words={PERSON_WORDS}
              />
            </Disclosure>
          ) : null}
          {mayUndo && merge.through === null ? (
            <Form action={undoMergeAction} className="gap-2 print:hidden">
              <input type="hidden" name="id" value={merge.id} />
              <SubmitButton variant="secondary" size="sm" className="w-fit" pendingLabel="Undoing…">
                Undo this merge<span className="sr-only"> with {merge.loserName}</span>
              </SubmitButton>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What a merge will move, and what it will leave to put right by hand. */
export function MovingNote({ moving }: { moving: Moving }) {
  const { engagements, posts, shared } = moving;
  return (
    <div className="grid gap-2">
      <p>
        {engagements === 1 ? "1 engagement" : `${engagements} engagements`} and{" "}
        {posts === 1 ? "1 post" : `${posts} posts`} open to you move, with contact details and everything else
        that names this person; so do records that are not open to you.
      </p>
      {shared.length > 0 ? (
        <>
          <p>Both stand at these, where the person will stand twice until a row is taken out:</p>
          <ul className="list-disc pl-5">
            {shared.map(({ reference, title }) => (
              <li key={reference}>
                <Anchor href={`/engagements/${reference}`} className="prose-link">
                  {title}
                </Anchor>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
