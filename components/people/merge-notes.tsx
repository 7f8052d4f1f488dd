import { RevisionList } from "@/components/audit/revision-list";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, SubmitButton } from "@/components/ui/form";
import type { FieldWords } from "@/lib/audit/describe";
import { counted } from "@/lib/counts";
import { formatInstant } from "@/lib/dates";
import type { Moving } from "@/lib/people/merges/queries";
import { wordsOfMoving } from "@/lib/people/merging/labels";
import type { MergeView } from "@/lib/people/merging/rules";
import type { Result } from "@/lib/result";

type MergeListProps = {
  merges: readonly MergeView[];
  zone: string;
  mayUndo: boolean;
  undo: (data: FormData) => Promise<Result<unknown>>;
  labelOf: (field: string) => string;
  words: FieldWords;
};

/** What was merged into a record, each with what was on record of it and the way back for whoever may take it. */
export function MergeList({ merges, zone, mayUndo, undo, labelOf, words }: MergeListProps) {
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
              <RevisionList revisions={merge.revisions} hereZone={zone} labelOf={labelOf} words={words} />
            </Disclosure>
          ) : null}
          {mayUndo && merge.through === null ? (
            <Form action={undo} className="gap-2 print:hidden">
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

/** What names the one that goes, of each kind how much. */
export function MovingList({ items }: { items: readonly string[] }) {
  return items.length > 0 ? (
    <ul className="list-disc pl-5">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  ) : (
    <p>Nothing that is open to you names it.</p>
  );
}

/** What a merge of people will move, and what it will leave to put right by hand. */
export function MovingNote({ moving }: { moving: Moving }) {
  const { engagements, posts, shared, others } = moving;
  const items = [counted(engagements, "engagement"), counted(posts, "post"), ...wordsOfMoving(others)];
  return (
    <div className="grid gap-2">
      <p>These name this person and move; so do records that are not open to you.</p>
      <MovingList items={items} />
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
